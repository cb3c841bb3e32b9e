import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { AnyTable } from './database/table.ts';
import { guards } from './database/policies.ts';
import { rolePassword, secretOf } from './secret.ts';

const migrations = new URL('../../database/migrations/', import.meta.url);
const views = new URL('../../database/views/', import.meta.url);
const lockNumber = 7_041_930;

/**
 * Brings a database up to date: runs the migrations of `LIST` once each, in order,
 * makes the roles and makes all policies anew. Safe to run at every start and from
 * several servers at once. Most starts find nothing new, and one statement tells so.
 * The roles' passwords are set anew unless `rolesEnter` has shown that they hold.
 */
export async function migrate(
  ownerUrl: string,
  tables: readonly AnyTable[],
  dataFolder: string,
  rolesEnter: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  const arriving = Promise.all([rolesEnter(), client.connect()]);
  // Nothing is lost of an error: it is met below, when what can be read meanwhile has been read.
  arriving.catch(() => undefined);
  try {
    const steps = listed(migrations);
    const guarding = [...listed(views).map((view) => view.text), guards(tables), viewGrants].join('\n');
    const [entered] = await arriving;
    if (entered && (await isUpToDate(client, [...steps, guardsOf(guarding)]))) return;
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    await client.query(`set timezone = 'UTC'`);
    await checkGround(client);
    await client.query(
      'create table if not exists public.migration (name text primary key, checksum text not null)',
    );
    await makeRoles(client, secretOf(dataFolder));
    await runMissing(client, steps);
    await makeAnew(client, guarding);
  } finally {
    await client.end();
  }
}

/** Whether the ground, every migration of ours as it now reads, and the guards are there already. */
async function isUpToDate(client: pg.Client, known: readonly Mark[]): Promise<boolean> {
  try {
    const { rows } = await client.query<{ sound: boolean }>(
      `select current_user = 'sochibo_owner' and current_setting('server_version_num')::int >= 180000
              and (select rolcreaterole or rolsuper from pg_roles where rolname = current_user)
              and $1::text[] <@ array(select extname::text from pg_extension)
              and not exists (select from unnest($2::text[], $3::text[]) as wanted (name, checksum)
                              where not exists (select from public.migration
                                                where migration.name = wanted.name and migration.checksum = wanted.checksum)) as sound`,
      [EXTENSIONS, known.map(({ name }) => name), known.map((one) => one.checksum)],
    );
    return rows[0]?.sound ?? false;
  } catch (error) {
    // A new database has no table of migrations.
    if ((error as { code?: string }).code === '42P01') return false;
    throw error;
  }
}

// All three are trusted: whoever owns the database may make them.
const EXTENSIONS = ['btree_gist', 'pg_trgm', 'unaccent'];

/** What an operator must have prepared on a server of their own; said before anything is changed. */
async function checkGround(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ role: string; version: number; creates: boolean; here: string[] }>(
    `select current_user as role, current_setting('server_version_num')::int as version,
            (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as creates,
            array(select extname::text from pg_extension) as here`,
  );
  const { role = '', version = 0, creates = false, here = [] } = rows[0] ?? {};
  if (version < 180_000) throw new Error('Cần PostgreSQL 18 trở lên. / PostgreSQL 18 or later is needed.');
  if (role !== 'sochibo_owner' || !creates)
    throw new Error(
      'DATABASE_URL phải dùng vai trò sochibo_owner có CREATEROLE, xem README. / ' +
        'DATABASE_URL must name the role sochibo_owner with CREATEROLE, see the README.',
    );
  for (const extension of EXTENSIONS.filter((one) => !here.includes(one)))
    await client.query(`create extension if not exists ${extension}`);
}

interface Mark {
  readonly name: string;
  readonly checksum: string;
}

interface Step extends Mark {
  readonly text: string;
}

/** Files named in `LIST`, with their text; one that has landed is named with how its checksum begins, and never changes. */
function listed(folder: URL): Step[] {
  const lines = readFileSync(new URL('LIST', folder), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const [name = '', landed = ''] = line.split(' ');
    const text = readFileSync(new URL(name, folder), 'utf8');
    const file = { name, text, checksum: checksum(text) };
    if (!file.checksum.startsWith(landed)) throw new Error(`Migration ${name} was changed after it landed.`);
    return file;
  });
}

/** One landing had some migrations in another cut, with the same outcome: its databases have run all of these up to `last`. */
const otherCut = {
  name: '0052-duty.sql',
  checksum: 'b6b887a27fb4c5ebf1b092ee83f26574d5bce2be801c9cfd7a11023471179d0d',
  last: '0075-plan-blocks.sql',
};

async function runMissing(client: pg.Client, steps: readonly Step[]): Promise<void> {
  const done = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from public.migration',
  );
  const known = new Map(done.rows.map((row) => [row.name, row.checksum]));
  if (known.get(otherCut.name) === otherCut.checksum) {
    const ran = steps.slice(0, steps.findIndex((file) => file.name === otherCut.last) + 1);
    await client.query(
      `insert into public.migration (name, checksum) select * from unnest($1::text[], $2::text[])
       on conflict (name) do update set checksum = excluded.checksum`,
      [ran.map((file) => file.name), ran.map((file) => file.checksum)],
    );
    for (const { name, checksum } of ran) known.set(name, checksum);
  }
  for (const { name, text, checksum } of steps) {
    const before = known.get(name);
    if (before === checksum) continue;
    if (before) throw new Error(`Migration ${name} was changed after it ran.`);
    await client.query('begin');
    try {
      await client.query(text);
      await client.query('insert into public.migration (name, checksum) values ($1, $2)', [name, checksum]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  }
}

const viewGrants = `
do $$ declare place text; begin
  for place in select nspname from pg_namespace where nspname like '%\\_read' loop
    execute format('grant usage on schema %I to sochibo_app; grant select on all tables in schema %I to sochibo_app', place, place);
  end loop;
end $$;`;

/** Views and policies are made anew only when what they come from has changed: a start must be quick. */
async function makeAnew(client: pg.Client, text: string): Promise<void> {
  const { name, checksum: mark } = guardsOf(text);
  const found = await client.query('select from public.migration where name = $1 and checksum = $2', [
    name,
    mark,
  ]);
  if (found.rowCount) return;
  await client.query(`begin; ${text}; commit`);
  await client.query(
    'insert into public.migration (name, checksum) values ($1, $2) on conflict (name) do update set checksum = excluded.checksum',
    [name, mark],
  );
}

function guardsOf(text: string): Mark {
  return { name: 'guards', checksum: checksum(text) };
}

/** The application's roles own nothing and bypass nothing; their passwords come from the data folder's secret. */
async function makeRoles(client: pg.Client, secret: Buffer): Promise<void> {
  const names = ['sochibo_app', 'sochibo_auth'];
  const { rows } = await client.query<{ name: string }>(
    'select rolname as name from pg_roles where rolname = any($1)',
    [names],
  );
  const orders = names.map((role) => {
    const verb = rows.some((row) => row.name === role) ? 'alter' : 'create';
    return `${verb} role ${role} login password ${client.escapeLiteral(rolePassword(secret, role))}`;
  });
  // Together: each by itself would wait for the disk, at every start.
  await client.query(orders.join('; '));
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
