import { carryOut } from '#platform/decide.ts';
import { writeParagraph } from '../contract.ts';
import { decideParagraph } from '../rules/decisions/versions.ts';
import { meetingPart, partOf, rowPart, versionParts } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Viết một đoạn». */
export const handleWriteParagraph = carryOut(
  writeParagraph,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      rowPart(all.agendaItem, tx.home, input.itemId),
      partOf(all.vote, tx.home, input.meetingId),
      ...versionParts(tx.home, input.meetingId),
    ],
  },
  decideParagraph,
);
