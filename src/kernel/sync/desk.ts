import { afterChange, heldOf, type Held } from './held.ts';
import type { Change, Ports } from './ports.ts';

/** What the parts of the engine share: the state, and the one way to change it. */
export interface Desk {
  readonly ports: Ports;
  held(): Held;
  reload(): Promise<void>;
  /** Reads the store anew where another tab has written since. */
  catchUp(): Promise<void>;
  /** Builds a change on the newest state and makes it durable; builds anew if another writer was quicker. */
  commit(build: (held: Held) => Change | Promise<Change>): Promise<void>;
}

/** The one way to change the outbox, over the state as it was read. */
export function createDesk(ports: Ports, opened: Held): Desk {
  let held = opened;
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other, whatever became of the one before. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const readAnew = async (): Promise<void> => {
    held = heldOf(await ports.storage.load());
    ports.changed(null);
  };
  return {
    ports,
    held: () => held,
    reload: () => inTurn(readAnew),
    catchUp: () =>
      inTurn(async () => {
        if ((await ports.storage.version?.()) !== held.meta.version) await readAnew();
      }),
    commit: (build) =>
      inTurn(async () => {
        for (;;) {
          const change = await build(held);
          if (Object.keys(change).length === 0) return;
          const done = await ports.storage.commit(change, held.meta.version);
          if (done !== 'stale') {
            held = afterChange(held, change, done.rows);
            return ports.changed(
              done.swept ? { ...change, forget: [...(change.forget ?? []), ...done.swept] } : change,
            );
          }
          await readAnew();
        }
      }),
  };
}
