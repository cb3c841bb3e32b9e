import { Client } from 'pg';
import type { ArchiveWriter, Manifest } from './archive.ts';
import { asContent, writeArchive } from './archive.ts';
import type { BackupOrder } from './cluster-backup.ts';
import { addSecret } from './cluster-backup.ts';
import { copyOut } from './copy.ts';
import type { TableName } from './inspect.ts';
import { countOf, tablesOf } from './inspect.ts';

/** One table in an archive of rows. */
export interface ArchivedTable extends TableName {
  readonly columns: readonly string[];
  readonly rows: number;
}

/** What an archive of rows says about itself beside its tables. */
export interface Layout {
  /** Names and checksums of the migrations that made the tables. */
  readonly migrations: readonly string[];
  readonly tables: readonly ArchivedTable[];
  readonly sequences: readonly {
    readonly name: string;
    readonly value: string;
    readonly isCalled: boolean;
  }[];
}

/**
 * Copies every row in one snapshot, for a PostgreSQL whose files are not ours to read. Needs no right beyond
 * the owner's, and asks nothing of the tables that a plain reader would not.
 */
export async function backUpTables(ownerUrl: string, order: BackupOrder): Promise<Manifest> {
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set extra_float_digits = 3`);
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    const about = {
      format: 1,
      kind: 'tables',
      postgres: rows[0]?.version ?? '',
      madeAt: order.madeAt,
      isSealed: order.passphrase !== undefined,
    } as const;
    return await writeArchive(order.file, about, (archive) => copyTables(client, archive, order));
  } finally {
    await client.end();
  }
}

async function copyTables(client: Client, archive: ArchiveWriter, order: BackupOrder): Promise<void> {
  await refuseBlindness(client);
  await addSecret(archive, order);
  const layout = await layoutOf(client);
  await archive.add('layout.json', ...asContent(JSON.stringify(layout)));
  for (const [index, table] of layout.tables.entries()) {
    let piece = 0;
    await copyOut(
      client,
      `copy ${sqlName(client, table)} (${columnList(client, table)}) to stdout`,
      async (bytes) => {
        piece += 1;
        await archive.add(`tables/${table.schema}.${table.name}/${piece}`, ...asContent(bytes));
      },
    );
    order.progress(index + 1, layout.tables.length);
  }
}

/** A policy that hides rows from the owner would make a backup that lacks them, without a word. */
async function refuseBlindness(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `select c.oid::regclass::text as table from pg_class as c
     where c.relkind = 'r' and c.relforcerowsecurity and row_security_active(c.oid)
       and not exists (select from pg_policy as p
                       where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'r')
                         and pg_get_expr(p.polqual, p.polrelid) = 'true'
                         and exists (select from unnest(p.polroles) as r (id)
                                     where r.id = 0 or pg_has_role(r.id, 'usage')))`,
  );
  if (rows.length > 0)
    throw new Error(`The owner may not read ${rows.map(({ table }) => table).join(', ')}.`);
}

/** The tables, their columns and sequences as the snapshot has them. */
async function layoutOf(client: Client): Promise<Layout> {
  const tables: ArchivedTable[] = [];
  for (const table of await tablesOf(client)) {
    tables.push({ ...table, columns: await columnsOf(client, table), rows: await countOf(client, table) });
  }
  const sequences = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, sequencename) as name from pg_sequences
     where schemaname not like 'pg\\_%' order by 1`,
  );
  const values = [];
  for (const { name } of sequences.rows) {
    const { rows } = await client.query<{ value: string; isCalled: boolean }>(
      `select last_value::text as value, is_called as "isCalled" from ${name}`,
    );
    values.push({ name, value: rows[0]?.value ?? '1', isCalled: rows[0]?.isCalled ?? false });
  }
  return { migrations: await migrationsOf(client), tables, sequences: values };
}

/** The migrations a database has seen; its tables can take rows only from one that has seen the same. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ mark: string }>(
    `select name || ' ' || checksum as mark from public.migration where name <> 'guards' order by name`,
  );
  return rows.map((row) => row.mark);
}

async function columnsOf(client: Client, { schema, name }: TableName): Promise<string[]> {
  const { rows } = await client.query<{ column: string }>(
    `select attname as column from pg_attribute
     where attrelid = format('%I.%I', $1::text, $2::text)::regclass
       and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [schema, name],
  );
  return rows.map((row) => row.column);
}

/** The name of a table as SQL wants it. */
export function sqlName(client: Client, { schema, name }: TableName): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
}

/** The columns of a table as SQL wants them. */
export function columnList(client: Client, table: ArchivedTable): string {
  return table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
}
