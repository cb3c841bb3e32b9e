import type { CivilDate } from './civil-date.ts';

/** «Khoảng thời gian» — half-open `[from, until)`; `until: null` while in force. */
export interface Period {
  readonly from: CivilDate;
  readonly until: CivilDate | null;
}

/** Whether the day lies in the period. */
export function includes(period: Period, day: CivilDate): boolean {
  return period.from <= day && (period.until === null || day < period.until);
}

/** Whether the two periods share a day. */
export function overlaps(one: Period, other: Period): boolean {
  return (one.until === null || other.from < one.until) && (other.until === null || one.from < other.until);
}

/** Reads PostgreSQL's canonical `[2018-12-31,)`. */
export function readPeriod(range: string): Period {
  const [from, until] = range.slice(1, -1).split(',') as [CivilDate, CivilDate];
  return { from, until: until || null };
}

/** Writes the form that PostgreSQL reads as a `daterange`. */
export function writePeriod(period: Period): string {
  return `[${period.from},${period.until ?? ''})`;
}
