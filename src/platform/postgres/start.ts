import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder, writeDurably } from '../durable-file.ts';
import { rolePassword, secretOf } from '../secret.ts';
import type { Home } from './home.ts';
import { homeOf } from './home.ts';
import { prepareCluster } from './prepare.ts';
import type { Programs } from './programs.ts';
import { accountForPostgres, giveTo, program, programsFor } from './programs.ts';
import type { Cluster, Credentials } from './server.ts';
import { bringUp, endAtOnce, isHeld, shutDown } from './server.ts';

/** A running embedded PostgreSQL. */
export interface Postgres {
  /** The folder of the socket, or an address. */
  readonly host: string;
  readonly port: number;
  readonly superuser: Credentials;
  /** The role that owns the database and runs the migrations. */
  readonly owner: Credentials;
  /** A connection string; the superuser's unless a role is named. */
  url(database: string, user?: string, password?: string): string;
  /** Fast shutdown: open transactions end, everything acknowledged is on the disk. */
  stop(): Promise<void>;
  /** Whether its process is there; cheap enough to be asked several times a second. */
  isRunning(): boolean;
  /** For a scratch server whose process is ending: nothing of it is needed any more. */
  endAtOnce(): void;
  /** It was running before us (a killed server's orphan, or another program's). */
  readonly adopted: boolean;
  readonly data: string;
}

/** What to start. `durable: false` is for tests alone: it answers before the disk does. */
export interface PostgresOptions {
  readonly folder: string;
  readonly durable: boolean;
}

/** Starts the PostgreSQL of a data folder, makes it first if it is new, or adopts the one that runs there. */
export async function startPostgres({ folder, durable }: PostgresOptions): Promise<Postgres> {
  const account = accountForPostgres();
  const home = homeOf(folder, account);
  finishSwitch(folder, home);
  const secret = secretOf(folder);
  const superuser = { user: 'postgres', password: rolePassword(secret, 'postgres') };
  const owner = { user: 'sochibo_owner', password: rolePassword(secret, 'sochibo_owner') };
  let programs: Programs | undefined;
  const cluster: Cluster = {
    // Who adopts a running server needs none of them.
    get programs() {
      return (programs ??= programsFor(account, home.home));
    },
    account,
    home,
    superuser,
    durable,
  };

  if (!existsSync(home.data)) makeCluster(cluster);
  const { adopted, host, port, isPrepared } = await bringUp(cluster);
  if (!isPrepared) await prepareCluster({ host, port, ...superuser }, owner);
  return {
    host,
    port,
    superuser,
    owner,
    adopted,
    data: home.data,
    url: (database, user = superuser.user, password = superuser.password) =>
      connectionString({ host, port, user, password, database }),
    stop: () => shutDown(cluster, home.data),
    isRunning: () => isHeld(home.data),
    endAtOnce: () => endAtOnce(home.data),
  };
}

/** The secret that a restored cluster was made with; it waits inside the cluster until both are switched. */
export const RESTORED_SECRET = 'sochibo-secret';

/** A restore that was cut off after it had proved its copy is finished here; each step may be repeated. */
export function finishSwitch(folder: string, home: Home): void {
  const restored = `${home.data}.restored`;
  if (!existsSync(home.data) && existsSync(restored)) renameSync(restored, home.data);
  const waiting = join(home.data, RESTORED_SECRET);
  if (!existsSync(waiting)) return;
  writeDurably(join(folder, 'secret'), readFileSync(waiting), { mode: 0o600 });
  rmSync(waiting);
  syncFolder(home.data);
}

/** The program that makes a cluster leaves nothing half made under the real name. */
function makeCluster({ programs, account, home, superuser, durable }: Cluster): void {
  const unfinished = `${home.data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = join(home.home, 'initdb-password');
  writeDurably(passwordFile, `${superuser.password}\n`, { mode: 0o600 });
  giveTo(account, passwordFile);
  const made = spawnSync(
    program(programs, 'initdb'),
    [
      ...['-D', unfinished, '-U', superuser.user, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
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

/** Where a role finds a database. */
export function connectionString(
  to: Credentials & { readonly host: string; readonly port: number; readonly database: string },
): string {
  const who = `${encodeURIComponent(to.user)}:${encodeURIComponent(to.password)}`;
  return to.host.startsWith('/')
    ? `postgresql://${who}@localhost/${to.database}?host=${encodeURIComponent(to.host)}&port=${to.port}`
    : `postgresql://${who}@${to.host}:${to.port}/${to.database}`;
}
