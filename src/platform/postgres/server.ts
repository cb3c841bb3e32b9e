import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Home } from './home.ts';
import type { Account, Programs } from './programs.ts';
import { giveTo, program } from './programs.ts';
import { settingsFor } from './settings.ts';

/** A name and a password of PostgreSQL. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** What is needed to run the server of one cluster. */
export interface Cluster {
  readonly programs: Programs;
  readonly account: Account;
  readonly home: Home;
  readonly superuser: Credentials;
  readonly durable: boolean;
}

type Login = Credentials & { readonly host: string; readonly port: number };

const windows = process.platform === 'win32';
const PATIENCE = 120_000;

/** A server that accepts, and whether our database is in it. */
export interface Running {
  readonly adopted: boolean;
  readonly host: string;
  readonly port: number;
  readonly isPrepared: boolean;
}

/** Adopts what accepts, waits for what is dying, else starts; PostgreSQL alone judges its own lock file. */
export async function bringUp(cluster: Cluster): Promise<Running> {
  const { home, superuser } = cluster;
  const host = home.socketFolder ?? '127.0.0.1';
  const patience = performance.now() + PATIENCE;
  let child: ChildProcess | undefined;
  for (let attempt = 0; ; attempt += 1) {
    const lock = readLock(home.data);
    const found = lock && (await lookIn({ host, port: lock.port, ...superuser }));
    if (found) {
      const { isPrepared } = found;
      return { adopted: lock.pid !== child?.pid && !windows, host, port: lock.port, isPrepared };
    }
    const gone = child === undefined || child.exitCode !== null || child.signalCode !== null;
    if (gone && performance.now() > patience) {
      throw new Error(`PostgreSQL does not start. Its own words are in ${home.log}.`);
    }
    if (gone) {
      if (child !== undefined) await sleep(200);
      const port = await portFor(home);
      child = spawnServer(cluster, settingsFor(cluster.durable, home.socketFolder, port));
    }
    await sleep(attempt < 50 ? 10 : 50);
  }
}

function spawnServer({ programs, account, home }: Cluster, settings: readonly string[]): ChildProcess {
  const log = openLog(home.log, account);
  try {
    // On Windows pg_ctl gives up an administrator's rights first, without which the server refuses to run.
    const [command, parameters] = windows
      ? [
          program(programs, 'pg_ctl'),
          ['start', '-D', home.data, '-o', settings.map((one) => `-c "${one}"`).join(' ')],
        ]
      : [program(programs, 'postgres'), ['-D', home.data, ...settings.flatMap((one) => ['-c', one])]];
    const child = spawn(command, parameters, {
      cwd: home.home,
      ...account,
      detached: true,
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C', PGDATA: home.data },
      stdio: ['ignore', log, log],
    });
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

function openLog(path: string, account: Account): number {
  const largest = 4 * 1024 * 1024;
  if (existsSync(path) && statSync(path).size > largest) renameSync(path, `${path}.old`);
  const log = openSync(path, 'a', 0o600);
  giveTo(account, path);
  return log;
}

/** The process that holds a cluster, and its port. */
export interface Lock {
  readonly pid: number;
  readonly port: number;
}

/** What the server's own lock file says, if there is one. */
export function readLock(data: string): Lock | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const lock = { pid: Number(lines[0]), port: Number(lines[3]) };
    return lock.pid > 0 && lock.port > 0 ? lock : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a server answers there; a wrong password is an error of its own. */
export async function accepts(login: Login): Promise<boolean> {
  return (await lookIn(login)) !== undefined;
}

/** What a server that answers says of our database; nothing from one that does not answer. */
async function lookIn(login: Login): Promise<Pick<Running, 'isPrepared'> | undefined> {
  const client = new Client({ ...login, database: 'postgres', connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query(`select from pg_database where datname = 'sochibo'`);
    // Nobody waits for the farewell.
    client.end().catch(() => undefined);
    return { isPrepared: (rowCount ?? 0) > 0 };
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Error(
        'The file "secret" in the data folder does not belong to this database: put back its copy.',
        {
          cause: error,
        },
      );
    }
    return undefined;
  }
}

// Sockets are told apart by their folder; TCP needs a port that nobody else has.
async function portFor(home: Home): Promise<number> {
  if (home.socketFolder !== undefined) return 5432;
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 5432));
    });
  });
}

/** Whether the process that holds the cluster is there; one that died without a word has left its lock file. */
export function isHeld(data: string): boolean {
  const lock = readLock(data);
  return lock !== undefined && holds(lock.pid, data);
}

/** Fast shutdown: open transactions end, everything acknowledged is on the disk. */
export async function shutDown(cluster: Pick<Cluster, 'programs'>, data: string): Promise<void> {
  const lock = readLock(data);
  if (!lock || !holds(lock.pid, data)) return;
  if (windows) {
    spawnSync(program(cluster.programs, 'pg_ctl'), ['stop', '-D', data, '-m', 'fast', '-w'], {
      stdio: 'ignore',
    });
    return;
  }
  process.kill(lock.pid, 'SIGINT');
  while (holds(lock.pid, data) && readLock(data)?.pid === lock.pid) await sleep(10);
}

/** For a process that ends: its server on a copy nobody needs goes with it, and writes nothing more. */
export function endAtOnce(data: string): void {
  const lock = readLock(data);
  if (lock && holds(lock.pid, data)) process.kill(lock.pid, 'SIGQUIT');
}

// After a crash the number in the lock file may be a stranger's by now; PostgreSQL stands in its own folder.
function holds(pid: number, data: string): boolean {
  if (process.platform !== 'linux') return alive(pid);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}

/** Whether a process of that number exists. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
