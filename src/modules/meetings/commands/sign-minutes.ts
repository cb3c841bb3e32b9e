import { carryOut } from '#platform/decide.ts';
import { signMinutes } from '../contract/signing.ts';
import { decideSigning } from '../rules/decisions/signing.ts';
import { meetingPart, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Ký biên bản». */
export const handleSignMinutes = carryOut(
  signMinutes,
  {
    right: 'meetings.answer',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.minutes, tx.home, input.meetingId),
      partOf(all.signature, tx.home, input.meetingId),
    ],
  },
  decideSigning,
);
