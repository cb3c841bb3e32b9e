import { addMonths, monthStart, writeDate, type CivilDate } from '#kernel/civil-date.ts';
import { writeRoman } from '#kernel/share.ts';
import type { Text } from '#kernel/text.ts';
import type { PeriodFigures, PeriodKind } from '../contract/periods.ts';

/** «Một tháng của một đơn vị» — what a statement counts; cells without a meeting are what is left of those due. */
export type Counted = Omit<PeriodFigures, 'toCome' | 'due' | 'overdue' | 'notHeld'>;

/** «Số liệu một tháng» — cells that neither met nor were excused stand as the calendar says: `dutyOf` for many at once. */
export function withUnheld(
  counted: Counted,
  month: CivilDate,
  latestOn: CivilDate | null,
  asOf: CivilDate,
): PeriodFigures {
  const left = counted.cells - counted.onTime - counted.late - counted.madeUp - counted.excused;
  const is = unheldStanding(month, latestOn, asOf);
  const only = (standing: typeof is) => (standing === is ? left : 0);
  return {
    ...counted,
    toCome: only('toCome'),
    due: only('due'),
    overdue: only('overdue'),
    notHeld: only('notHeld'),
  };
}

function unheldStanding(
  month: CivilDate,
  latestOn: CivilDate | null,
  asOf: CivilDate,
): 'toCome' | 'due' | 'overdue' | 'notHeld' {
  if (asOf < month) return 'toCome';
  if (asOf >= monthStart(month, 1)) return 'notHeld';
  return latestOn !== null && asOf > latestOn ? 'overdue' : 'due';
}

/** «Cộng» — months or parts together. */
export function sumFigures(all: readonly PeriodFigures[]): PeriodFigures {
  return all.reduce(
    (sum, one) =>
      Object.fromEntries(
        (Object.keys(noFigures) as (keyof PeriodFigures)[]).map((name) => [name, sum[name] + one[name]]),
      ) as PeriodFigures,
    noFigures,
  );
}

/** Nothing counted: the beginning of every sum. */
const noFigures: PeriodFigures = {
  cells: 0,
  toCome: 0,
  due: 0,
  overdue: 0,
  onTime: 0,
  late: 0,
  madeUp: 0,
  notHeld: 0,
  excused: 0,
  expected: 0,
  present: 0,
  good: 0,
  fair: 0,
  average: 0,
  poor: 0,
  ungraded: 0,
  sentInTime: 0,
  sentLate: 0,
  unsent: 0,
  unsentLate: 0,
  tasks: 0,
  tasksDone: 0,
  tasksLate: 0,
  absent: 0,
  listeners: 0,
  speakers: 0,
  localItems: 0,
  upperItems: 0,
  criticised: 0,
  uncriticised: 0,
  asPlanned: 0,
  online: 0,
  byGroup: 0,
};

/** «Tên của kỳ» — `tháng 10-2026`, `quý III-2026`, `năm 2026`; any other span from–until. */
export function spanName(
  from: CivilDate,
  until: CivilDate,
  lengths: Readonly<Record<PeriodKind, number>>,
): Text {
  const [year = '', number = ''] = from.split('-');
  const month = `${Number(number)}-${year}`;
  const isLong = (kind: PeriodKind) => monthStart(from, lengths[kind]) === until;
  if (isLong('month')) return { vi: `tháng ${month}`, en: `month ${month}` };
  const place = (Number(number) - 1) / lengths.quarter;
  if (isLong('quarter') && Number.isInteger(place)) {
    const name = `${writeRoman(place + 1)}-${year}`;
    return { vi: `quý ${name}`, en: `quarter ${name}` };
  }
  if (isLong('year') && Number(number) === 1) return { vi: `năm ${year}`, en: year };
  const [lastYear = '', last = ''] = monthStart(until, -1).split('-');
  const end = `${Number(last)}-${lastYear}`;
  return { vi: `tháng ${month} đến tháng ${end}`, en: `months ${month} to ${end}` };
}

/** «Kỳ» — whole months, from–until. */
export interface Months {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** «So cùng số tháng đã qua» — a period that still runs is compared as far as it has come, with the other one as it stood then. */
export interface Compared {
  readonly isRunning: boolean;
  /** The months begun; all of them where the period is over or still to come. */
  readonly now: Months;
  readonly then: Months;
  /** The day as of which the other one is asked. */
  readonly thenAsOf: CivilDate;
}

/** «Kỳ này và kỳ đem so» — so many months back, on the same day of the month. */
export function likeWithLike(period: Months, back: number, asOf: CivilDate): Compared {
  const shifted = ({ from, until }: Months) => ({
    from: monthStart(from, -back),
    until: monthStart(until, -back),
  });
  if (asOf < period.from || asOf >= period.until)
    return { isRunning: false, now: period, then: shifted(period), thenAsOf: asOf };
  const now = { from: period.from, until: monthStart(asOf, 1) };
  return { isRunning: true, now, then: shifted(now), thenAsOf: addMonths(asOf, -back) };
}

/** «Tên kỳ khi chưa hết» — `quý IV-2026, đến 22-11-2026`. */
export function runningName(name: Text, asOf: CivilDate): Text {
  return { vi: `${name.vi}, đến ${writeDate(asOf)}`, en: `${name.en}, until ${writeDate(asOf)}` };
}
