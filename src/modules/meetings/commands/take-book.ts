import { carryOut } from '#platform/decide.ts';
import { takeBook } from '../contract.ts';
import { decideTakingBook } from '../rules/decisions/keeper.ts';
import { meetingPart, officeParts, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Nhận giữ sổ». */
export const handleTakeBook = carryOut(
  takeBook,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.book, tx.home, input.meetingId),
      ...officeParts(tx.home),
    ],
  },
  decideTakingBook,
);
