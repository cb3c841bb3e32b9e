import type { Front } from './front.ts';

/** Why nothing can be answered just now. */
export type Closed = 'restoring' | 'database';

const EVERY = 200;
/** How long after a failed opening the next is tried. */
const AGAIN = 1000;

/**
 * For the server: closes the house behind the door while a restore switches the data under it, or when its
 * database has died, and opens it anew as soon as it can be. Rows, secret, epoch and port may be others then.
 */
export function keepOpen(
  front: Pick<Front, 'pause' | 'resume'>,
  looks: {
    isRestoring(): boolean;
    /** The database that was running is not any more. */
    isDatabaseGone(): boolean;
    failed(error: unknown): void;
  },
): { close(): Promise<void> } {
  let isOpen = true;
  let isOver = false;
  let notBefore = 0;
  let work: Promise<void> | undefined;

  const look = async () => {
    // A restore stops the database itself: while it is at it, nobody else starts one.
    const closed = looks.isRestoring() ? 'restoring' : isOpen && looks.isDatabaseGone() ? 'database' : null;
    if (closed && isOpen) {
      isOpen = false;
      notBefore = 0;
      await front.pause(closed);
    }
    if (isOpen || isOver || looks.isRestoring() || performance.now() < notBefore) return;
    try {
      await front.resume();
      isOpen = true;
    } catch (error) {
      looks.failed(error);
      notBefore = performance.now() + AGAIN;
    }
  };
  const timer = setInterval(() => {
    work ??= look()
      .catch(looks.failed)
      .finally(() => (work = undefined));
  }, EVERY);
  timer.unref();
  return {
    close: async () => {
      isOver = true;
      clearInterval(timer);
      await work;
    },
  };
}
