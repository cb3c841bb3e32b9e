import { carryOut } from '#platform/decide.ts';
import { reopenItem } from '../contract.ts';
import { decideReopening } from '../rules/decisions/hold.ts';
import { meetingPart, partOf, rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Bàn lại mục». */
export const handleReopenItem = carryOut(
  reopenItem,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      rowPart(all.agendaItem, tx.home, input.itemId),
      partOf(all.resolution, tx.home, input.meetingId),
      partOf(all.paperReadOut, tx.home, input.meetingId),
    ],
  },
  decideReopening,
);
