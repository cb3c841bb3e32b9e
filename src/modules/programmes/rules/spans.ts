import { addMonths, monthStart, type CivilDate } from '#kernel/civil-date.ts';

/** «Hai quãng bằng nhau» — whole months before and after a day; the month of the day itself is in neither. */
export interface Spans {
  readonly before: readonly CivilDate[];
  readonly after: readonly CivilDate[];
}

/** «Các tháng trước và sau» — at most `months` to a side, and on each as many as have passed whole since the day. */
export function spansAround(on: CivilDate, months: number, today: CivilDate): Spans {
  const own = monthStart(on);
  const first = own === on ? own : monthStart(own, 1);
  const offsets = Array.from({ length: months }, (_, at) => at);
  const after = offsets.map((at) => monthStart(first, at)).filter((month) => monthStart(month, 1) <= today);
  const before = after.map((_, at) => monthStart(own, at - after.length));
  return { before, after };
}

/** «Ngày đến kỳ đánh giá». */
export function reviewDueOn(on: CivilDate, months: number): CivilDate {
  return addMonths(on, months);
}

/** «Số liệu một tháng của một nơi» — of how many cells, and what those had that held their meeting. */
export interface MonthFigures {
  readonly month: CivilDate;
  /** Cells that stood there at the end of the month, and those of them whose figures are kept. */
  readonly cells: number;
  readonly kept: number;
  readonly present: number;
  readonly expected: number;
  readonly points: number;
  readonly scored: number;
  readonly inTime: number;
  readonly tasks: number;
  readonly speakers: number;
  readonly listeners: number;
}

/** «Chỉ số» — so many of so many; `whole` 0: nothing to tell. */
export interface Ratio {
  readonly part: number;
  readonly whole: number;
}

/** «Một quãng» — its four indicators, and the months of which figures are missing. */
export interface Side {
  readonly months: number;
  readonly missing: readonly { readonly month: CivilDate; readonly cells: number; readonly kept: number }[];
  readonly attendance: Ratio;
  readonly score: Ratio;
  readonly tasks: Ratio;
  readonly speakers: Ratio;
}

/** «Cộng một quãng» — only what is kept; a month without figures is named and never counted as zero. */
export function sideOf(months: readonly CivilDate[], figures: readonly MonthFigures[]): Side {
  const own = months.map((month) => figures.find((one) => one.month === month) ?? { ...nothing, month });
  const sum = (name: Exclude<keyof MonthFigures, 'month'>) =>
    own.reduce((total, one) => total + one[name], 0);
  return {
    months: months.length,
    missing: own
      .filter(({ cells, kept }) => kept < cells || cells === 0)
      .map(({ month, cells, kept }) => ({ month, cells, kept })),
    attendance: { part: sum('present'), whole: sum('expected') },
    score: { part: sum('points'), whole: sum('scored') },
    tasks: { part: sum('inTime'), whole: sum('tasks') },
    speakers: { part: sum('speakers'), whole: sum('listeners') },
  };
}

const nothing = {
  cells: 0,
  kept: 0,
  present: 0,
  expected: 0,
  points: 0,
  scored: 0,
  inTime: 0,
  tasks: 0,
  speakers: 0,
  listeners: 0,
} as const;
