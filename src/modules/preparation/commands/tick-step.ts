import { carryOut } from '#platform/decide.ts';
import { tickStep } from '../contract.ts';
import { cited } from '../rules/cited.ts';
import { decideTick } from '../rules/checklist.ts';
import { stepParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Ghi bước đã làm». */
export const handleTickStep = carryOut(
  tickStep,
  { right: 'meetings.keep', tables, load: (tx, input) => stepParts(tx.home.no, input.meetingId) },
  cited(decideTick),
);
