import type { ClockTime } from '#kernel/clock-time.ts';
import type { AgendaItem } from './types.ts';

type Concluded = Pick<AgendaItem, 'id' | 'concludedAt'>;

/** «Mục này bắt đầu lúc nào» — when the item before it was concluded; the first begins with the meeting. */
export function beganAt(
  agenda: readonly Concluded[],
  itemId: AgendaItem['id'],
  openedAt: ClockTime | null,
): ClockTime | null {
  const others = agenda.filter((item) => item.id !== itemId).flatMap((item) => item.concludedAt ?? []);
  return latest([...others, ...(openedAt === null ? [] : [openedAt])]);
}

/** «Giờ kết thúc máy đo» — now, on the evening itself; later the last thing that was measured on it. */
export function measuredEnd(
  agenda: readonly Concluded[],
  readBackAt: ClockTime | null,
  now: ClockTime | null,
): ClockTime | null {
  const kept = agenda.flatMap((item) => item.concludedAt ?? []);
  return now ?? latest([...kept, ...(readBackAt === null ? [] : [readBackAt])]);
}

function latest(times: readonly ClockTime[]): ClockTime | null {
  return times.toSorted().at(-1) ?? null;
}
