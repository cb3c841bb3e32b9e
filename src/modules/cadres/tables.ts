import { table } from '#platform/database/table.ts';
import type { PlacementPairRow, PlacementPlanRow } from './rules/plan.ts';

/** Drafts on people: only those who work in the committee itself see them. */
export const placementPlan = table<PlacementPlanRow>('cadres.placement_plan', {
  key: ['id'],
  class: 'working',
});

export const placementPair = table<PlacementPairRow>('cadres.placement_pair', {
  key: ['id'],
  class: 'working',
});

export const tables = [placementPlan, placementPair];
