import { addDays, monthStart, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import type { ClockTime } from '#kernel/clock-time.ts';

/** The moment of a clock time on a day in Việt Nam. */
export function momentOf(day: CivilDate, time: string): Instant {
  return new Date(Date.parse(`${day}T${time}:00+07:00`)).toISOString() as Instant;
}

/** The clock time so many minutes later on the same day. */
export function later(time: string, minutes: number): ClockTime {
  const [hours, rest] = time.split(':').map(Number) as [number, number];
  const sum = Math.min(hours * 60 + rest + minutes, 23 * 60 + 59);
  return `${String(Math.floor(sum / 60)).padStart(2, '0')}:${String(sum % 60).padStart(2, '0')}` as ClockTime;
}

/** The last day of the month. */
export function monthEnd(month: CivilDate): CivilDate {
  return addDays(monthStart(month, 1), -1);
}

/** The earlier of two moments or days. */
export function earlier<Text extends string>(one: Text, other: Text): Text {
  return one < other ? one : other;
}
