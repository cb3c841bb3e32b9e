interface Waiting<One> {
  readonly all: One[];
  readonly done: Promise<void>;
}

/**
 * Does in one go what is asked while the last go is under way. Alone, nobody waits for anybody; in a
 * crowd each waits for at most one go before their own.
 */
export function gathered<One>(go: (all: readonly One[]) => Promise<void>): (one: One) => Promise<void> {
  let underWay: Promise<unknown> = Promise.resolve();
  let next: Waiting<One> | null = null;
  return (one) => {
    if (next) {
      next.all.push(one);
      return next.done;
    }
    const all = [one];
    const done = underWay.then(() => {
      next = null;
      return go(all);
    });
    next = { all, done };
    underWay = done.catch(() => undefined);
    return done;
  };
}
