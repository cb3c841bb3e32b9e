import type { InputOf } from '#kernel/contract.ts';
import type { adoptResolution, lockMinutes } from './contract.ts';

export type { Meeting, Standing, Task } from './rules/types.ts';
export type { MeetingRow, ResolutionRow, RollEntryRow, TaskRow } from './rules/rows.ts';
export { dutyOf, type Duty, type DutyStanding } from './rules/duty.ts';
export { taskFrom } from './rules/from-rows.ts';
export { findEntry, writableMeeting } from './rules/decisions/ground.ts';
export { meetingDecisions } from './rules/effects/meeting-effects.ts';

/** What adopting a resolution takes. */
export type AdoptResolution = InputOf<typeof adoptResolution>;
/** What locking the minutes takes. */
export type LockMinutes = InputOf<typeof lockMinutes>;
