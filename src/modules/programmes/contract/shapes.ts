import * as z from 'zod/mini';
import { id, month } from '#kernel/shapes.ts';
import type { Indicator } from '../rules/words.ts';

/** Goals are whole hundredths: of a percent of what is counted, or of a point. */
export const goalUnits: Readonly<Record<Indicator, number>> = {
  attendance: 10_000,
  score: 100,
  tasks: 10_000,
  speakers: 10_000,
};

/** An organisation by its name. */
export const named = z.object({ id, name: z.string() });

/** So many of so many; nothing to tell where `whole` is 0. */
export const ratio = z.object({ part: z.int(), whole: z.int() });

/** One span of months with its four indicators, and the months of which figures are missing. */
export const side = z.object({
  months: z.int(),
  missing: z.array(z.object({ month, cells: z.int(), kept: z.int() })),
  attendance: ratio,
  score: ratio,
  tasks: ratio,
  speakers: ratio,
});
