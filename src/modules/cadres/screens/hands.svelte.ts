import type { Id } from '#kernel/id.ts';
import { firstLimits, type LimitsTyped } from './limits.ts';

interface Pair {
  readonly personId: Id;
  readonly cellId: Id;
}
const isSame = (one: Pair, other: Pair) => one.personId === other.personId && one.cellId === other.cellId;

/** «Sửa bằng tay» — what people have settled on the screen: limits, who is away, pairs held and struck out, reasons. */
export function handWork() {
  let limits = $state.raw<LimitsTyped>(firstLimits);
  let away = $state.raw<readonly Id[]>([]);
  let locked = $state.raw<readonly Pair[]>([]);
  let struck = $state.raw<readonly Pair[]>([]);
  let reasons = $state.raw<Readonly<Record<string, string>>>({});
  const keyOf = ({ personId, cellId }: Pair) => `${personId} ${cellId}`;

  return {
    get limits() {
      return limits;
    },
    get away() {
      return away;
    },
    get locked() {
      return locked;
    },
    get struck() {
      return struck;
    },
    setLimits: (next: LimitsTyped): void => {
      limits = next;
    },
    setAway: (person: Id, isAway: boolean): void => {
      away = isAway ? [...away, person] : away.filter((one) => one !== person);
      if (isAway) locked = locked.filter((pair) => pair.personId !== person);
    },
    hold: (pair: Pair, held: boolean): void => {
      const others = locked.filter((one) => !isSame(one, pair));
      locked = held ? [...others, pair] : others;
    },
    /** The pair is not proposed again; held or not, it goes. */
    strike: (pair: Pair): void => {
      locked = locked.filter((one) => !isSame(one, pair));
      struck = [...struck, pair];
    },
    takeUpAgain: (): void => {
      struck = [];
    },
    /** Somebody is put there by hand, in the place of who was proposed. */
    put: (pair: Pair, instead: Pair | null): void => {
      away = away.filter((person) => person !== pair.personId);
      struck = struck.filter((one) => !isSame(one, pair));
      locked = [
        ...locked.filter((one) => one.personId !== pair.personId && !(instead && isSame(one, instead))),
        pair,
      ];
    },
    reasonFor: (pair: Pair): string | undefined => reasons[keyOf(pair)],
    writeReason: (pair: Pair, reason: string): void => {
      reasons = { ...reasons, [keyOf(pair)]: reason };
    },
  };
}
