import { addDays, type CivilDate, type Instant } from './civil-date.ts';

/** «Giờ ghi trong biên bản» — `19:30`, the clock on the wall of the meeting room. */
export type ClockTime = string & { readonly __brand: 'ClockTime' };

const form = /^([01]\d|2[0-3]):([0-5]\d)$/;
const minutesADay = 1440;
const vietnamOffset = 7 * 3_600_000;

/** Reads `19:30`; `null` where no such time exists. */
export function clockTime(text: string): ClockTime | null {
  return form.test(text) ? (text as ClockTime) : null;
}

/** «Số phút» — from one clock time to a later one; past midnight counts as the next day. */
export function minutesBetween(from: ClockTime, until: ClockTime): number {
  const minutes = minuteOf(until) - minuteOf(from);
  return minutes < 0 ? minutes + minutesADay : minutes;
}

/** «Giờ trên văn bản» — `19 giờ 30 phút`. */
export function writeOfficialTime(time: ClockTime): string {
  const [hours, minutes] = time.split(':');
  return `${hours} giờ ${minutes} phút`;
}

/** «Ngày theo giờ Việt Nam» — the day on which a moment falls in Vietnam, the whole year UTC+7. */
export function dayInVietnam(instant: Instant): CivilDate {
  return new Date(Date.parse(instant) + vietnamOffset).toISOString().slice(0, 10) as CivilDate;
}

/** «Giờ theo giờ Việt Nam» — the clock time of a moment in Vietnam. */
export function timeInVietnam(instant: Instant): ClockTime {
  return new Date(Date.parse(instant) + vietnamOffset).toISOString().slice(11, 16) as ClockTime;
}

/** «Ngày trong tháng» — day number `day` of the month that begins on `month`. */
export function dayOfMonth(month: CivilDate, day: number): CivilDate {
  return addDays(month, day - 1);
}

/** «Viết tháng» — `tháng 11 năm 2026`, months 1 and 2 with a zero as on official papers. */
export function writeMonth(month: CivilDate): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `tháng ${number <= 2 ? `0${number}` : number} năm ${year}`;
}

function minuteOf(time: ClockTime): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}
