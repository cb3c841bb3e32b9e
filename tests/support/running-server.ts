import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { homeOf } from '#platform/postgres/home.ts';
import { accountForPostgres } from '#platform/postgres/programs.ts';

const program = fileURLToPath(new URL('../../src/server.ts', import.meta.url));

/** A whole server in a process of its own, over a data folder of its own: it can be killed. */
export interface RunningServer {
  readonly folder: string;
  readonly port: number;
  readonly url: string;
  /** What runs; nothing before the first start. */
  readonly process: ChildProcess | undefined;
  /** Starts it and waits until it says that it is ready. */
  start(): Promise<void>;
  /** The number in the lock file of its database; 0 if there is none. */
  postmaster(): number;
  /** Ends it in order and clears the folder away. */
  remove(): Promise<void>;
}

/** Prepares a server that is started by `start()`. `env` goes with every start. */
export async function aServer(env: NodeJS.ProcessEnv = {}): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sochibo-faults-'));
  // As root the database runs under another account, which must be able to walk here.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  return {
    folder,
    port,
    url,
    get process() {
      return child;
    },
    async start() {
      const own: NodeJS.ProcessEnv = { ...process.env, PORT: String(port), SOCHIBO_DATA: folder };
      delete own.DATABASE_URL;
      const started = spawn(process.execPath, [program, '--empty'], {
        env: { ...own, ...env },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      child = started;
      await until(async () => {
        if (started.exitCode !== null) throw new Error(`the server ended with ${started.exitCode}`);
        return (await fetch(`${url}/readyz`)).ok;
      });
    },
    postmaster() {
      const file = join(homeOf(folder, accountForPostgres()).data, 'postmaster.pid');
      return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
    },
    async remove() {
      child?.kill('SIGTERM');
      await gone(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: found } = probe.address() as AddressInfo;
      probe.close(() => resolve(found));
    });
  });
}

/** Waits until it holds; that nobody listens yet counts as not yet. */
export async function until(holds: () => Promise<boolean>, patience = 60_000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const outcome = await holds().catch((error: unknown) => {
      if (error instanceof TypeError) return false;
      throw error;
    });
    if (outcome) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come about in time');
}

/** How a process ended, when it has. */
export function gone(child: ChildProcess | undefined): Promise<number | null> {
  if (!child || child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve(child?.exitCode ?? null);
  return new Promise((resolve) => child.once('exit', resolve));
}

/** Whether a process runs; one that is dead and not yet buried does not. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const state = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  return pid > 0 && !/\) Z /.test(state);
}
