interface Waiting<One, Found> {
  readonly all: One[];
  readonly done: Promise<readonly Found[]>;
}

/**
 * Does in one go what is asked while the last go is under way; `go` answers in the order asked. Alone,
 * nobody waits for anybody; in a crowd each waits for at most one go before their own.
 */
export function gathered<One, Found>(
  go: (all: readonly One[]) => Promise<readonly Found[]>,
): (one: One) => Promise<Found | undefined> {
  let underWay: Promise<unknown> = Promise.resolve();
  let next: Waiting<One, Found> | null = null;
  return async (one) => {
    const mine = next ?? open();
    const place = mine.all.push(one) - 1;
    return (await mine.done)[place];
  };

  function open(): Waiting<One, Found> {
    const all: One[] = [];
    const done = underWay.then(() => {
      next = null;
      return go(all);
    });
    underWay = done.catch(() => undefined);
    next = { all, done };
    return next;
  }
}
