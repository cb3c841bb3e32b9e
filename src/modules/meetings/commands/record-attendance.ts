import { carryOut } from '#platform/decide.ts';
import { recordAttendance } from '../contract.ts';
import { decideAttendance } from '../rules/decisions/roll.ts';
import { meetingPart, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Ghi điểm danh». */
export const handleRecordAttendance = carryOut(
  recordAttendance,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.rollEntry, tx.home, input.meetingId),
    ],
  },
  decideAttendance,
);
