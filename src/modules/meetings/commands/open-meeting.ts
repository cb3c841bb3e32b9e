import { carryOut } from '#platform/decide.ts';
import { openMeeting } from '../contract.ts';
import { decideOpen } from '../rules/decisions/roll.ts';
import { besidesPart, meetingPart, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Khai mạc». */
export const handleOpenMeeting = carryOut(
  openMeeting,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      besidesPart(tx.home, input.meetingId, input.heldOn),
      partOf(all.rollEntry, tx.home, input.meetingId),
      partOf(all.resolution, tx.home, input.meetingId),
      partOf(all.book, tx.home, input.meetingId),
    ],
  },
  decideOpen,
);
