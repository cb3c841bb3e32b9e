import { carryOut } from '#platform/decide.ts';
import { recordVote } from '../contract.ts';
import { decideVoteRecord } from '../rules/decisions/hold.ts';
import { addendaPart, meetingPart, partOf, rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Ghi kết quả biểu quyết». */
export const handleRecordVote = carryOut(
  recordVote,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      rowPart(all.agendaItem, tx.home, input.itemId),
      rowPart(all.vote, tx.home, input.id),
      partOf(all.vote, tx.home, input.meetingId),
      partOf(all.rollEntry, tx.home, input.meetingId),
      partOf(all.resolution, tx.home, input.meetingId),
      addendaPart(tx.home),
    ],
  },
  decideVoteRecord,
);
