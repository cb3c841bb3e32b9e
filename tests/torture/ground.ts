import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { homeOf } from '#platform/postgres/home.ts';
import { accountForPostgres } from '#platform/postgres/programs.ts';
import { usedBy, usedByChildrenOf } from '../../bench/processor.ts';

/** «Bãi thử» — the server as it is delivered, over a data folder of its own, to be killed at will. */
export interface Ground {
  readonly folder: string;
  readonly port: number;
  readonly url: string;
  /** Milliseconds until it says that it is ready. */
  start(): Promise<number>;
  /** kill -9 of the server alone; its database stays. */
  killServer(): Promise<void>;
  /** kill -9 of the first process of PostgreSQL. */
  killDatabase(): void;
  /** Waits until it is ready of its own accord; `null` if it is not in time. */
  ready(patience: number): Promise<number | null>;
  /** Milliseconds of processor that the server and its database have used. */
  processor(): number;
  remove(): Promise<void>;
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Joins the server into the files that `npm start` runs. */
export function joinServer(): void {
  const joined = spawnSync(process.execPath, [at('../../bin/bundle.mjs')], { stdio: ['ignore', 2, 2] });
  if (joined.status !== 0) throw new Error('the server could not be joined');
}

/** Prepares a ground; `inside` names a folder that is there already, on a file system of its own. */
export async function openGround(inside?: string): Promise<Ground> {
  const folder = inside ?? mkdtempSync(join(tmpdir(), 'sochibo-torture-'));
  // As root the database runs under another account, which must be able to walk here.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let isRemoved = false;

  const postmaster = (): number => {
    const file = join(homeOf(folder, accountForPostgres()).data, 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  };
  const ready = async (patience: number): Promise<number | null> => {
    const from = performance.now();
    while (performance.now() - from < patience) {
      if (child?.exitCode !== null) return null;
      const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
      if (answer?.ok) return performance.now() - from;
      await sleep(30);
    }
    return null;
  };
  const start = async (): Promise<number> => {
    const env: NodeJS.ProcessEnv = { ...process.env, PORT: String(port), SOCHIBO_DATA: folder };
    delete env.DATABASE_URL;
    child = spawn(process.execPath, [at('../../dist/server.mjs'), '--empty'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const after = await ready(120_000);
    if (after === null) throw new Error('the server does not start');
    return after;
  };
  // Whoever stops the torture half-way leaves no server and no database behind.
  process.once('exit', () => {
    if (isRemoved) return;
    child?.kill('SIGKILL');
    const pid = postmaster();
    if (pid > 0) process.kill(pid, 'SIGQUIT');
  });
  const gone = async (): Promise<void> => {
    while (child && child.exitCode === null && child.signalCode === null) await sleep(10);
  };
  return {
    folder,
    port,
    url,
    start,
    ready,
    killServer: async () => {
      child?.kill('SIGKILL');
      await gone();
    },
    killDatabase: () => {
      const pid = postmaster();
      if (pid > 0) process.kill(pid, 'SIGKILL');
    },
    processor: () => usedBy(child?.pid ?? 0) + usedByChildrenOf(postmaster()),
    remove: async () => {
      child?.kill('SIGTERM');
      await Promise.race([gone(), sleep(40_000)]);
      if (child?.exitCode === null) child.kill('SIGKILL');
      isRemoved = true;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
