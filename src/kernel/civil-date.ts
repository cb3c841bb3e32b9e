/** «Ngày» — a day of the calendar as `2026-11-21`, without time and without zone. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** A moment in UTC as ISO 8601: when the server heard of something, never when the Party dates it. */
export type Instant = string & { readonly __brand: 'Instant' };

const form = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsADay = 86_400_000;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads `yyyy-mm-dd`; `null` where no such day exists. */
export function civilDate(text: string): CivilDate | null {
  const parts = form.exec(text);
  if (!parts) return null;
  return civilDateOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** Builds a day from year, month 1–12 and day 1–31; `null` where no such day exists. */
export function civilDateOf(year: number, month: number, day: number): CivilDate | null {
  if (!Number.isInteger(year) || !Number.isInteger(day) || year < 1000 || year > 9999 || day < 1) return null;
  if (day > lastDayOf(year, month)) return null;
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as CivilDate;
}

function lastDayOf(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeapYear ? 29 : (monthLengths[month - 1] ?? 0);
}

/** The day `count` days later, or earlier if negative. */
export function addDays(date: CivilDate, count: number): CivilDate {
  return new Date(Date.parse(date) + count * millisecondsADay).toISOString().slice(0, 10) as CivilDate;
}

/** The day `count` working days later: Saturdays and Sundays are passed over, public holidays are not known here. */
export function addWorkingDays(date: CivilDate, count: number): CivilDate {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (![0, 6].includes(new Date(Date.parse(day)).getUTCDay())) left -= 1;
  }
  return day;
}

/** The first day of the month `count` months away from the month of `date`. */
export function monthStart(date: CivilDate, count = 0): CivilDate {
  const day = new Date(Date.parse(date));
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + count, 1))
    .toISOString()
    .slice(0, 10) as CivilDate;
}

/** The same day `count` months away, or the last day of that month where it is shorter. */
export function addMonths(date: CivilDate, count: number): CivilDate {
  const first = monthStart(date, count);
  const last = addDays(monthStart(first, 1), -1);
  const sameDay = addDays(first, Number(date.slice(8)) - 1);
  return sameDay < last ? sameDay : last;
}

/** Whole days from `earlier` to `later`; negative the other way round. */
export function daysBetween(earlier: CivilDate, later: CivilDate): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / millisecondsADay);
}

/** «Ngày theo cách viết của Đảng» — `3-11-2026`. */
export function writeDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}-${month}-${year}`;
}

/** «Ngày trên văn bản» — `ngày 03 tháng 02 năm 2026`: days below 10 and months 1, 2 with a zero (36-HD/VPTW). */
export function writeOfficialDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `ngày ${twoDigits(day)} tháng ${month <= 2 ? twoDigits(month) : month} năm ${year}`;
}

/** Reads a day as people type it: `3-11-2026`, `3/11/26`, `03.11.2026` or `2026-11-03`. */
export function readDate(text: string): CivilDate | null {
  const trimmed = text.trim();
  const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})$/.exec(trimmed);
  if (!parts) return civilDate(trimmed);
  const typed = Number(parts[3]);
  const year = typed >= 100 ? typed : typed + (typed < 50 ? 2000 : 1900);
  return civilDateOf(year, Number(parts[2]), Number(parts[1]));
}
