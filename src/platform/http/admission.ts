/** «Vào cửa có trật tự» — how many requests are at work, and how long the others wait for their turn. */
export interface Admission {
  /** Resolves with the way out when it is this request's turn; `null`: it would take too long, come again later. */
  enter(): Promise<(() => void) | null>;
}

/** What the server bears at once. */
export interface Bounds {
  readonly atWork: number;
  readonly waiting: number;
  /** Milliseconds; shorter than a device's own patience, so that it hears of it. */
  readonly patience: number;
}

/**
 * On the evening of the meetings five hundred phones come within a minute. More at work than there are connections to the
 * database only makes everybody slower: the rest stands in line, and who would stand too long is told when to come again.
 */
export function createAdmission({ atWork, waiting, patience }: Bounds): Admission {
  let busy = 0;
  const line = new Set<() => void>();

  const wayOut = (): (() => void) => {
    let isOut = false;
    return () => {
      if (isOut) return;
      isOut = true;
      const [next] = line;
      // The place is handed on, not given back: nobody can step in between.
      if (next) next();
      else busy -= 1;
    };
  };
  return {
    enter: async () => {
      if (busy < atWork) {
        busy += 1;
        return wayOut();
      }
      if (line.size >= waiting) return null;
      return new Promise((resolve) => {
        const myTurn = (): void => {
          clearTimeout(timer);
          line.delete(myTurn);
          resolve(wayOut());
        };
        const timer = setTimeout(() => {
          line.delete(myTurn);
          resolve(null);
        }, patience);
        line.add(myTurn);
      });
    },
  };
}
