import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { day, id, month, text } from '#kernel/shapes.ts';

const count = z.int();

/** Meetings rated and the mean of a quarter in hundredths of a step; `null`: nobody rated. */
const mean = z.nullable(z.object({ meetings: count, hundredths: count }));

/** «Các mặt theo quý» — the sides of the meetings, one by one, of cells and of committees apart; two years that end with the span. */
export const traitsByQuarter = query('traits-by-quarter', {
  summary: { vi: 'Các mặt sinh hoạt theo quý', en: 'The sides of meetings by quarter' },
  input: z.object({ organisationId: id, from: month, until: month, asOf: z.optional(day) }),
  output: z.object({
    asOf: day,
    /** The steps of the form in force at the end of the span, the best first; empty where none is. */
    steps: z.array(z.object({ points: count, name: text })),
    quarters: z.array(day),
    bodies: z.array(
      z.object({
        id: z.enum(['cell', 'committee']),
        name: text,
        traits: z.array(z.object({ id: z.string(), name: text, span: mean, quarters: z.array(mean) })),
      }),
    ),
    /** Each cell that rated in the span: the mean of every side, in the order of the bodies and their traits. */
    cells: z.array(
      z.object({
        organisationId: id,
        name: z.string(),
        parentName: z.nullable(z.string()),
        means: z.array(mean),
      }),
    ),
    tooMany: z.boolean(),
  }),
});
