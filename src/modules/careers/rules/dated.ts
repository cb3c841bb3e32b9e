import type { CivilDate } from '#kernel/civil-date.ts';
import { includes, readPeriod, writePeriod } from '#kernel/period.ts';

/**
 * «Ghi từ một ngày» — from that day until the next day on which something is known. What stood before ends there;
 * said again for the same day it sets right. Answers the rows that change.
 */
export function recordFrom<Row extends { readonly id: string; readonly valid: string }>(
  known: readonly Row[],
  said: Omit<Row, 'valid'>,
  from: CivilDate,
): readonly Row[] {
  const periods = known.map((row) => ({ row, period: readPeriod(row.valid) }));
  const standing = periods.find(({ period }) => includes(period, from));
  const [next = null] = periods
    .map(({ period }) => period.from)
    .filter((day) => day > from)
    .toSorted();
  const valid = writePeriod({ from, until: standing ? standing.period.until : next });
  const fresh = { ...said, valid } as Row;
  if (!standing) return [fresh];
  if (standing.period.from === from) return [{ ...fresh, id: standing.row.id }];
  return [{ ...standing.row, valid: writePeriod({ from: standing.period.from, until: from }) }, fresh];
}
