export type { Meeting, Standing, Task } from './rules/types.ts';
export { dutyOf, type Duty, type DutyStanding } from './rules/duty.ts';
