import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '#platform/postgres/start.ts';
import { migrateHouse } from '../../src/house.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder of the one cluster all tests share; absent where a run needs no database. */
    readonly cluster: { readonly folder: string; readonly superuser: string; readonly template: string };
  }
}

const PREFIX = 'sochibo-test-';
const TEMPLATE = 'sochibo';

/** Starts one cluster that answers before the disk does, migrates its template, and ends it after the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // As root the server runs under another account, which must be able to walk here.
  chmodSync(folder, 0o711);
  process.env.SOCHIBO_DATA = folder;
  const postgres = await startPostgres({ folder, durable: false });
  try {
    await migrateHouse(postgres.url(TEMPLATE, postgres.owner.user, postgres.owner.password), folder);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  project.provide('cluster', { folder, superuser: postgres.url('postgres'), template: TEMPLATE });
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

// A killed run leaves its server behind; the process number in the folder's name tells whose it was.
async function clearAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (!pid || isAlive(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    try {
      if (existsSync(join(folder, 'postgres', 'data', 'postmaster.pid'))) {
        await (await startPostgres({ folder, durable: false })).stop();
      }
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's, or just being cleared by another run.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
