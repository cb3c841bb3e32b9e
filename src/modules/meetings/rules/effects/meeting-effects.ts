import { effectsOf, localRulesOf, type Decisions, type DeviceDesk } from '#kernel/decision.ts';
import { ruleOfProblem } from '../cited.ts';
import { decideAddendum, decideAddendumAdoption, decideAddendumWithdrawal } from '../decisions/addendum.ts';
import {
  decideLock,
  decideMinutesAdoption,
  decideReadBack,
  decideReceiving,
  decideScore,
  decideSending,
} from '../decisions/close.ts';
import { decideClosing, decideConcern, decideConcernWithdrawal } from '../decisions/concerns.ts';
import {
  decideConclusion,
  decideContribution,
  decideReopening,
  decideVoteRecord,
  decideVoteWithdrawal,
  decideWithdrawal,
} from '../decisions/hold.ts';
import { decideBookHandover, decideTakingBook } from '../decisions/keeper.ts';
import { decideLevel, decideMinutesLevel } from '../decisions/level.ts';
import { decideArrange, decideChangePlan, decideExcuse, decidePlan } from '../decisions/plan.ts';
import { decidePassing, decideTakingBack } from '../decisions/passing.ts';
import { decideAdoption, decideDraft } from '../decisions/resolution.ts';
import { decideAnswer, decideAttendance, decideConvene, decideOpen, decideTell } from '../decisions/roll.ts';
import {
  decideFileRemoval,
  decideRemark,
  decideRemarkAnswer,
  decideSignedFile,
  decideSigning,
} from '../decisions/signing.ts';
import { decideNoticeAnswer } from '../decisions/superior-notice.ts';
import { decideParagraph, decideVersion } from '../decisions/versions.ts';
import { decideTraits } from '../decisions/traits.ts';
import { decideYearDays } from '../year-days.ts';

/** «Mọi việc của buổi sinh hoạt» — by the name of the command. */
export const meetingDecisions = {
  'set-year-days': decideYearDays,
  'plan-meeting': decidePlan,
  'change-plan': decideChangePlan,
  'arrange-agenda': decideArrange,
  'set-item-level': decideLevel,
  'set-minutes-level': decideMinutesLevel,
  'convene-meeting': decideConvene,
  'tell-members': decideTell,
  'answer-invitation': decideAnswer,
  'answer-notice': decideNoticeAnswer,
  'open-meeting': decideOpen,
  'record-attendance': decideAttendance,
  'note-contribution': decideContribution,
  'withdraw-contribution': decideWithdrawal,
  'raise-concern': decideConcern,
  'close-concern': decideClosing,
  'withdraw-concern': decideConcernWithdrawal,
  'pass-concern': decidePassing,
  'take-back-concern': decideTakingBack,
  'conclude-item': decideConclusion,
  'write-paragraph': decideParagraph,
  'settle-version': decideVersion,
  'take-book': decideTakingBook,
  'hand-over-book': decideBookHandover,
  'reopen-item': decideReopening,
  'record-vote': decideVoteRecord,
  'withdraw-vote': decideVoteWithdrawal,
  'draft-resolution': decideDraft,
  'adopt-resolution': decideAdoption,
  'score-meeting': decideScore,
  'rate-traits': decideTraits,
  'read-back-minutes': decideReadBack,
  'comment-minutes': decideRemark,
  'settle-comment': decideRemarkAnswer,
  'adopt-minutes': decideMinutesAdoption,
  'lock-minutes': decideLock,
  'sign-minutes': decideSigning,
  'file-signed-minutes': decideSignedFile,
  'remove-signed-file': decideFileRemoval,
  'write-addendum': decideAddendum,
  'withdraw-addendum': decideAddendumWithdrawal,
  'adopt-addendum': decideAddendumAdoption,
  'send-minutes': decideSending,
  'receive-minutes': decideReceiving,
  'excuse-meeting': decideExcuse,
} as const satisfies Decisions;

/** «Hiệu lực dự kiến» — what the device shows until the server has answered. */
export const meetingEffects = (device: () => DeviceDesk) => effectsOf(meetingDecisions, device);

/** «Luật trên máy» — the problems the server would give, before sending. */
export const meetingRules = (device: () => DeviceDesk) =>
  localRulesOf(meetingDecisions, device, ruleOfProblem);

/** «Gộp lần chạm» — taps of the roll call within two seconds are one command; the later mark of a person counts. */
export const meetingJoins = {
  'record-attendance': (earlier: AttendanceInput, later: AttendanceInput): AttendanceInput | null => {
    if (earlier.meetingId !== later.meetingId) return null;
    const marked = new Set(later.entries.map((entry) => entry.personId));
    return {
      ...later,
      entries: [...earlier.entries.filter((entry) => !marked.has(entry.personId)), ...later.entries],
    };
  },
};

type AttendanceInput = Parameters<typeof decideAttendance>[1];
