import { carryOut } from '#platform/decide.ts';
import { untickStep } from '../contract.ts';
import { decideUntick } from '../rules/checklist.ts';
import { stepParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Bỏ ghi bước đã làm». */
export const handleUntickStep = carryOut(
  untickStep,
  { right: 'meetings.keep', tables, load: (tx, input) => stepParts(tx.home.no, input.meetingId) },
  decideUntick,
);
