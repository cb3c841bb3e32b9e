import type { CivilDate } from '#kernel/civil-date.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { PeoplePlacedInCells } from '#modules/members/public.ts';
import { sql } from '#platform/database/pool.ts';
import { handle } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { settlePlacementPlan } from '../contract.ts';
import { settle, type PlacementPlanRow } from '../rules/plan.ts';
import { placementPlan } from '../tables.ts';

/**
 * «Quyết định phương án» — by a person, with the number of the signed decision. What is taken becomes attachments in
 * the books of the cells, in the same transaction; one that cannot stand refuses the whole.
 */
export const handleSettlePlacementPlan = handle(
  settlePlacementPlan,
  {
    right: 'members.keep',
    touches: async (tx, { planId, outcome }) => {
      if (outcome !== 'taken') return [];
      const rows = await tx.ask<{ no: number }>(sql`
        select distinct head.organisation_no as no from cadres.placement_pair as pair
        join platform.organisation_head as head on head.organisation_id = pair.cell_id where pair.plan_id = ${planId}`);
      return rows.map(({ no }) => no);
    },
  },
  async (tx, said) => {
    const [plan] = await tx.ask<Pick<PlacementPlanRow, 'state'>>(sql`
      select state from cadres.placement_plan where id = ${said.planId} and organisation_no = ${tx.home.no}`);
    if (!plan) return refuse(platformProblems.notFound);
    const settled = settle(plan, said);
    if (!settled.ok) return settled;
    tx.amend(placementPlan, [{ id: said.planId, ...settled.value }]);
    const { decision, fromDay: from, untilDay: until } = settled.value;
    if (decision !== null && from !== null) {
      const pairs = await tx.ask<PeoplePlacedInCells['pairs'][number]>(sql`
        select id, person_id as "personId", cell_id as "cellId", duty from cadres.placement_pair where plan_id = ${said.planId} order by id`);
      const of: PeoplePlacedInCells = {
        decision,
        from: from as CivilDate,
        until: until as CivilDate | null,
        pairs,
      };
      const placed = await tx.react({ name: 'placement-taken', of });
      if (!placed.ok) return placed;
    }
    return ok({ planId: said.planId });
  },
);
