import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { settlePlacementPlan } from '../contract.ts';
import { settle, type PlacementPlanRow } from '../rules/plan.ts';
import { placementPlan } from '../tables.ts';

/** «Quyết định phương án» — by a person, with the number of the signed decision. */
export const handleSettlePlacementPlan = handle(
  settlePlacementPlan,
  { right: 'members.keep' },
  async (tx, said) => {
    const [plan] = await tx.ask<Pick<PlacementPlanRow, 'state'>>(sql`
      select state from cadres.placement_plan where id = ${said.planId} and organisation_no = ${tx.home.no}`);
    if (!plan) return refuse(platformProblems.notFound);
    const settled = settle(plan, said);
    if (!settled.ok) return settled;
    tx.amend(placementPlan, [{ id: said.planId, ...settled.value }]);
    return ok({ planId: said.planId });
  },
);
