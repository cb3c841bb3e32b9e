import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { syncFolder, writeDurably } from '../durable-file.ts';
import { rolePassword } from '../secret.ts';
import type { ArchiveEntry } from './archive.ts';
import { DamagedArchive, readArchive, verifyArchive, wholeOf } from './archive.ts';
import type { Restored, RestoreOrder } from './cluster-restore.ts';
import { beginAnew, keepRestores, withEarlier } from './begin-anew.ts';
import { openSecret } from './cluster-restore.ts';
import { copyIn } from './copy.ts';
import { countOf, tablesOf } from './inspect.ts';
import { withServerPaused } from './restoring.ts';
import type { ArchivedTable, Layout } from './tables-backup.ts';
import { columnList, migrationsOf, sqlName } from './tables-backup.ts';

/** The database was made by other migrations than the archive. */
export class OtherRelease extends Error {}

/**
 * Replaces all rows by those of the archive in one transaction, which is the "beside": until it commits,
 * everybody sees the old rows, and whatever goes wrong leaves them as they were.
 */
export async function restoreTables(
  order: RestoreOrder,
  url: string,
  roles: readonly string[],
): Promise<Restored> {
  order.progress('reading');
  const about = await verifyArchive(order.file);
  return withServerPaused(order.folder, async () => {
    await sleep(1000);
    order.progress('switching');
    const client = new Client(url);
    await client.connect();
    try {
      await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; begin`);
      const restores = withEarlier(order.folder, { restoredAt: order.now, madeAt: about.madeAt });
      const { secret, layout } = await replaceRows(client, order, about.isSealed);
      order.progress('checking');
      await compareCounts(client, layout);
      await order.prove?.({ client, migrating: undefined });
      for (const role of roles) await setPassword(client, role, rolePassword(secret, role));
      const epoch = await beginAnew(client, restores);
      keepRestores(order.folder, restores);
      await commitWith(client, order, secret);
      return { epoch, tables: layout.tables.length, rows: sum(layout), kept: undefined };
    } finally {
      await client.end();
    }
  });
}

async function replaceRows(
  client: Client,
  order: RestoreOrder,
  isSealed: boolean,
): Promise<{ secret: Buffer; layout: Layout }> {
  const references = await dropReferences(client);
  const forced = await unforce(client);
  const kept: { secret?: Buffer; layout?: Layout } = {};
  await readArchive(order.file, async (entry) => {
    if (entry.path === 'secret') kept.secret = await wholeOf(entry.content);
    else if (entry.path === 'layout.json') {
      kept.layout = JSON.parse((await wholeOf(entry.content)).toString('utf8')) as Layout;
      await empty(client, kept.layout);
    } else await fill(client, entry, kept.layout?.tables ?? []);
  });
  if (!kept.layout) throw new DamagedArchive(order.file);
  for (const { name, value, isCalled } of kept.layout.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, value, isCalled]);
  }
  // Adding a reference checks every row: no line of the archive may point at nothing.
  for (const statement of references) await client.query(statement);
  for (const table of forced) await client.query(`alter table ${table} force row level security`);
  return { secret: openSecret(kept.secret, isSealed, order), layout: kept.layout };
}

/** Takes the foreign keys off for the time of the copy, since tables may point at each other. */
async function dropReferences(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conparentid = 0 order by oid`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  return rows.map(
    ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
  );
}

/** COPY into a table is not for roles that its policies bind, and they bind its owner too. */
async function unforce(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(
    `select oid::regclass::text as table from pg_class where relkind = 'r' and relforcerowsecurity order by oid`,
  );
  for (const { table } of rows) await client.query(`alter table ${table} no force row level security`);
  return rows.map(({ table }) => table);
}

async function empty(client: Client, layout: Layout): Promise<void> {
  const seen = await migrationsOf(client);
  if (JSON.stringify(seen) !== JSON.stringify(layout.migrations)) throw new OtherRelease();
  const tables = (await tablesOf(client)).map((table) => sqlName(client, table));
  await client.query(`truncate ${tables.join(', ')}`);
}

async function fill(client: Client, entry: ArchiveEntry, tables: readonly ArchivedTable[]): Promise<void> {
  const path = entry.path.slice(0, entry.path.lastIndexOf('/'));
  const table = tables.find(({ schema, name }) => path === `tables/${schema}.${name}`);
  if (!table) throw new DamagedArchive(entry.path);
  await copyIn(
    client,
    `copy ${sqlName(client, table)} (${columnList(client, table)}) from stdin`,
    entry.content,
  );
}

async function compareCounts(client: Client, layout: Layout): Promise<void> {
  for (const table of layout.tables) {
    const rows = await countOf(client, table);
    if (rows !== table.rows)
      throw new Error(`${table.schema}.${table.name}: ${rows} rows instead of ${table.rows}.`);
  }
}

async function setPassword(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (!rowCount) return;
  await client.query(
    `alter role ${client.escapeIdentifier(role)} password ${client.escapeLiteral(password)}`,
  );
}

/** The rows and the secret belong together: the new secret lies ready on the disk before the rows commit. */
async function commitWith(client: Client, order: RestoreOrder, secret: Buffer): Promise<void> {
  const path = join(order.folder, 'secret');
  const stamp = order.now.replaceAll(/[^0-9]/g, '').slice(0, 14);
  if (existsSync(path)) copyFileSync(path, `${path}.before-${stamp}`);
  writeDurably(`${path}.next`, `${secret.toString('hex')}\n`, { mode: 0o600 });
  await client.query('commit');
  renameSync(`${path}.next`, path);
  syncFolder(order.folder);
}

function sum(layout: Layout): number {
  return layout.tables.reduce((rows, table) => rows + table.rows, 0);
}
