import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { id } from '#kernel/shapes.ts';

/** «Bỏ kết quả biểu quyết» — recorded by mistake, as long as nothing rests on it. */
export const withdrawVote = command('withdraw-vote', {
  summary: { vi: 'Bỏ một kết quả biểu quyết ghi nhầm', en: 'Take out a vote recorded by mistake' },
  input: z.object({ meetingId: id, voteId: id }),
  output: z.object({ id }),
});
