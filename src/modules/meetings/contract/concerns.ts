import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { id, prose } from '#kernel/shapes.ts';

const said = z.optional(z.nullable(prose));
const parts = { cause: said, solution: said, ownerId: z.optional(z.nullable(id)) };
const done = z.object({ id });

/** «Ghi điều cần trả lời» — in a meeting or between two; the same id again corrects it and fills in its parts. */
export const raiseConcern = command('raise-concern', {
  summary: { vi: 'Ghi điều cần trả lời, cần giải quyết', en: 'Record what needs an answer' },
  input: z.object({
    id,
    kind: z.enum(['wish', 'people', 'matter']),
    meetingId: z.optional(z.nullable(id)),
    itemId: z.optional(z.nullable(id)),
    personId: z.nullable(id),
    text: prose,
    ...parts,
  }),
  output: done,
});

/** «Trả lời, khép lại» — a wish by its answer; a matter only when no part is empty. */
export const closeConcern = command('close-concern', {
  summary: { vi: 'Trả lời, khép lại một điều đã nêu', en: 'Answer and close a concern' },
  input: z.object({ concernId: id, answer: said, ...parts }),
  output: done,
});

/** «Bỏ điều ghi nhầm». */
export const withdrawConcern = command('withdraw-concern', {
  summary: { vi: 'Bỏ một điều ghi nhầm', en: 'Take out a concern recorded by mistake' },
  input: z.object({ concernId: id }),
  output: done,
});
