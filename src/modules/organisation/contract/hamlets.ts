import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { count, day, id, line } from '#kernel/shapes.ts';

/** «Ghi số thôn» — how many hamlets or street groups a committee covers from a day on, and which have no cell. */
export const noteHamlets = command('note-hamlets', {
  summary: { vi: 'Ghi số thôn của địa bàn', en: 'Note how many hamlets there are' },
  input: z.object({ factId: id, from: day, hamlets: count, uncovered: z.nullable(line) }),
  output: z.object({ factId: id }),
});
