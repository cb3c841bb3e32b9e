import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { count, day, id, line } from '#kernel/shapes.ts';

/** «Ghi địa bàn» — what the place of the organisation is like from a day on; what was recorded before stays in the past. */
export const notePlace = command('note-place', {
  summary: { vi: 'Ghi địa bàn của tổ chức', en: 'Note what the place is like' },
  input: z.object({
    placeFactId: id,
    from: day,
    distanceKm: z.nullable(z.number().check(z.minimum(0), z.maximum(9999))),
    hardship: z.nullable(line),
    poorHouseholds: z.nullable(count),
    households: z.nullable(count),
    border: z.boolean(),
    hamlets: count,
    uncovered: z.nullable(line),
    source: z.nullable(line),
  }),
  output: z.object({ placeFactId: id }),
});
