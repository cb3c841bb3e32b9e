import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../durable-file.ts';
import { alive } from '../postgres/server.ts';

// The mark is a file because the operator's command and the server share nothing else for certain.
const MARK = 'restoring';
const EVERY = 200;

/** While `switchOver` runs, the server of the folder answers 503 with Retry-After. */
export async function withServerPaused<T>(folder: string, switchOver: () => Promise<T>): Promise<T> {
  const mark = join(folder, MARK);
  writeDurably(mark, `${process.pid}\n`);
  try {
    return await switchOver();
  } finally {
    rmSync(mark, { force: true });
  }
}

/** Whether a living restore has asked the server to stand aside; a dead one's mark counts for nothing. */
export function isRestoring(folder: string): boolean {
  const mark = join(folder, MARK);
  if (!existsSync(mark)) return false;
  try {
    return alive(Number(readFileSync(mark, 'utf8')));
  } catch {
    return false;
  }
}

/**
 * For the server: calls `pause` when a restore begins to switch (answer 503 with Retry-After, close every
 * connection) and `resume` when it has ended (reach the database anew: rows, secret and epoch are others).
 */
export function watchRestore(
  folder: string,
  on: { pause(): Promise<void>; resume(): Promise<void> },
): { close(): void } {
  let isPaused = false;
  let isBusy = false;
  const look = async () => {
    if (isBusy || isRestoring(folder) === isPaused) return;
    isBusy = true;
    isPaused = !isPaused;
    try {
      await (isPaused ? on.pause() : on.resume());
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(() => void look(), EVERY);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
