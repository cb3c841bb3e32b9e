import { changeAddress, dayOfAddress, given } from '#client/address.svelte.ts';
import { civilDate, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import { likeWithLike, runningName, spanName, type Compared, type Months } from '../rules/periods.ts';
import { periodLengths, type PeriodKind } from '../contract/periods.ts';
import { place } from './place.ts';

/** «Kỳ» — whole months, from–until. */
export type Period = Months;

const shownYears = 3;
const monthsOfYear = periodLengths.year;

/** What the address says: how long a period is, which it is, and with which it is compared. Read it where it may change. */
export const chosen = {
  get kind(): PeriodKind {
    const kind = given('by');
    return kind === 'month' || kind === 'year' ? kind : 'quarter';
  },
  get period(): Period {
    return periodOf(chosen.kind, civilDate(`${given('from') ?? ''}-01`) ?? place.month);
  },
  /** As far as the period has come, and the one before it or a year earlier as it stood then. */
  get compared(): Compared {
    const back = given('with') === 'year' ? monthsOfYear : periodLengths[chosen.kind];
    return likeWithLike(chosen.period, back, dayOfAddress());
  },
  /** The two years that end with the period. */
  get run(): Period {
    const { until } = chosen.period;
    return { from: monthStart(until, -2 * monthsOfYear), until };
  },
};

/** The months the address names to the letter, as the link of a figure does; else the period chosen. */
export function askedSpan(): Period {
  return {
    from: civilDate(`${given('from') ?? ''}-01`) ?? chosen.period.from,
    until: civilDate(`${given('until') ?? ''}-01`) ?? chosen.period.until,
  };
}

/** The period of this kind that a month lies in. */
export function periodOf(kind: PeriodKind, month: CivilDate): Period {
  const length = periodLengths[kind];
  const from = monthStart(month, -((Number(month.slice(5, 7)) - 1) % length));
  return { from, until: monthStart(from, length) };
}

/** The periods to choose from, the newest first. */
export function periodChoices(kind: PeriodKind): { value: string; label: Text }[] {
  const last = periodOf(kind, monthStart(place.today)).from;
  const count = (shownYears * monthsOfYear) / periodLengths[kind];
  return Array.from({ length: count }, (_, at) => monthStart(last, -at * periodLengths[kind])).map(
    (from) => ({
      value: from.slice(0, 7),
      label: periodName({ from, until: monthStart(from, periodLengths[kind]) }),
    }),
  );
}

/** `quý III-2026`. */
export function periodName({ from, until }: Period): Text {
  return spanName(from, until, periodLengths);
}

/** `quý IV-2026, đến 22-11-2026`, and beside it `quý III-2026, đến 22-8-2026`. */
export function comparedNames(): { readonly now: Text; readonly then: Text } {
  const { isRunning, thenAsOf } = chosen.compared;
  const back = given('with') === 'year' ? monthsOfYear : periodLengths[chosen.kind];
  const { from, until } = chosen.period;
  const [now, then] = [
    periodName(chosen.period),
    periodName({ from: monthStart(from, -back), until: monthStart(until, -back) }),
  ];
  if (!isRunning) return { now, then };
  return { now: runningName(now, dayOfAddress()), then: runningName(then, thenAsOf) };
}

/** Another kind of period that holds the first month of the one shown. */
export function chooseKind(kind: string): void {
  const { from } = chosen.period;
  changeAddress({ by: kind, from: periodOf(kind as PeriodKind, from).from.slice(0, 7) });
}
