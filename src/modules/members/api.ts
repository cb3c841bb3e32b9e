import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleEndTerm, handleNoteSeat } from './commands/end-term.ts';
import { handleFillOffices } from './commands/fill-offices.ts';
import { handleProposeOffices } from './commands/propose-offices.ts';
import { movesOfClosing, passAttachmentsOn, takeAttachmentsBack } from './commands/settle-closing.ts';
import { handleReviewProposal } from './commands/review-proposal.ts';
import { answerOfficeProposals } from './queries/office-proposals.ts';
import { answerOfficeWatch } from './queries/office-watch.ts';
import { answerSeatsOf } from './queries/seats-of.ts';
import { handleAppoint } from './commands/appoint.ts';
import { attachPlaced } from './commands/attach-placed.ts';
import { bringMembers } from './commands/bring-members.ts';
import { handleConfirmDeparture } from './commands/confirm-departure.ts';
import { handleEndTemporary } from './commands/end-temporary.ts';
import { handleIssueLetter } from './commands/issue-letter.ts';
import { handleReceiveArrival } from './commands/receive-arrival.ts';
import { handleRecordArrival } from './commands/record-arrival.ts';
import { handleRefuseArrival } from './commands/refuse-arrival.ts';
import { handleRequestTransfer } from './commands/request-transfer.ts';
import { handleWithdrawTransfer } from './commands/withdraw-transfer.ts';
import {
  handleAssignAttachment,
  handleCommentAttachment,
  handleEndAttachment,
  handleNoteAttachment,
  handleReplyToOpinion,
} from './commands/keep-attachments.ts';
import { handleCloseCase, handleNoteStep, handleOpenCase } from './commands/keep-cases.ts';
import {
  handleEndCircumstance,
  handleSetCircumstance,
  handleUndoCircumstance,
} from './commands/keep-circumstances.ts';
import {
  handleEndMembership,
  handleRecogniseMember,
  handleUndoDeparture,
  handleUndoRecognition,
} from './commands/keep-membership.ts';
import { answerAbsencesOf } from './queries/absences-of.ts';
import { answerAttachmentsOf } from './queries/attachments-of.ts';
import { answerCellsNamed } from './queries/cells-named.ts';
import { answerCircumstancesOf } from './queries/circumstances-of.ts';
import { answerDeparturesOf } from './queries/departures-of.ts';
import { answerLetterPaper } from './queries/letter-paper.ts';
import { placePeople } from './commands/place-people.ts';
import { reachLevel } from './commands/reach-level.ts';
import { takeBackMembers } from './commands/take-back-members.ts';
import { undoPlaces } from './commands/undo-places.ts';
import { answerMe } from './queries/me.ts';
import { answerMemberPage } from './queries/member-page.ts';
import { answerMembersOf } from './queries/members-of.ts';
import { answerMovesOf } from './queries/moves-of.ts';
import { answerWorkWaiting } from './queries/work-waiting.ts';
import { standingProblems } from './rules/standing-problems.ts';
import { attachmentProblems } from './rules/attachment-problems.ts';
import { moveProblems } from './rules/move-problems.ts';
import { answerReceivedMembers } from './queries/received-members.ts';
import { answerRecordCorrections } from './queries/record-corrections.ts';
import { answerRecordGaps } from './queries/record-gaps.ts';
import { problems } from './rules/problems.ts';
import { ruleOfProblem } from './rules/cited.ts';

export const members: ModuleApi = {
  commands: [
    handleAppoint,
    handleRequestTransfer,
    handleWithdrawTransfer,
    handleIssueLetter,
    handleConfirmDeparture,
    handleReceiveArrival,
    handleRefuseArrival,
    handleRecordArrival,
    handleEndTemporary,
    handleSetCircumstance,
    handleEndCircumstance,
    handleUndoCircumstance,
    handleRecogniseMember,
    handleUndoRecognition,
    handleEndMembership,
    handleUndoDeparture,
    handleOpenCase,
    handleNoteStep,
    handleCloseCase,
    handleAssignAttachment,
    handleEndAttachment,
    handleNoteAttachment,
    handleCommentAttachment,
    handleReplyToOpinion,
    handleProposeOffices,
    handleReviewProposal,
    handleFillOffices,
    handleEndTerm,
    handleNoteSeat,
  ],
  citations: ruleOfProblem,
  queries: [
    answerMembersOf,
    answerMemberPage,
    answerMe,
    answerMovesOf,
    answerCellsNamed,
    answerLetterPaper,
    answerOfficeWatch,
    answerOfficeProposals,
    answerSeatsOf,
    answerCircumstancesOf,
    answerAbsencesOf,
    answerDeparturesOf,
    answerAttachmentsOf,
    answerRecordGaps,
    answerRecordCorrections,
    answerReceivedMembers,
    answerWorkWaiting,
  ],
  reactions: [
    bringMembers,
    takeBackMembers,
    placePeople,
    undoPlaces,
    reachLevel,
    attachPlaced,
    passAttachmentsOn,
    takeAttachmentsBack,
  ],
  surveys: [movesOfClosing],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['office_term_pkey', problems.alreadyAppointed],
  ['office_term_once_at_a_time', problems.alreadyAppointed],
  ['office_term_one_secretary', problems.secretaryIsThere],
  ['circumstance_one_of_a_kind_at_a_time', standingProblems.alreadyInForce],
  ['absence_case_one_open', standingProblems.caseIsOpen],
  ['office_term_person_id_fkey', attachmentProblems.seesNothing],
  ['attachment_once_in_a_cell', attachmentProblems.alreadyAssigned],
  ['transfer_one_at_a_time', moveProblems.transferUnderWay],
]);
