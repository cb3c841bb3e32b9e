import { carryOut } from '#platform/decide.ts';
import { readBackMinutes } from '../contract.ts';
import { decideReadBack } from '../rules/decisions/close.ts';
import { meetingPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Đọc lại biên bản». */
export const handleReadBackMinutes = carryOut(
  readBackMinutes,
  { right: 'meetings.keep', tables: tables, load: (tx, input) => [meetingPart(tx.home, input.meetingId)] },
  decideReadBack,
);
