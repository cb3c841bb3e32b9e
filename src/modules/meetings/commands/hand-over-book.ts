import { carryOut } from '#platform/decide.ts';
import { handOverBook } from '../contract.ts';
import { decideBookHandover } from '../rules/decisions/keeper.ts';
import { meetingPart, officeParts, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Giao sổ». */
export const handleHandOverBook = carryOut(
  handOverBook,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.book, tx.home, input.meetingId),
      ...officeParts(tx.home),
    ],
  },
  decideBookHandover,
);
