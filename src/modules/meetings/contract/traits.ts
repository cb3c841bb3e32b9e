import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { count, id, line } from '#kernel/shapes.ts';

/** «Đánh giá các mặt» — one by one, of the cell and of its committee; `points: null` takes a rating back. */
export const rateTraits = command('rate-traits', {
  summary: { vi: 'Đánh giá từng mặt của buổi sinh hoạt', en: 'Rate the sides of the meeting one by one' },
  input: z.object({
    meetingId: id,
    ratings: z
      .array(z.object({ body: z.enum(['cell', 'committee']), trait: line, points: z.nullable(count) }))
      .check(z.minLength(1), z.maxLength(100)),
  }),
  output: z.object({ meetingId: id, rated: count, of: count }),
});
