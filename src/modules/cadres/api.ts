import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleKeepPlacementPlan } from './commands/keep-placement-plan.ts';
import { handleSettlePlacementPlan } from './commands/settle-placement-plan.ts';
import { answerCellNeeds } from './queries/cell-needs.ts';
import { answerPlacementPlan, answerPlacementPlans } from './queries/placement-plans.ts';
import { answerSuggestPlacements } from './queries/suggest-placements.ts';
import { problems } from './rules/problems.ts';

export const cadres: ModuleApi = {
  commands: [handleKeepPlacementPlan, handleSettlePlacementPlan],
  queries: [answerCellNeeds, answerSuggestPlacements, answerPlacementPlans, answerPlacementPlan],
};

export const constraints: ReadonlyMap<string, Problem> = new Map([
  ['placement_pair_nobody_twice', problems.personTwice],
]);
