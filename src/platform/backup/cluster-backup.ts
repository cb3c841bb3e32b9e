import type { Dirent } from 'node:fs';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Postgres } from '../postgres/start.ts';
import type { ArchiveWriter, Manifest } from './archive.ts';
import { asContent, writeArchive } from './archive.ts';
import { seal } from './seal.ts';

/** What a backup needs beside the running server. */
export interface BackupOrder {
  readonly file: string;
  readonly folder: string;
  readonly madeAt: string;
  readonly passphrase: string | undefined;
  /** Bytes or tables done, of how many. */
  progress(done: number, total: number): void;
}

// Made anew by every server, or of this server's run alone: the manual's list of what a copy leaves out.
const EMPTIED = new Set([
  ...['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify'],
  ...['pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'],
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label.*|tablespace_map.*|current_logfiles|sochibo-secret)$|(^|\/)(pgsql_tmp.*|pg_internal\.init.*)$/;

/**
 * Copies the running embedded cluster. The pages are copied while they change; the log written meanwhile,
 * replayed over them, makes them whole. Every commit answered before the copy began is in it.
 */
export async function backUpCluster(postgres: Postgres, order: BackupOrder): Promise<Manifest> {
  const client = new Client(postgres.url('postgres'));
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    const about = {
      format: 1,
      kind: 'cluster',
      postgres: rows[0]?.version ?? '',
      madeAt: order.madeAt,
      isSealed: order.passphrase !== undefined,
    } as const;
    return await writeArchive(order.file, about, (archive) =>
      copyCluster(client, postgres.data, archive, order),
    );
  } finally {
    await client.end();
  }
}

async function copyCluster(
  client: Client,
  data: string,
  archive: ArchiveWriter,
  order: BackupOrder,
): Promise<void> {
  await addSecret(archive, order);
  // A slot keeps the log that the copy needs from being recycled under load; it ends with the session.
  await client.query(
    `select pg_create_physical_replication_slot('sochibo_backup_' || pg_backend_pid(), true, true)`,
  );
  const started = await one<{ lsn: string }>(client, `select pg_backup_start('sochibo', true)::text as lsn`);
  const names = filesOf(data, '');
  const total = names.reduce((sum, name) => sum + sizeOf(join(data, name)), 0);
  let done = 0;
  for (const name of controlLast(names)) {
    await addFile(archive, `cluster/${name}`, join(data, name));
    done += sizeOf(join(data, name));
    order.progress(done, Math.max(done, total));
  }
  const stopped = await one<{ lsn: string; label: string; map: string }>(
    client,
    'select lsn::text, labelfile as label, spcmapfile as map from pg_backup_stop(false)',
  );
  if (stopped.map.trim()) throw new Error('Tablespaces outside the data folder cannot be backed up.');
  await archive.add('cluster/backup_label', ...asContent(stopped.label));
  for (const name of await segments(client, started.lsn, stopped.lsn)) {
    await addFile(archive, `cluster/pg_wal/${name}`, join(data, 'pg_wal', name));
  }
}

/** The secret travels with the rows: without it their passwords, keys and hashes mean nothing. */
export async function addSecret(archive: ArchiveWriter, order: BackupOrder): Promise<void> {
  const secret = readFileSync(join(order.folder, 'secret'));
  const content = order.passphrase === undefined ? secret : seal(secret, order.passphrase);
  await archive.add('secret', ...asContent(content));
}

async function one<Row extends object>(client: Client, statement: string): Promise<Row> {
  const { rows } = await client.query<Row>(statement);
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL gave no answer to the backup.');
  return row;
}

function filesOf(data: string, inside: string): string[] {
  return entriesOf(join(data, inside)).flatMap((entry) => {
    const name = inside ? `${inside}/${entry.name}` : entry.name;
    if (LEFT_OUT.test(name)) return [];
    if (entry.isDirectory()) return EMPTIED.has(name) ? [] : filesOf(data, name);
    return entry.isFile() ? [name] : [];
  });
}

// A database dropped meanwhile takes its folder with it.
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

// Where the log begins must not be known to the copy before its pages are.
function controlLast(names: readonly string[]): string[] {
  const control = 'global/pg_control';
  return [...names.filter((name) => name !== control), control];
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Copies a file as long as it is now; a table dropped meanwhile is left out, as the log will do. */
async function addFile(archive: ArchiveWriter, name: string, path: string): Promise<void> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return;
  try {
    const { size } = await file.stat();
    await archive.add(name, size, contentOf(file, size));
  } finally {
    await file.close();
  }
}

async function* contentOf(file: Awaited<ReturnType<typeof open>>, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size;) {
    const room = Buffer.allocUnsafe(Math.min(256 * 1024, size - at));
    const { bytesRead } = await file.read(room, 0, room.length, at);
    // A file cut short meanwhile is filled with zeros: the log says again that it was cut.
    yield bytesRead > 0 ? room.subarray(0, bytesRead) : room.fill(0);
    at += bytesRead > 0 ? bytesRead : room.length;
  }
}

async function segments(client: Client, from: string, to: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from pg_ls_waldir()
     where name between pg_walfile_name($1::pg_lsn) and pg_walfile_name($2::pg_lsn) and name ~ '^[0-9A-F]{24}$'
     order by name`,
    [from, to],
  );
  return rows.map((row) => row.name);
}
