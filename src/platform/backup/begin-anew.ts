import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { writeDurably } from '../durable-file.ts';

/** A restore that was: when, and how old its backup's rows were. */
export interface PastRestore {
  readonly restoredAt: string;
  readonly madeAt: string;
}

// More than any book gives out: numbers issued after the backup are never issued again.
const LEAST_GAP = 10;
const GAP_EACH_DAY = 5;
const DAY = 24 * 60 * 60_000;

const FILE = 'restores.json';

/** Every restore of this data folder, this one included: a database brought back to before one knows nothing of it. */
export function withEarlier(folder: string, now: PastRestore): PastRestore[] {
  try {
    return [...(JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as PastRestore[]), now];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [now];
    throw error;
  }
}

/** Remembers them outside the database. */
export function keepRestores(folder: string, restores: readonly PastRestore[]): void {
  writeDurably(join(folder, FILE), `${JSON.stringify(restores)}\n`, { mode: 0o600 });
}

/**
 * Tells every device that this is another life of the server (they offer again what came after the backup), and
 * leaves a line for each restore: series of numbers jump by its gap, and the line explains why.
 */
export async function beginAnew(client: Client, restores: readonly PastRestore[]): Promise<string> {
  for (const { restoredAt, madeAt } of restores) {
    const days = Math.max(0, Math.ceil((Date.parse(restoredAt) - Date.parse(madeAt)) / DAY));
    await client.query(
      'insert into platform.restore (restored_at, backup_made_at, gap) values ($1, $2, $3) on conflict do nothing',
      [restoredAt, madeAt, LEAST_GAP + GAP_EACH_DAY * days],
    );
  }
  const { rows } = await client.query<{ epoch: string }>(
    'update platform.instance set epoch = gen_random_uuid() returning epoch',
  );
  return rows[0]?.epoch ?? '';
}
