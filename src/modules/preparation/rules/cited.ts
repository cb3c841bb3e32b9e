import { citedBy, type RuleOfProblem } from '#kernel/cited.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { todayOf } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import type { MeetingOfMonth } from './rows.ts';

/** «Căn cứ của lời từ chối» — by the code of the problem, the rule it rests on. */
export const ruleOfProblem: RuleOfProblem = {
  'preparation.figureIsFixed': 'meetings.preparation-steps',
  'preparation.figureIsBeyondPart': 'meetings.score-frame',
  'preparation.stepUnknown': 'meetings.preparation-steps',
  'preparation.stepIsToCome': 'meetings.preparation-steps',
  'preparation.stepAfterMeeting': 'meetings.preparation-steps',
  'preparation.stepNeedsMinutes': 'meetings.preparation-steps',
  'preparation.committeeMeetingIsToCome': 'meetings.preparation-steps',
  'preparation.committeeMinutesAreEmpty': 'meetings.preparation-steps',
  'preparation.committeeMeetingHasOutsiders': 'organisation.committee-from-official',
  'preparation.committeeIsShort': 'meetings.vote-majority',
  'preparation.committeeSignerWasAway': 'meetings.minutes-form',
  'preparation.isNoSignerOfCommittee': 'meetings.minutes-form',
};

interface Ordered {
  readonly meetingId?: Id | null;
  readonly heldOn?: CivilDate;
}

/** «Từ chối kèm căn cứ» — as the rule stood on the day of the meeting, or of what was done. */
export const cited = citedBy(ruleOfProblem, (rows, input, desk) => {
  const { meetingId, heldOn } = input as Ordered;
  const today = todayOf(desk);
  const meeting = meetingId ? rows.one<MeetingOfMonth>('meeting', meetingId) : undefined;
  return meeting?.heldOn ?? meeting?.plannedOn ?? (heldOn && heldOn < today ? heldOn : today);
});
