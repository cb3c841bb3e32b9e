import { carryOut } from '#platform/decide.ts';
import { noteContribution } from '../contract.ts';
import { decideContribution } from '../rules/decisions/hold.ts';
import { meetingPart, partOf, rowPart, versionParts } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Ghi phát biểu». */
export const handleNoteContribution = carryOut(
  noteContribution,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      rowPart(all.agendaItem, tx.home, input.itemId),
      ...versionParts(tx.home, input.meetingId),
      rowPart(all.contribution, tx.home, input.id),
      partOf(all.rollEntry, tx.home, input.meetingId),
    ],
  },
  decideContribution,
);
