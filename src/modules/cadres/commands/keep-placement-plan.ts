import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { keep } from '#platform/decide.ts';
import { handle } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { keepPlacementPlan } from '../contract.ts';
import { mayKeep, type PlacementPlanRow } from '../rules/plan.ts';
import { problems } from '../rules/problems.ts';
import { placementPair, placementPlan } from '../tables.ts';

/** «Lưu phương án» — a draft of the committee; kept again, its pairs are written anew. */
export const handleKeepPlacementPlan = handle(
  keepPlacementPlan,
  { right: 'members.keep' },
  async (tx, { planId, title, asOf, basis, pairs }) => {
    const known = await tx.ask<Pick<PlacementPlanRow, 'state' | 'organisationNo'> & { pairs: string[] }>(sql`
      select plan.state, plan.organisation_no as "organisationNo",
             array(select pair.id from cadres.placement_pair as pair where pair.plan_id = plan.id) as pairs
      from cadres.placement_plan as plan where plan.id = ${planId}`);
    const plan = known[0] ?? null;
    if (plan && plan.organisationNo !== tx.home.no) return refuse(platformProblems.notFound);
    const may = mayKeep(plan, pairs);
    if (!may.ok) return may;
    const [reach] = await tx.ask<{ all: boolean }>(sql`
      select not exists (
        select from unnest(${pairs.map((pair) => pair.personId)}::uuid[], ${pairs.map((pair) => pair.cellId)}::uuid[]) as asked (person_id, cell_id)
        where not exists (select from members_read.person as person where person.id = asked.person_id)
           or not exists (
             select from organisation_read.reach as reach
             join platform.organisation_head as head on head.organisation_no = reach.organisation_no
             where head.organisation_id = asked.cell_id and reach.above_no = ${tx.home.no}
               and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date)) as all`);
    if (!reach?.all) return refuse(problems.notInReach);
    const open = { state: 'draft', decision: null, fromDay: null, untilDay: null } as const;
    tx.put(placementPlan, [{ id: planId, organisationNo: tx.home.no, title, asOf, basis, ...open }]);
    const dropped = (plan?.pairs ?? []).filter((id) => !pairs.some((pair) => pair.id === id));
    if (dropped.length > 0)
      tx.remove(
        placementPair,
        dropped.map((id) => ({ id })),
      );
    const rows = pairs.map((pair) => ({ ...pair, planId, organisationNo: tx.home.no }));
    keep(tx, placementPair, plan?.pairs ?? [], rows);
    return ok({ planId });
  },
);
