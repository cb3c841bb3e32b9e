import { table } from '#platform/database/table.ts';
import type {
  ArrivalRow,
  CampaignRow,
  CampaignUnitRow,
  MovedWorkRow,
  PersonPlaceRow,
  PlanRow,
  PostRow,
  ReliefRow,
  StepRow,
  WorkPlaceRow,
} from './rules/rows.ts';

export type {
  ArrivalRow,
  CampaignRow,
  CampaignUnitRow,
  MovedWorkRow,
  PersonPlaceRow,
  PlanRow,
  PostRow,
  ReliefRow,
  StepRow,
  WorkPlaceRow,
} from './rules/rows.ts';

// That there is a plan, and how far it has come, the levels above see; what it says stays with those who work on it.
export const plan = table<PlanRow>('restructuring.plan', { key: ['id'], class: 'internal' });
export const step = table<StepRow>('restructuring.step', { key: ['id'], class: 'working' });
export const personPlace = table<PersonPlaceRow>('restructuring.person_place', {
  key: ['planId', 'personId'],
  class: 'working',
});
export const post = table<PostRow>('restructuring.post', { key: ['id'], class: 'working' });
export const relief = table<ReliefRow>('restructuring.relief', {
  key: ['planId', 'termId'],
  class: 'working',
});
export const workPlace = table<WorkPlaceRow>('restructuring.work_place', {
  key: ['planId', 'itemId'],
  class: 'working',
});
export const arrival = table<ArrivalRow>('restructuring.arrival', {
  key: ['actId', 'personId'],
  class: 'internal',
});
export const movedWork = table<MovedWorkRow>('restructuring.moved_work', {
  key: ['actId', 'toId'],
  class: 'working',
});
export const campaign = table<CampaignRow>('restructuring.campaign', { key: ['id'], class: 'public' });
export const campaignUnit = table<CampaignUnitRow>('restructuring.campaign_unit', {
  key: ['campaignId', 'unitId'],
  class: 'public',
});

export const tables = [
  campaign,
  campaignUnit,
  plan,
  step,
  personPlace,
  post,
  relief,
  workPlace,
  arrival,
  movedWork,
];
