import { carryOut } from '#platform/decide.ts';
import { concludeItem } from '../contract.ts';
import { decideConclusion } from '../rules/decisions/hold.ts';
import { meetingPart, partOf, rowPart, versionParts } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Kết luận mục». */
export const handleConcludeItem = carryOut(
  concludeItem,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      rowPart(all.agendaItem, tx.home, input.itemId),
      partOf(all.vote, tx.home, input.meetingId),
      partOf(all.paperReadOut, tx.home, input.meetingId),
      ...versionParts(tx.home, input.meetingId),
    ],
  },
  decideConclusion,
);
