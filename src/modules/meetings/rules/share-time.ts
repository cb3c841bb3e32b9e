import type { AgendaItem } from './types.ts';

/** «Thời gian của một mục» — whole minutes; `null` where nothing says how long. */
export interface ItemTime {
  /** What is meant for it, or its part of what is left. */
  readonly meant: number | null;
  /** Whether the agenda says so, or the time left was shared out. */
  readonly how: 'planned' | 'shared' | 'unknown';
  /** Since the meeting came to it; `null` where this device does not know. */
  readonly used: number | null;
  /** What is left of what was meant; below zero it runs over. */
  readonly left: number | null;
}

/**
 * «Chia thời gian còn lại» — an item with planned minutes keeps them; the others share equally what the meeting
 * has left after them. `length` is how long the meeting is to last, `elapsed` how long it has lasted, `used` the
 * minutes of this item within it.
 */
export function shareTime(
  agenda: readonly Pick<AgendaItem, 'id' | 'state' | 'minutes'>[],
  itemId: AgendaItem['id'],
  time: { readonly length: number | null; readonly elapsed: number; readonly used: number | null },
): ItemTime {
  const item = agenda.find(({ id }) => id === itemId);
  const { used } = time;
  const meantFor = (meant: number, how: ItemTime['how']): ItemTime => ({
    meant,
    how,
    used,
    left: used === null ? null : meant - used,
  });
  if (item?.minutes) return meantFor(item.minutes, 'planned');
  const unplanned = agenda.filter((each) => each.state === 'open' && !each.minutes);
  if (time.length === null || item?.state !== 'open')
    return { meant: null, how: 'unknown', used, left: null };
  const planned = agenda
    .filter((each) => each.state === 'open')
    .reduce((sum, each) => sum + (each.minutes ?? 0), 0);
  // What this item has used is part of its own share, not of what the others lose.
  const free = time.length - (time.elapsed - (used ?? 0)) - planned;
  return meantFor(Math.floor(Math.max(0, free) / Math.max(1, unplanned.length)), 'shared');
}
