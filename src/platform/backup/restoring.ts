import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../durable-file.ts';
import { alive } from '../postgres/server.ts';

// The mark is a file because the operator's command and the server share nothing else for certain.
const MARK = 'restoring';

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
