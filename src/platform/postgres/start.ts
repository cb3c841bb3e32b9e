import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { syncFolder, writeDurably } from '../durable-file.ts';
import { rolePassword, secretOf } from '../secret.ts';
import type { Home } from './home.ts';
import { homeOf } from './home.ts';
import { prepareCluster } from './prepare.ts';
import type { Account, Programs } from './programs.ts';
import { accountForPostgres, giveTo, program, programsFor } from './programs.ts';
import { settingsFor } from './settings.ts';

/** A running embedded PostgreSQL. */
export interface Postgres {
  /** The folder of the socket, or an address. */
  readonly host: string;
  readonly port: number;
  readonly superuser: { readonly user: string; readonly password: string };
  /** The role that owns the database and runs the migrations. */
  readonly owner: { readonly user: string; readonly password: string };
  /** A connection string; the superuser's unless a role is named. */
  url(database: string, user?: string, password?: string): string;
  /** Fast shutdown: open transactions end, everything acknowledged is on the disk. */
  stop(): Promise<void>;
  /** It was running before us (a killed server's orphan, or another program's). */
  readonly adopted: boolean;
  readonly data: string;
}

/** What to start. `durable: false` is for tests alone: it answers before the disk does. */
export interface PostgresOptions {
  readonly folder: string;
  readonly durable: boolean;
}

const windows = process.platform === 'win32';
const PATIENCE = 120_000;

/** Starts the PostgreSQL of a data folder, makes it first if it is new, or adopts the one that runs there. */
export async function startPostgres({ folder, durable }: PostgresOptions): Promise<Postgres> {
  const account = accountForPostgres();
  const home = homeOf(folder, account);
  const secret = secretOf(folder);
  const programs = programsFor(account, home.home);
  const superuser = { user: 'postgres', password: rolePassword(secret, 'postgres') };
  const owner = { user: 'sochibo_owner', password: rolePassword(secret, 'sochibo_owner') };

  if (!existsSync(home.data)) makeCluster(programs, account, home, superuser.password, durable);
  const { adopted, port } = await bringUp(programs, account, home, superuser, durable);

  const host = home.socketFolder ?? '127.0.0.1';
  await prepareCluster({ host, port, ...superuser }, owner);
  return {
    host,
    port,
    superuser,
    owner,
    adopted,
    data: home.data,
    url: (database, user = superuser.user, password = superuser.password) =>
      connectionString({ host, port, user, password, database }),
    stop: () => stop(programs, home.data),
  };
}

/** The program that makes a cluster leaves nothing half made under the real name. */
function makeCluster(
  programs: Programs,
  account: Account,
  home: Home,
  password: string,
  durable: boolean,
): void {
  const unfinished = `${home.data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = join(home.home, 'initdb-password');
  writeDurably(passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(account, passwordFile);
  const made = spawnSync(
    program(programs, 'initdb'),
    [
      ...['-D', unfinished, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--data-checksums', ...(durable ? [] : ['--no-sync'])],
    ],
    { cwd: home.home, ...account, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0)
    throw new Error(`PostgreSQL could not make its data folder: ${made.stderr ?? made.error}`);
  renameSync(unfinished, home.data);
  syncFolder(home.home);
}

/** Adopts what accepts, waits for what is dying, else starts; PostgreSQL alone judges its own lock file. */
async function bringUp(
  programs: Programs,
  account: Account,
  home: Home,
  superuser: Postgres['superuser'],
  durable: boolean,
): Promise<{ adopted: boolean; port: number }> {
  const host = home.socketFolder ?? '127.0.0.1';
  const patience = performance.now() + PATIENCE;
  let child: ChildProcess | undefined;
  for (let attempt = 0; ; attempt += 1) {
    const lock = readLock(home.data);
    if (lock && (await accepts({ host, port: lock.port, ...superuser }))) {
      return { adopted: lock.pid !== child?.pid && !windows, port: lock.port };
    }
    const gone = child === undefined || child.exitCode !== null || child.signalCode !== null;
    if (gone && performance.now() > patience) {
      throw new Error(`PostgreSQL does not start. Its own words are in ${home.log}.`);
    }
    if (gone) {
      if (child !== undefined) await sleep(200);
      child = spawnServer(
        programs,
        account,
        home,
        settingsFor(durable, home.socketFolder, await portFor(home)),
      );
    }
    await sleep(attempt < 50 ? 10 : 50);
  }
}

function spawnServer(
  programs: Programs,
  account: Account,
  home: Home,
  settings: readonly string[],
): ChildProcess {
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

interface Lock {
  readonly pid: number;
  readonly port: number;
}

function readLock(data: string): Lock | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const lock = { pid: Number(lines[0]), port: Number(lines[3]) };
    return lock.pid > 0 && lock.port > 0 ? lock : undefined;
  } catch {
    return undefined;
  }
}

type Login = Postgres['superuser'] & { readonly host: string; readonly port: number };

async function accepts(login: Login): Promise<boolean> {
  const client = new Client({ ...login, database: 'postgres', connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Error(
        'The file "secret" in the data folder does not belong to this database: put back its copy.',
        {
          cause: error,
        },
      );
    }
    return false;
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

async function stop(programs: Programs, data: string): Promise<void> {
  const lock = readLock(data);
  if (!lock || !alive(lock.pid)) return;
  if (windows) {
    spawnSync(program(programs, 'pg_ctl'), ['stop', '-D', data, '-m', 'fast', '-w'], { stdio: 'ignore' });
    return;
  }
  process.kill(lock.pid, 'SIGINT');
  while (alive(lock.pid) && readLock(data)?.pid === lock.pid) await sleep(10);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function connectionString(to: Login & { readonly database: string }): string {
  const who = `${encodeURIComponent(to.user)}:${encodeURIComponent(to.password)}`;
  return to.host.startsWith('/')
    ? `postgresql://${who}@localhost/${to.database}?host=${encodeURIComponent(to.host)}&port=${to.port}`
    : `postgresql://${who}@${to.host}:${to.port}/${to.database}`;
}
