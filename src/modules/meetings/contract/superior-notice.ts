import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { id, line } from '#kernel/shapes.ts';

/** «Trả lời giấy mời của chi bộ» — by who follows the cell; not coming needs a reason. */
export const answerNotice = command('answer-notice', {
  summary: { vi: 'Trả lời giấy mời của chi bộ theo dõi', en: 'Answer the notice of a cell one follows' },
  input: z.object({
    meetingId: id,
    answer: z.enum(['coming', 'not-coming']),
    reason: z.optional(z.nullable(line)),
  }),
  output: z.object({ meetingId: id }),
});
