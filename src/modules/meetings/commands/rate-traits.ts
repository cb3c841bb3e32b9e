import { carryOut } from '#platform/decide.ts';
import { rateTraits } from '../contract/traits.ts';
import { decideTraits } from '../rules/decisions/traits.ts';
import { meetingPart, officeParts, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Đánh giá các mặt». */
export const handleRateTraits = carryOut(
  rateTraits,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.traitRating, tx.home, input.meetingId),
      ...officeParts(tx.home),
    ],
  },
  decideTraits,
);
