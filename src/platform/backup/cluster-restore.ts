import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, copyFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { syncFolder } from '../durable-file.ts';
import type { Home } from '../postgres/home.ts';
import { homeOf } from '../postgres/home.ts';
import { accountForPostgres, giveTo, program, programsFor } from '../postgres/programs.ts';
import type { Cluster } from '../postgres/server.ts';
import { accepts, alive, bringUp, endAtOnce, readLock, shutDown } from '../postgres/server.ts';
import { connectionString, finishSwitch, RESTORED_SECRET, startPostgres } from '../postgres/start.ts';
import { rolePassword, secretOf } from '../secret.ts';
import type { ArchiveEntry } from './archive.ts';
import { DamagedArchive, readArchive, wholeOf } from './archive.ts';
import { beginAnew, keepRestores, withEarlier, type PastRestore } from './begin-anew.ts';
import { inspect } from './inspect.ts';
import { withServerPaused } from './restoring.ts';
import { unseal } from './seal.ts';

/** What a restore needs. */
export interface RestoreOrder {
  readonly file: string;
  readonly folder: string;
  readonly passphrase: string | undefined;
  /** Which moment it is, for the name of the folder that is kept. */
  readonly now: string;
  progress(step: 'reading' | 'checking' | 'switching'): void;
  /** Looks at the copy before it is switched to; what it throws leaves the live data as they were. */
  prove?(copy: Copy): Promise<void>;
}

/** A restored copy that nobody works with yet. */
export interface Copy {
  /** Sees everything in it. */
  readonly client: Client;
  /** To bring it up to this release; nothing where the rows stand in a transaction of a database that is. */
  readonly migrating: { readonly ownerUrl: string; readonly folder: string } | undefined;
}

/** How a restore ended. */
export interface Restored {
  readonly epoch: string;
  readonly tables: number;
  readonly rows: number;
  /** Where the data that was live before is kept; nothing if there was none. */
  readonly kept: string | undefined;
}

/** The archive's secret is sealed and the passphrase does not open it. */
export class WrongPassphrase extends Error {}

/**
 * Restores beside the live cluster, proves the copy by running it and reading every page, gives it a new
 * epoch, and only then switches. Until that moment the live data is not touched.
 */
export async function restoreCluster(order: RestoreOrder): Promise<Restored> {
  const account = accountForPostgres();
  const live = homeOf(order.folder, account);
  const beside: Home = { ...live, data: `${live.data}.restoring`, socketFolder: besideSocket(live, account) };
  const programs = programsFor(account, live.home);
  // What a restore that was cut off has left: perhaps a server on the copy, perhaps the copy.
  await shutDown({ programs }, beside.data);
  for (const left of [beside.data, `${live.data}.restored`]) rmSync(left, { recursive: true, force: true });
  try {
    order.progress('reading');
    const { secret, madeAt } = await unpack(order, beside.data, account);
    order.progress('checking');
    const superuser = { user: 'postgres', password: rolePassword(secret, 'postgres') };
    const restores = withEarlier(order.folder, { restoredAt: order.now, madeAt });
    const proved = await prove(
      order,
      { programs, account, home: beside, superuser, durable: true },
      secret,
      restores,
    );
    writeFileSync(join(beside.data, RESTORED_SECRET), `${secret.toString('hex')}\n`, { mode: 0o600 });
    giveTo(account, join(beside.data, RESTORED_SECRET));
    flush(programs, account, beside);
    order.progress('switching');
    keepRestores(order.folder, restores);
    return { ...proved, kept: await switchTo(order, live, beside, programs) };
  } finally {
    rmSync(beside.data, { recursive: true, force: true });
  }
}

function besideSocket(live: Home, account: Cluster['account']): string | undefined {
  if (live.socketFolder === undefined) return undefined;
  const folder = join(live.socketFolder, 'r');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveTo(account, folder);
  return folder;
}

// An archive holds files alone, and PostgreSQL misses each of these if it is not there.
const EMPTY_FOLDERS = [
  ...['pg_wal/archive_status', 'pg_wal/summaries', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial'],
  ...['pg_snapshots', 'pg_stat', 'pg_stat_tmp', 'pg_subtrans', 'pg_tblspc', 'pg_twophase', 'pg_commit_ts'],
  ...['pg_logical/snapshots', 'pg_logical/mappings'],
];

/** Unpacks the cluster and answers the secret; a damaged archive throws before anything else happens. */
async function unpack(
  order: RestoreOrder,
  data: string,
  account: Cluster['account'],
): Promise<{ secret: Buffer; madeAt: string }> {
  makeFolder(data, account);
  const secrets: Buffer[] = [];
  const about = await readArchive(order.file, async (entry) => {
    if (entry.path === 'secret') secrets.push(await wholeOf(entry.content));
    else await unpackFile(entry, data, account);
  });
  for (const name of EMPTY_FOLDERS) makeFolder(join(data, name), account);
  return { secret: openSecret(secrets[0], about.isSealed, order), madeAt: about.madeAt };
}

/** The secret of an archive, opened with the passphrase if it is sealed. */
export function openSecret(
  found: Buffer | undefined,
  isSealed: boolean,
  order: Pick<RestoreOrder, 'file' | 'passphrase'>,
): Buffer {
  if (!found) throw new DamagedArchive(order.file);
  const text = isSealed ? order.passphrase && unseal(found, order.passphrase) : found;
  if (!text) throw new WrongPassphrase(order.file);
  return Buffer.from(text.toString('utf8').trim(), 'hex');
}

async function unpackFile(entry: ArchiveEntry, data: string, account: Cluster['account']): Promise<void> {
  const name = /^cluster\/((?:[\w.-]+\/)*[\w.-]+)$/.exec(entry.path)?.[1];
  if (!name || name.split('/').includes('..')) throw new DamagedArchive(entry.path);
  const path = join(data, name);
  makeFolder(dirname(path), account);
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of entry.content) await file.writeFile(chunk);
  } finally {
    await file.close();
  }
  giveTo(account, path);
}

function makeFolder(path: string, account: Cluster['account']): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), account);
  mkdirSync(path, { mode: 0o700 });
  chmodSync(path, 0o700);
  giveTo(account, path);
}

/** Runs the copy: replays its log, reads every page and index, lets it be judged, and gives it its new epoch. */
async function prove(
  order: RestoreOrder,
  cluster: Cluster,
  secret: Buffer,
  restores: readonly PastRestore[],
): Promise<Omit<Restored, 'kept'>> {
  const { host, port } = await bringUp(cluster);
  // Whoever is interrupted here must not leave a server behind.
  const end = () => endAtOnce(cluster.home.data);
  process.once('exit', end);
  const migrating = `${order.folder}/restoring.secret`;
  try {
    mkdirSync(migrating, { recursive: true, mode: 0o700 });
    writeFileSync(join(migrating, 'secret'), `${secret.toString('hex')}\n`, { mode: 0o600 });
    const at = { host, port, database: 'sochibo' };
    const client = new Client(connectionString({ ...at, ...cluster.superuser }));
    await client.connect();
    try {
      const counts = await inspect(client);
      const owner = { user: 'sochibo_owner', password: rolePassword(secret, 'sochibo_owner') };
      const ownerUrl = connectionString({ ...at, ...owner });
      await order.prove?.({ client, migrating: { ownerUrl, folder: migrating } });
      return { ...counts, epoch: await beginAnew(client, restores) };
    } finally {
      await client.end();
    }
  } finally {
    rmSync(migrating, { recursive: true, force: true });
    await shutDown(cluster, cluster.home.data);
    process.off('exit', end);
  }
}

function flush(programs: Cluster['programs'], account: Cluster['account'], home: Home): void {
  const flushed = spawnSync(program(programs, 'initdb'), ['--sync-only', '-D', home.data], {
    ...account,
    cwd: home.home,
    stdio: 'ignore',
  });
  if (flushed.status !== 0) throw new Error('The restored copy could not be put on the disk.');
}

async function switchTo(
  order: RestoreOrder,
  live: Home,
  beside: Home,
  programs: Cluster['programs'],
): Promise<string | undefined> {
  const kept = existsSync(live.data) ? keptName(live.data, order.now) : undefined;
  return withServerPaused(order.folder, async () => {
    const wasRunning = await isRunning(live, order.folder);
    if (wasRunning) await sleep(1000);
    await shutDown({ programs }, live.data);
    renameSync(beside.data, `${live.data}.restored`);
    if (kept) {
      renameSync(live.data, kept);
      copyFileSync(join(order.folder, 'secret'), `${kept}.secret`);
    }
    syncFolder(live.home);
    finishSwitch(order.folder, live);
    if (wasRunning) await startPostgres({ folder: order.folder, durable: true });
    return kept;
  });
}

function keptName(data: string, now: string): string {
  const name = `${data}.before-${now.replaceAll(/[^0-9]/g, '').slice(0, 14)}`;
  for (let time = 1; ; time += 1) {
    const free = time === 1 ? name : `${name}-${time}`;
    if (!existsSync(free)) return free;
  }
}

async function isRunning(live: Home, folder: string): Promise<boolean> {
  const lock = readLock(live.data);
  if (!lock || !alive(lock.pid)) return false;
  const password = rolePassword(secretOf(folder), 'postgres');
  return accepts({ host: live.socketFolder ?? '127.0.0.1', port: lock.port, user: 'postgres', password });
}
