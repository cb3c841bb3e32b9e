export type { Meeting, Standing, Task } from './rules/types.ts';
export type { MeetingRow, ResolutionRow, RollEntryRow, TaskRow } from './rules/rows.ts';
export { dutyOf, type Duty, type DutyStanding } from './rules/duty.ts';
export { taskFrom } from './rules/from-rows.ts';
export { findEntry, writableMeeting } from './rules/decisions/ground.ts';
export { meetingDecisions } from './rules/effects/meeting-effects.ts';
export type { AdoptResolution, LockMinutes } from './rules/orders.ts';
