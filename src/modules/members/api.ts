import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleAppoint } from './commands/appoint.ts';
import { bringMembers } from './commands/bring-members.ts';
import { handleConfirmDeparture } from './commands/confirm-departure.ts';
import { handleEndTemporary } from './commands/end-temporary.ts';
import { handleIssueLetter } from './commands/issue-letter.ts';
import { handleReceiveArrival } from './commands/receive-arrival.ts';
import { handleRecordArrival } from './commands/record-arrival.ts';
import { handleRefuseArrival } from './commands/refuse-arrival.ts';
import { handleRequestTransfer } from './commands/request-transfer.ts';
import { handleWithdrawTransfer } from './commands/withdraw-transfer.ts';
import { takeBackMembers } from './commands/take-back-members.ts';
import { answerCellsNamed } from './queries/cells-named.ts';
import { answerLetterPaper } from './queries/letter-paper.ts';
import { answerMe } from './queries/me.ts';
import { answerMemberPage } from './queries/member-page.ts';
import { answerMembersOf } from './queries/members-of.ts';
import { answerMovesOf } from './queries/moves-of.ts';
import { moveProblems } from './rules/move-problems.ts';
import { problems } from './rules/problems.ts';

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
  ],
  queries: [answerMembersOf, answerMemberPage, answerMe, answerMovesOf, answerCellsNamed, answerLetterPaper],
  reactions: [bringMembers, takeBackMembers],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['office_term_pkey', problems.alreadyAppointed],
  ['office_term_once_at_a_time', problems.alreadyAppointed],
  ['office_term_one_secretary', problems.secretaryIsThere],
  ['transfer_one_at_a_time', moveProblems.transferUnderWay],
]);
