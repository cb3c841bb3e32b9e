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
  'meetings.draftIsVotedOn': 'meetings.vote-majority',
  'meetings.voteIsOnAnother': 'meetings.vote-majority',
  'meetings.resolutionHasNoTask': 'meetings.resolution-form',
  'meetings.taskNeedsOwner': 'meetings.resolution-form',
  'meetings.taskNeedsDeadline': 'meetings.resolution-form',
  'meetings.taskIsDueBeforeMeeting': 'meetings.resolution-form',
  'meetings.minutesAreNotReadBack': 'meetings.minutes-form',
  'meetings.remarksAreOpen': 'meetings.minutes-form',
  'meetings.lockIsBlocked': 'meetings.minutes-form',
  'meetings.absenceNeedsReason': 'meetings.minutes-form',
  'meetings.sameTeller': 'meetings.vote-forms',
  'meetings.tellerIsAway': 'meetings.vote-forms',
  'meetings.nobodyMayVote': 'meetings.vote-deductions',
  'meetings.voteIsMissing': 'meetings.matters-by-vote',
  'meetings.conclusionRestsOnVote': 'meetings.vote-majority',
  'meetings.matterIsNotWhole': 'meetings.resolution-form',
  'meetings.meetingHasResolution': 'meetings.resolution-form',
  'meetings.resolutionIsAdopted': 'meetings.resolution-form',
  'meetings.departureNeedsReason': 'meetings.score-frame',
  'meetings.pointsOutOfRange': 'meetings.score-frame',
  'meetings.scorePartNotFound': 'meetings.score-frame',
  'meetings.monthIsHeld': 'meetings.times-per-month',
  'meetings.nothingToMakeUp': 'meetings.make-up-months',
  'meetings.tooLateToMakeUp': 'meetings.make-up-months',
  'meetings.heldBeforeItsMonth': 'meetings.times-per-month',
  'meetings.mannerNeedsReason': 'meetings.online-condition',
  'meetings.onlineNotAllowed': 'meetings.online-condition',
  'meetings.moreThanThereAre': 'meetings.online-condition',
  'meetings.onlineNeedsMore': 'meetings.online-condition',
  'meetings.groupsNotAllowed': 'meetings.by-group',
  'meetings.noGroups': 'meetings.by-group',
  'meetings.tooFewForGroups': 'meetings.by-group',
  'meetings.tooOftenByGroup': 'meetings.by-group',
  'meetings.kindMayNotBeIssued': 'documents.kinds',
  'meetings.traitNotInForm': 'meetings.trait-form',
  'meetings.traitNotAStep': 'meetings.trait-form',
  'meetings.committeeRates': 'meetings.trait-form',
  'meetings.isNoSigner': 'meetings.minutes-form',
  'meetings.itemHasEntries': 'meetings.minutes-form',
  'meetings.minutesAreAdopted': 'meetings.minutes-form',
  'meetings.voteIsNotOnMinutes': 'meetings.minutes-form',
  'meetings.voteIsNotOnAddendum': 'meetings.minutes-form',
  'meetings.resolutionBearsTheDay': 'meetings.resolution-form',
  'meetings.isInLockedMinutes': 'meetings.minutes-form',
  'meetings.meetingIsLocked': 'meetings.minutes-form',
  'meetings.endNeedsReason': 'meetings.minutes-form',
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
