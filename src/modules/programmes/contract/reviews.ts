import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { citation, day, id, prose } from '#kernel/shapes.ts';
import { reviewKinds } from '../rules/words.ts';
import { side } from './shapes.ts';

const subject = {
  of: z.enum(reviewKinds),
  /** The model of the pilot, the assignment, the term of office. */
  subjectId: id,
  unitId: id,
};

/** «Kết luận đánh giá» — the same subject again changes the conclusion. */
export const concludeReview = command('conclude-review', {
  summary: { vi: 'Ghi kết luận đánh giá trước và sau', en: 'Conclude on before and after' },
  input: z.object({ id, ...subject, conclusion: prose }),
  output: z.object({ id }),
});

/** «Kỳ đánh giá» — pilots, assigned members and new secretaries below: whose review is due, to come, or concluded. */
export const reviewsOf = query('reviews-of', {
  summary: { vi: 'Kỳ đánh giá điểm, người tăng cường, bí thư mới', en: 'Reviews due' },
  input: z.object({ organisationId: id }),
  output: z.object({
    reviews: z.array(
      z.object({
        ...subject,
        title: z.string(),
        unitName: z.string(),
        on: day,
        dueOn: day,
        standing: z.enum(['due', 'waiting', 'concluded']),
      }),
    ),
    citation: z.nullable(citation),
  }),
});

/** «Trước và sau» — equal spans of whole months around the day, from the months kept. */
export const beforeAfter = query('before-after', {
  summary: { vi: 'So trước và sau một ngày', en: 'Before and after a day' },
  input: z.object(subject),
  output: z.object({
    title: z.string(),
    unitName: z.string(),
    on: day,
    /** How many months each span is to have in the end. */
    wanted: z.int(),
    dueOn: day,
    from: z.nullable(day),
    until: z.nullable(day),
    before: side,
    after: side,
    citation: z.nullable(citation),
    conclusion: z.nullable(
      z.object({ words: z.string(), on: day, by: z.string(), organisation: z.string() }),
    ),
  }),
});
