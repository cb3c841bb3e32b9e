import type { CivilDate } from '#kernel/civil-date.ts';
import type { Threshold } from '#kernel/rule-values.ts';
import { reaches, writePercent } from '#kernel/share.ts';
import type { Text } from '#kernel/text.ts';

/** «Một tháng của chi bộ» — what the reasons look at. */
export interface MonthSeen {
  readonly month: CivilDate;
  readonly standing:
    'to-come' | 'due' | 'overdue' | 'on-time' | 'late' | 'made-up' | 'not-held' | 'excused' | null;
  readonly expected: number;
  readonly present: number;
  readonly score: number | null;
}

/** «Chi bộ được xét» — its months, the oldest first, and how it stands on the day. */
export interface CellSeen {
  readonly months: readonly MonthSeen[];
  readonly official: number;
  readonly hasSecretary: boolean;
  readonly tasks: number;
  readonly tasksLate: number;
}

/** «Ngưỡng để đến gần» — from rule packs; `null` where nothing is fixed. */
export interface WeakRules {
  readonly attendance: Threshold | null;
  readonly score: number | null;
  readonly missedMonths: number | null;
  readonly lateMonths: number | null;
  readonly fallingMonths: number | null;
  readonly tasksLate: Threshold | null;
  readonly minimumOfficial: number | null;
  readonly latestDay: number | null;
}

/** «Vì sao cần đến gần» — one sentence for each reason, the heaviest first; none where all is well. */
export function reasonsToCome(cell: CellSeen, rules: WeakRules): readonly Text[] {
  return [
    missed(cell, rules),
    attendance(cell, rules),
    score(cell, rules),
    falling(cell, rules),
    late(cell, rules),
    tasks(cell, rules),
    secretary(cell),
    strength(cell, rules),
  ].filter((reason) => reason !== null);
}

function missed({ months }: CellSeen, { missedMonths }: WeakRules): Text | null {
  const count = months.filter((month) => month.standing === 'not-held').length;
  if (missedMonths === null || count === 0 || count < missedMonths) return null;
  return { vi: `${count} tháng không họp.`, en: `No meeting in ${count} ${plural(count, 'month')}.` };
}

function attendance({ months }: CellSeen, { attendance: threshold }: WeakRules): Text | null {
  if (threshold === null) return null;
  const held = months.filter((month) => month.expected > 0);
  const since = lastRun(held, (month) => !reaches(month.present, month.expected, threshold));
  if (since === null) return null;
  const low = [threshold.numerator, threshold.denominator] as const;
  return {
    vi: `Có mặt dưới ${writePercent(...low)} % từ tháng ${monthOf(since)}.`,
    en: `Attendance below ${writePercent(...low, 'en')} % since month ${monthOf(since)}.`,
  };
}

function score({ months }: CellSeen, { score: low }: WeakRules): Text | null {
  if (low === null) return null;
  const scored = months.filter((month) => month.score !== null);
  const since = lastRun(scored, (month) => (month.score ?? 0) < low);
  if (since === null) return null;
  return {
    vi: `Điểm dưới ${low} từ tháng ${monthOf(since)}.`,
    en: `Score below ${low} since month ${monthOf(since)}.`,
  };
}

function falling({ months }: CellSeen, { fallingMonths }: WeakRules): Text | null {
  const falls = fallsAtTheEnd(months.flatMap((month) => (month.score === null ? [] : [month.score])));
  if (fallingMonths === null || falls === 0 || falls < fallingMonths) return null;
  return { vi: `Điểm giảm liền ${falls} tháng.`, en: `Score falling ${falls} months in a row.` };
}

function late({ months }: CellSeen, { lateMonths, latestDay }: WeakRules): Text | null {
  const count = months.filter((month) => month.standing === 'late' || month.standing === 'made-up').length;
  if (lateMonths === null || count === 0 || count < lateMonths) return null;
  if (latestDay === null)
    return { vi: `${count} lần họp trễ.`, en: `${count} late ${plural(count, 'meeting')}.` };
  return {
    vi: `${count} lần họp sau ngày ${latestDay}.`,
    en: `${count} ${plural(count, 'meeting')} after day ${latestDay}.`,
  };
}

function tasks({ tasks: all, tasksLate: count }: CellSeen, { tasksLate: threshold }: WeakRules): Text | null {
  if (threshold === null || count === 0 || !reaches(count, all, threshold)) return null;
  return { vi: `${count} trên ${all} nhiệm vụ quá hạn.`, en: `${count} of ${all} tasks overdue.` };
}

function secretary({ hasSecretary }: CellSeen): Text | null {
  return hasSecretary ? null : { vi: 'Chưa có bí thư.', en: 'No secretary.' };
}

function strength({ official }: CellSeen, { minimumOfficial }: WeakRules): Text | null {
  if (minimumOfficial === null || official >= minimumOfficial) return null;
  return {
    vi: `Chỉ có ${official} đảng viên chính thức, quy định ít nhất ${minimumOfficial}.`,
    en: `Only ${official} official ${plural(official, 'member')}; the rule asks for ${minimumOfficial}.`,
  };
}

/** The first month of the run that reaches to the end; `null` where the last month is none of it. */
function lastRun(months: readonly MonthSeen[], belongs: (month: MonthSeen) => boolean): CivilDate | null {
  const end = months.findLastIndex((month) => !belongs(month));
  return months[end + 1]?.month ?? null;
}

function fallsAtTheEnd(scores: readonly number[]): number {
  const rise = scores.findLastIndex((value, at) => at > 0 && value >= (scores[at - 1] ?? value));
  return scores.length === 0 ? 0 : scores.length - 1 - Math.max(rise, 0);
}

function monthOf(month: CivilDate): string {
  const [year, number] = month.split('-');
  return `${Number(number)}-${year}`;
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
