import { carryOut } from '#platform/decide.ts';
import { writeAddendum } from '../contract.ts';
import { decideAddendum } from '../rules/decisions/addendum.ts';
import { addendaPart, comingParts, meetingPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Ghi phụ lục biên bản». */
export const handleWriteAddendum = carryOut(
  writeAddendum,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      addendaPart(tx.home),
      ...comingParts(tx.home),
    ],
  },
  decideAddendum,
);
