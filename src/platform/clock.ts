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

let lastMinute = '';
let lastDay = '' as CivilDate;

/** «Hôm nay» — the day in Việt Nam at that moment. Asked with every request, and the same for a whole minute. */
export function dayOf(now: Instant): CivilDate {
  const minute = now.slice(0, 'yyyy-mm-ddThh:mm'.length);
  if (minute !== lastMinute) {
    lastDay = vietnam.format(new Date(now)) as CivilDate;
    lastMinute = minute;
  }
  return lastDay;
}
