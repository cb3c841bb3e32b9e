/** Chance that falls the same way every time for the same words. */
export interface Dice {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** Yes in this share of all cases. */
  yes(share: number): boolean;
  pick<Thing>(things: readonly Thing[]): Thing;
  /** So many different ones, in a chance order. */
  some<Thing>(things: readonly Thing[], count: number): Thing[];
}

/** Dice of their own for each subject, so that a change in one place leaves all others alone. */
export function dice(...words: readonly (string | number)[]): Dice {
  let state = seedOf(words.join('\u0001'));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    yes: (share) => next() < share,
    pick: <Thing>(things: readonly Thing[]) => things[between(0, things.length - 1)] as Thing,
    some: <Thing>(things: readonly Thing[], count: number) => {
      const left = [...things];
      for (let index = left.length - 1; index > 0; index -= 1) {
        const other = between(0, index);
        [left[index], left[other]] = [left[other] as Thing, left[index] as Thing];
      }
      return left.slice(0, count);
    },
  };
}

function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
