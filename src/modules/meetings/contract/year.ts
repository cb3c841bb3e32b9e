import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { day, month } from '#kernel/shapes.ts';

/** «Định ngày cả năm» — the days meant for the ordinary meetings of months to come; `null` takes the day of a month out. */
export const setYearDays = command('set-year-days', {
  summary: { vi: 'Định ngày họp thường kỳ trong năm', en: 'Set the days of the ordinary meetings of a year' },
  input: z.object({
    days: z.array(z.object({ month, plannedOn: z.nullable(day) })).check(z.minLength(1), z.maxLength(24)),
  }),
  output: z.object({ set: z.int() }),
});
