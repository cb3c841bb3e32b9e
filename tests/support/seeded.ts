import { makeId, type Id } from '#kernel/id.ts';

/** A generator of numbers from 0 to 1 whose seed replays them. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An id from a seeded generator. */
export function idFrom(random: () => number): Id {
  const bytes = Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256));
  return makeId(Math.floor(random() * 1e12), bytes);
}
