import type { ClientClock } from './clock.ts';

/** «Đợi trả lời» — whoever waits for something to arrive looks again at every word of change, until the time is over. */
export function createArrivals(clock: ClientClock) {
  const waiting = new Set<() => void>();
  return {
    /** Something has changed. */
    tell: (): void => {
      for (const look of waiting) look();
    },
    /** Whether it came within so many milliseconds. */
    wait: (isThere: () => boolean, within: number): Promise<boolean> =>
      new Promise((resolve) => {
        const stop = (came: boolean): void => {
          waiting.delete(look);
          cancelWait();
          resolve(came);
        };
        const look = (): void => {
          if (isThere()) stop(true);
        };
        const cancelWait = clock.later(within, () => stop(false));
        waiting.add(look);
        look();
      }),
  };
}
