import { carryOut } from '#platform/decide.ts';
import { tellMembers } from '../contract.ts';
import { decideTell } from '../rules/decisions/roll.ts';
import { meetingPart, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Đã báo họp». */
export const handleTellMembers = carryOut(
  tellMembers,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.rollEntry, tx.home, input.meetingId),
    ],
  },
  decideTell,
);
