import { citedBy, type RuleOfProblem } from '#kernel/cited.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { todayOf } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import type { MeetingRow } from './rows.ts';

/** «Căn cứ của lời từ chối» — by the code of the problem, the rule it rests on. */
export const ruleOfProblem: RuleOfProblem = {
  'meetings.secondMeetingOfADay': 'meetings.times-per-month',
  'meetings.dayIsOfAnotherMonth': 'meetings.times-per-month',
  'meetings.reasonIsMissing': 'meetings.minutes-form',
  'meetings.suspendedMayNotAttend': 'meetings.vote-deductions',
  'meetings.rollIsIncomplete': 'meetings.vote-deductions',
  'meetings.countsDoNotAddUp': 'meetings.vote-deductions',
  'meetings.probationaryCountsTooMany': 'meetings.vote-deductions',
  'meetings.countsDiffer': 'meetings.vote-forms',
  'meetings.voteIsNotCarried': 'meetings.vote-majority',
  'meetings.resolutionHasNoTask': 'meetings.resolution-form',
  'meetings.taskNeedsOwner': 'meetings.resolution-form',
  'meetings.taskNeedsDeadline': 'meetings.resolution-form',
  'meetings.taskIsDueBeforeMeeting': 'meetings.resolution-form',
  'meetings.minutesAreNotReadBack': 'meetings.minutes-form',
  'meetings.remarksAreOpen': 'meetings.minutes-form',
  'meetings.lockIsBlocked': 'meetings.minutes-form',
};

interface Ordered {
  readonly meetingId?: Id | null;
  readonly plannedOn?: CivilDate | undefined;
}

/** «Từ chối kèm căn cứ» — a refusal that rests on a rule names it as it stood on the day of the meeting. */
export const cited = citedBy(ruleOfProblem, (rows, input, desk) => {
  const { meetingId, plannedOn } = input as Ordered;
  const meeting = meetingId ? rows.one<MeetingRow>('meeting', meetingId) : undefined;
  return plannedOn ?? meeting?.heldOn ?? meeting?.plannedOn ?? todayOf(desk);
});
