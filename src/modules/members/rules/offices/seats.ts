import { addMonths, type CivilDate } from '#kernel/civil-date.ts';
import type { ConcurrentPair } from '#kernel/rule-values.ts';

/** «Ghế cấp ủy» — one office of one person as it stands on the day. */
export interface Seat {
  readonly office: string;
  readonly from: CivilDate;
  readonly statePost: string | null;
}

/** «Hết nhiệm kỳ» — when the term that began with the first seat ends by the rule of that day; `null` where nothing is fixed. */
export function termEnd(
  seats: readonly Pick<Seat, 'from'>[],
  monthsOn: (day: CivilDate) => number | null,
): CivilDate | null {
  const began = seats.map(({ from }) => from).toSorted()[0];
  const months = began === undefined ? null : monthsOn(began);
  return began === undefined || months === null ? null : addMonths(began, months);
}

/** «Bổ sung giữa nhiệm kỳ» — whether the seat was filled after the term had begun. */
export function isFilledLater(seat: Pick<Seat, 'from'>, seats: readonly Pick<Seat, 'from'>[]): boolean {
  return seats.some((other) => other.from < seat.from);
}

/** «Kiêm nhiệm» — what a rule says of the party post and the state post held with it; `null`: nothing. */
export function pairOf(
  seat: Pick<Seat, 'office' | 'statePost'>,
  pairs: readonly ConcurrentPair[],
): ConcurrentPair | null {
  const post = seat.statePost?.toLowerCase() ?? '';
  return (
    pairs.find(
      (pair) => pair.office === seat.office && post !== '' && post.includes(pair.post.toLowerCase()),
    ) ?? null
  );
}
