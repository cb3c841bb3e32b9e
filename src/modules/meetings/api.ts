import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleAdoptAddendum } from './commands/adopt-addendum.ts';
import { handleWithdrawAddendum } from './commands/withdraw-addendum.ts';
import { handleWriteAddendum } from './commands/write-addendum.ts';
import { handleAdoptMinutes } from './commands/adopt-minutes.ts';
import { handleAdoptResolution } from './commands/adopt-resolution.ts';
import { handleAnswerInvitation } from './commands/answer-invitation.ts';
import { handleAnswerNotice } from './commands/answer-notice.ts';
import { handleArrangeAgenda } from './commands/arrange-agenda.ts';
import { handleChangePlan } from './commands/change-plan.ts';
import { handleCloseConcern } from './commands/close-concern.ts';
import { handleCommentMinutes } from './commands/comment-minutes.ts';
import { handleConcludeItem } from './commands/conclude-item.ts';
import { handleConveneMeeting } from './commands/convene-meeting.ts';
import { handleDraftResolution } from './commands/draft-resolution.ts';
import { endMeetings, meetingsOfClosing } from './commands/end-with-cell.ts';
import { handleExcuseMeeting } from './commands/excuse-meeting.ts';
import { takeConcernsBack } from './commands/take-concerns-back.ts';
import { concernsOfClosing, layPassedConcernsAnew, passConcernsOn } from './commands/pass-concerns-on.ts';
import { handleFileSignedMinutes, handleRemoveSignedFile } from './commands/file-signed-minutes.ts';
import { handleHandOverBook } from './commands/hand-over-book.ts';
import { handleLockMinutes } from './commands/lock-minutes.ts';
import { handleNoteContribution } from './commands/note-contribution.ts';
import { handleOpenMeeting } from './commands/open-meeting.ts';
import { handlePlanMeeting } from './commands/plan-meeting.ts';
import { handleRaiseConcern } from './commands/raise-concern.ts';
import { handleRateTraits } from './commands/rate-traits.ts';
import { handleReadBackMinutes } from './commands/read-back-minutes.ts';
import { handleReopenItem } from './commands/reopen-item.ts';
import { handleReceiveMinutes } from './commands/receive-minutes.ts';
import { handleRecordAttendance } from './commands/record-attendance.ts';
import { handleRecordVote } from './commands/record-vote.ts';
import { handleWithdrawVote } from './commands/withdraw-vote.ts';
import { handleScoreMeeting } from './commands/score-meeting.ts';
import { handleSendMinutes } from './commands/send-minutes.ts';
import { handleSetItemLevel } from './commands/set-item-level.ts';
import { handleSetMinutesLevel } from './commands/set-minutes-level.ts';
import { handleSettleComment } from './commands/settle-comment.ts';
import { handleSettleVersion } from './commands/settle-version.ts';
import { handleSetYearDays } from './commands/set-year-days.ts';
import { handleSignMinutes } from './commands/sign-minutes.ts';
import { handleTakeBook } from './commands/take-book.ts';
import { handleTellMembers } from './commands/tell-members.ts';
import { handleWithdrawConcern } from './commands/withdraw-concern.ts';
import { handleWithdrawContribution } from './commands/withdraw-contribution.ts';
import {
  handleAnswerPassedConcern,
  handlePassConcern,
  handleGroupPassedConcern,
  handlePassConcernOn,
  handleTakeBackConcern,
} from './commands/pass-concern.ts';
import { handleWriteParagraph } from './commands/write-paragraph.ts';
import { answerAgendaTemplate } from './queries/agenda-template.ts';
import { answerCommitteePaper } from './queries/committee-paper.ts';
import { answerMeetingMinutes } from './queries/meeting-minutes.ts';
import { answerConcernsOfCells } from './queries/concerns-of-cells.ts';
import { answerPassedConcerns } from './queries/passed-concerns.ts';
import { answerMeetingsOf } from './queries/meetings-of.ts';
import { bookProblems } from './rules/book-problems.ts';
import { ruleOfProblem } from './rules/cited.ts';

export const meetingsApi: ModuleApi = {
  commands: [
    handlePlanMeeting,
    handleChangePlan,
    handleArrangeAgenda,
    handleSetItemLevel,
    handleSetMinutesLevel,
    handleConveneMeeting,
    handleTellMembers,
    handleAnswerInvitation,
    handleAnswerNotice,
    handleOpenMeeting,
    handleRecordAttendance,
    handleNoteContribution,
    handleWithdrawContribution,
    handleRaiseConcern,
    handleCloseConcern,
    handleWithdrawConcern,
    handlePassConcern,
    handleTakeBackConcern,
    handleAnswerPassedConcern,
    handleGroupPassedConcern,
    handlePassConcernOn,
    handleConcludeItem,
    handleWriteParagraph,
    handleSettleVersion,
    handleTakeBook,
    handleHandOverBook,
    handleReopenItem,
    handleRecordVote,
    handleWithdrawVote,
    handleDraftResolution,
    handleAdoptResolution,
    handleScoreMeeting,
    handleRateTraits,
    handleReadBackMinutes,
    handleCommentMinutes,
    handleSettleComment,
    handleAdoptMinutes,
    handleLockMinutes,
    handleSignMinutes,
    handleFileSignedMinutes,
    handleRemoveSignedFile,
    handleSetYearDays,
    handleWriteAddendum,
    handleWithdrawAddendum,
    handleAdoptAddendum,
    handleSendMinutes,
    handleReceiveMinutes,
    handleExcuseMeeting,
  ],
  citations: ruleOfProblem,
  queries: [
    answerAgendaTemplate,
    answerCommitteePaper,
    answerMeetingMinutes,
    answerMeetingsOf,
    answerPassedConcerns,
    answerConcernsOfCells,
  ],
  reactions: [endMeetings, passConcernsOn, layPassedConcernsAnew, takeConcernsBack],
  surveys: [meetingsOfClosing, concernsOfClosing],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['meeting_one_of_a_kind_a_day', bookProblems.anotherMeetingThatDay],
  ['agenda_item_meeting_id_fkey', bookProblems.meetingNotFound],
  ['roll_entry_meeting_id_fkey', bookProblems.meetingNotFound],
  ['contribution_meeting_id_fkey', bookProblems.meetingNotFound],
  ['concern_meeting_id_fkey', bookProblems.meetingNotFound],
  ['vote_meeting_id_fkey', bookProblems.meetingNotFound],
  ['addendum_meeting_id_fkey', bookProblems.meetingNotFound],
  ['resolution_meeting_id_fkey', bookProblems.meetingNotFound],
  ['vote_counts_add_up', bookProblems.countsExceedThePresent],
]);
