import { carryOut } from '#platform/decide.ts';
import { withdrawVote } from '../contract/votes.ts';
import { decideVoteWithdrawal } from '../rules/decisions/hold.ts';
import { addendaPart, meetingPart, partOf, rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Bỏ kết quả biểu quyết». */
export const handleWithdrawVote = carryOut(
  withdrawVote,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      rowPart(all.vote, tx.home, input.voteId),
      partOf(all.vote, tx.home, input.meetingId),
      partOf(all.agendaItem, tx.home, input.meetingId),
      partOf(all.resolution, tx.home, input.meetingId),
      addendaPart(tx.home),
    ],
  },
  decideVoteWithdrawal,
);
