import { carryOut } from '#platform/decide.ts';
import { scoreMeeting } from '../contract.ts';
import { decideScore } from '../rules/decisions/close.ts';
import { bookParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Chấm điểm». */
export const handleScoreMeeting = carryOut(
  scoreMeeting,
  { right: 'meetings.keep', tables: tables, load: (tx, input) => bookParts(tx.home, input.meetingId) },
  decideScore,
);
