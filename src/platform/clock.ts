import type { CivilDate, Instant } from '#kernel/civil-date.ts';

/** The only clock of the server. Tests hand in their own. */
export interface Clock {
  now(): Instant;
}

/** The clock of the machine. */
export const machineClock: Clock = { now: () => new Date().toISOString() as Instant };

/** A clock that stands still, for tests and benchmarks. */
export function fixedClock(now: string): Clock {
  return { now: () => now as Instant };
}

const vietnam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** «Hôm nay» — the day in Việt Nam at that moment. */
export function dayOf(now: Instant): CivilDate {
  return vietnam.format(new Date(now)) as CivilDate;
}
