import type { InputOf } from '#kernel/contract.ts';
import type { adoptResolution, lockMinutes } from './contract.ts';

export { answerInvitation, draftResolution } from './contract.ts';
export type { Meeting, MeetingState, Standing, Task } from './rules/types.ts';
export type { AgendaItemRow, MeetingRow, ResolutionRow, RollEntryRow, TaskRow } from './rules/rows.ts';
export { inOrder } from './rules/agenda.ts';
export { agendaOf, dayOf, tasksOf } from './rules/book.ts';
export { dutyOf, type Duty, type DutyStanding } from './rules/duty.ts';
export { meetingFrom, ofMeeting, rollOf, taskFrom } from './rules/from-rows.ts';
export { monthPath, type MonthStep } from './rules/month.ts';
export { nextStep, type NextStep } from './rules/next-step.ts';
export { nameOfPerson, peopleOfCell, type CellPerson } from './rules/people.ts';
export { missingInTasks, whatIsMissing } from './rules/resolution.ts';
export { countRoll } from './rules/roll.ts';
export { circumstanceWords, meetingWord, monthWord } from './rules/words.ts';
export { findEntry, writableMeeting } from './rules/decisions/ground.ts';
export { meetingDecisions } from './rules/effects/meeting-effects.ts';

/** What adopting a resolution takes. */
export type AdoptResolution = InputOf<typeof adoptResolution>;
/** What locking the minutes takes. */
export type LockMinutes = InputOf<typeof lockMinutes>;
