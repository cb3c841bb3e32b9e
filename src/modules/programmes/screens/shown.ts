import { addDays, writeDate, type CivilDate } from '#kernel/civil-date.ts';
import { shareOf } from '#kernel/share.ts';
import type { Text } from '#kernel/text.ts';
import { writeNumber, writeShare, type Words } from '#ui/text.ts';
import { goalUnits } from '../contract/shapes.ts';
import type { Ratio } from '../rules/spans.ts';
import type { Indicator, MeasureState } from '../rules/words.ts';

/** The stroke of a state. */
export const strokeOf: Readonly<Record<MeasureState, 'red' | 'pencil' | 'ink'>> = {
  late: 'red',
  'under-way': 'pencil',
  'not-begun': 'pencil',
  done: 'ink',
};

/** How a unit stands in a model. */
export const unitStrokes = {
  working: { kind: 'ink', word: { vi: 'đã làm', en: 'working' } },
  late: { kind: 'red', word: { vi: 'quá hạn', en: 'late' } },
  waiting: { kind: 'pencil', word: { vi: 'chưa làm', en: 'not yet' } },
} as const;

/** How a review stands. */
export const reviewStrokes = {
  due: { kind: 'red', word: { vi: 'đến kỳ', en: 'due' } },
  waiting: { kind: 'pencil', word: { vi: 'chưa đến kỳ', en: 'not due yet' } },
  concluded: { kind: 'ink', word: { vi: 'đã kết luận', en: 'concluded' } },
} as const;

/** What a review is about. */
export const reviewWords = {
  pilot: { vi: 'Mô hình điểm', en: 'Pilot' },
  attachment: { vi: 'Người được phân công', en: 'Assigned member' },
  secretary: { vi: 'Bí thư mới', en: 'New secretary' },
} as const;

/** `1-1-2026 – 31-12-2026`. */
export function daysOf({
  begunOn,
  dueOn,
}: {
  readonly begunOn: CivilDate;
  readonly dueOn: CivilDate;
}): string {
  return `${writeDate(begunOn)} – ${writeDate(dueOn)}`;
}

/** `11-2026`. */
export function monthOf(month: CivilDate): string {
  return writeDate(month).replace(/^\d+-/, '');
}

/** The months of a span, `until` left out: `12-2025 – 4-2026`. */
export function monthsOf(from: CivilDate, until: CivilDate): string {
  const last = monthOf(addDays(until, -1));
  return monthOf(from) === last ? last : `${monthOf(from)} – ${last}`;
}

/** An indicator as it stands; `null` where nothing is known. */
export function indicatorShown(indicator: Indicator, { part, whole }: Ratio): Words | null {
  if (whole === 0) return null;
  if (indicator === 'score') {
    const mean = hundredths(shareOf(part, whole, goalUnits.score) ?? 0);
    const meetings = writeNumber(whole);
    return { vi: `${mean} điểm, ${meetings} buổi`, en: `${mean} points, ${meetings} meetings` };
  }
  return `${writeNumber(part)}/${writeNumber(whole)} (${writeShare(part, whole)})`;
}

/** A goal in its unit. */
export function goalShown(indicator: Indicator, goal: number): Text {
  const amount = hundredths(goal);
  return indicator === 'score'
    ? { vi: `${amount} điểm`, en: `${amount} points` }
    : { vi: `${amount} %`, en: `${amount} %` };
}

/** By how much an indicator changed; `null` where one side is unknown. Shares change by points of a percent. */
export function changeShown(indicator: Indicator, before: Ratio, after: Ratio): Text | null {
  const unit = goalUnits[indicator];
  const [was, is] = [before, after].map(({ part, whole }) => shareOf(part, whole, unit));
  if (was === undefined || is === undefined || was === null || is === null) return null;
  const change = is - was;
  const amount = `${change > 0 ? '+' : ''}${hundredths(change)}`;
  return indicator === 'score'
    ? { vi: `${amount} điểm`, en: `${amount} points` }
    : { vi: `${amount} điểm %`, en: `${amount} % points` };
}

function hundredths(amount: number): string {
  return writeNumber(amount / goalUnits.score);
}
