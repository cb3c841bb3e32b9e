const firstDelay = 2_000;
const longestDelay = 5 * 60_000;

/**
 * Milliseconds until the next try: doubling, at most five minutes, spread over half of it so that
 * phones which lost the same server do not all come back in the same second.
 */
export function delayAfter(failures: number, random: number, retryAfter: number | null): number {
  const grown = Math.min(firstDelay * 2 ** Math.max(failures - 1, 0), longestDelay);
  const spread = grown / 2 + (grown / 2) * random;
  return retryAfter === null ? Math.round(spread) : Math.round(retryAfter + spread / 4);
}
