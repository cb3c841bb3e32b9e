import { civilDateOf, type CivilDate, type Instant } from '#kernel/civil-date.ts';

/** The only place of the client that asks what time it is. */
export interface ClientClock {
  /** Milliseconds by this device: a remark, never an order. */
  now(): number;
  /** «Hôm nay» — the day on this device. */
  today(): CivilDate;
  /** Runs the work later; the answer cancels it. */
  later(milliseconds: number, work: () => void): () => void;
}

/** The clock of this device. */
export const deviceClock: ClientClock = {
  now: () => Date.now(),
  today: () => dayAt(Date.now()),
  later: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The day of a moment, where this device is. */
export function dayAt(milliseconds: number): CivilDate {
  const date = new Date(milliseconds);
  const day = civilDateOf(date.getFullYear(), date.getMonth() + 1, date.getDate());
  if (!day) throw new Error('the clock of this device shows no day of the calendar');
  return day;
}

/** «Giờ» — `17:05`, where this device is. */
export function hourAt(milliseconds: number): string {
  const date = new Date(milliseconds);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** The moment as it is written in envelopes and rows. */
export function instantAt(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}
