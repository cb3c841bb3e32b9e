import { rulesOfDay, todayOf, type Decide } from '#kernel/decision.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { citing } from '#kernel/problem.ts';
import { refuse } from '#kernel/result.ts';
import type { RuleKey } from '#kernel/rule-keys.ts';
import type { MeetingRow } from './rows.ts';

/** «Căn cứ của lời từ chối» — by the code of the problem, the rule it rests on. */
export const ruleOfProblem: Readonly<Record<string, RuleKey>> = {
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
export function cited<Input extends object, Value>(decide: Decide<Input, Value>): Decide<Input, Value> {
  return (rows, input, desk) => {
    const decided = decide(rows, input, desk);
    if (decided.ok || decided.problem.citation) return decided;
    const key = ruleOfProblem[decided.problem.code];
    if (!key) return decided;
    const { meetingId, plannedOn } = input as Ordered;
    const meeting = meetingId ? rows.one<MeetingRow>('meeting', meetingId) : undefined;
    const day = plannedOn ?? meeting?.heldOn ?? meeting?.plannedOn ?? todayOf(desk);
    const rule = rulesOfDay(desk, day)(key);
    return rule ? refuse(citing(decided.problem, rule.citation)) : decided;
  };
}
