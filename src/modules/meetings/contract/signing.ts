import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { id, line, prose } from '#kernel/shapes.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** «Góp ý biên bản» — by somebody who was present; the same id again corrects it until it is answered. */
export const commentMinutes = command('comment-minutes', {
  summary: { vi: 'Góp ý biên bản trước khi thông qua', en: 'Comment on the minutes before they are adopted' },
  input: z.object({ id, meetingId: id, text: prose }),
  output: z.object({ id }),
});

/** «Trả lời góp ý» — by the keeper of the book: taken, or left with the reason. */
export const settleComment = command('settle-comment', {
  summary: { vi: 'Trả lời một góp ý biên bản', en: 'Answer a comment on the minutes' },
  input: z.object({
    remarkId: id,
    meetingId: id,
    standing: z.enum(['taken', 'left']),
    answer: z.optional(z.nullable(line)),
  }),
  output: z.object({ id }),
});

/** «Ký biên bản» — by the chair and by who wrote them, each with the own session, over the hash of the locked text. */
export const signMinutes = command('sign-minutes', {
  summary: { vi: 'Ký biên bản đã khóa', en: 'Sign the locked minutes' },
  input: z.object({ meetingId: id, textHash: hash }),
  output: z.object({ meetingId: id }),
});

/** «Lưu giấy đã ký» — one photo or scan of a signed sheet, each added beside the others; without a kind: of the minutes. */
export const fileSignedMinutes = command('file-signed-minutes', {
  summary: { vi: 'Lưu ảnh giấy đã ký', en: 'File the picture of a signed sheet' },
  input: z.object({
    meetingId: id,
    file: hash,
    fileName: line,
    id: z.optional(id),
    kind: z.optional(z.enum(['minutes', 'roll', 'resolution', 'other'])),
  }),
  output: z.object({ meetingId: id }),
});

/** «Rút giấy đã lưu» — filed by mistake: it stays known, with the reason. */
export const removeSignedFile = command('remove-signed-file', {
  summary: { vi: 'Rút một giấy đã ký lưu nhầm', en: 'Take out a signed sheet filed by mistake' },
  input: z.object({ meetingId: id, file: hash, reason: line }),
  output: z.object({ meetingId: id }),
});
