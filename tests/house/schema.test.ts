import { globSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '#platform/database/pool.ts';
import { guards } from '#platform/database/policies.ts';
import { snake } from '#platform/database/table.ts';
import { bypassing, faultsOfRole } from '#platform/role-check.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { tables } from '../../src/modules.ts';

let database: FreshDatabase;
let owner: pg.Client;
let superuser: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client(database.ownerUrl);
  superuser = new pg.Client(database.superuserUrl);
  await Promise.all([owner.connect(), superuser.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), superuser.end()]);
  await database.drop();
});

const ours = `nspname not like 'pg\\_%' and nspname <> 'information_schema'`;

async function names(statement: string): Promise<string[]> {
  return (await owner.query<{ name: string }>(statement)).rows.map((row) => row.name).sort();
}

// What the migrations note about themselves: nobody but the owner has a grant there, which is asked below.
const ownersAlone = ['public.migration'];

/** Tables that no command writes row by row; every other one is declared in a module. */
const ofTheHouse = /^(platform|identity)\./;
const lists = ['members.number_claim', 'organisation.category', 'organisation.kind'];

/** Sums kept beside the rows they are of, folded anew by the command that changes those; a test holds them together. */
const rollUps = [
  'reports.cell_month',
  'reports.cell_tasks',
  'reports.seat',
  'reports.seat_month',
  'reports.seat_tasks',
  'members.strength_change',
  'members.strength_total',
  'members.roster',
  'organisation.counted',
  'organisation.oversight',
  'organisation.reach',
];

test('every table forces row-level security and has a policy', async () => {
  expect(
    await names(`
      select nspname || '.' || relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'p') and ${ours}
        and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = pg_class.oid))`),
  ).toEqual(ownersAlone);
  for (const role of ['sochibo_app', 'sochibo_auth']) {
    const found = await owner.query(
      `select has_any_column_privilege($1, 'public.migration', 'select, insert, update, references') as may`,
      [role],
    );
    expect(found.rows[0]?.may).toBe(false);
  }
});

test('every view runs with the rights of its reader', async () => {
  const views = `from pg_class join pg_namespace on pg_namespace.oid = relnamespace where relkind in ('v', 'm') and ${ours}`;
  expect((await names(`select relname as name ${views}`)).length).toBeGreaterThan(10);
  expect(
    await names(
      `select relname as name ${views} and not coalesce(reloptions, '{}') @> '{security_invoker=true}'`,
    ),
  ).toEqual([]);
});

test('only the named functions run as their owner, and none leaves its search path open', async () => {
  const definers = `from pg_proc join pg_namespace on pg_namespace.oid = pronamespace where prosecdef and ${ours}`;
  expect(await names(`select nspname || '.' || proname as name ${definers}`)).toEqual([
    'account.book_devices',
    'account.lock_devices',
    'meetings.concerns_counted',
    'meetings.open_concerns',
    'members.attendance_of_attached',
    'members.followers_of',
    'platform.departed',
    'platform.fold_cell_months',
    'platform.fold_cell_tasks',
    'platform.fold_oversight',
    'platform.fold_reach',
    'platform.fold_roster',
    'platform.fold_seats',
    'platform.fold_strength',
    'platform.fold_ways',
    'platform.handed_over',
    'platform.held_once',
    'platform.holds',
    'platform.keeps',
    'platform.named',
    'platform.paper_discussed',
    'platform.programme_standing',
    'platform.rolls_of',
    'platform.sights',
    'platform.stood_below',
    'preparation.waiting_proposals',
    'restructuring.decisions_coming',
  ]);
  expect(
    await names(
      `select proname as name ${definers} and not coalesce(proconfig, '{}') @> '{"search_path=\\"\\""}'`,
    ),
  ).toEqual([]);
});

test('every table of the work is declared, belongs to an organisation, and keeps its history', async () => {
  const there = await names(`
    select nspname || '.' || relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind = 'r' and ${ours} and nspname <> 'public'`);
  const declared = tables.map((table) => table.name);
  const undeclared = there.filter(
    (name) =>
      !ofTheHouse.test(name) &&
      ![...lists, ...rollUps].includes(name) &&
      !declared.includes(name.replace(/_history$/, '')),
  );
  expect(undeclared).toEqual([]);
  for (const table of tables) {
    expect(there, table.name).toContain(table.name);
    expect(there, table.name).toContain(`${table.name}_history`);
    const columns = await owner.query<{ name: string; type: string; required: boolean }>(
      `select attname as name, atttypid::regtype::text as type, attnotnull as required
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table.name],
    );
    const column = (name: string) => columns.rows.find((one) => one.name === name);
    expect(column('organisation_no'), table.name).toMatchObject({ type: 'integer', required: true });
    expect(column('recorded_at'), table.name).toMatchObject({
      type: 'timestamp with time zone',
      required: true,
    });
    for (const name of [...table.key, ...(table.feed?.columns ?? []), ...(table.mine ? [table.mine] : [])]) {
      expect(column(snake(String(name)))?.name, `${table.name}.${String(name)}`).toBeDefined();
    }
    for (const { name, type } of columns.rows.filter((one) => one.name === 'valid'))
      expect(`${name} ${type}`).toBe('valid daterange');
  }
});

test('a column added to a table is added to its history in the same place, and nothing kept there is lost', async () => {
  const columns = async (table: string) =>
    (
      await owner.query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
        [table],
      )
    ).rows.map(({ name }) => name);
  await owner.query(`
    begin;
    insert into members.affiliation_history (id, person_id, organisation_no, valid, earlier_unknown, recorded_at, recorded)
      values (gen_random_uuid(), gen_random_uuid(), 1, '[2020-01-01,)', false, '2026-01-01', '[2026-01-01,2026-02-01)');
    alter table members.affiliation add column later text`);
  await owner.query(guards(tables));
  expect(await columns('members.affiliation_history')).toEqual([
    ...(await columns('members.affiliation')),
    'recorded',
  ]);
  expect(
    (await owner.query('select count(*)::integer as kept from members.affiliation_history')).rows,
  ).toEqual([{ kept: 1 }]);
  await owner.query('rollback');
});

test('a period is never empty nor without a beginning', async () => {
  const withPeriod = await names(`
    select attrelid::regclass::text as name from pg_attribute join pg_class on pg_class.oid = attrelid
    join pg_namespace on pg_namespace.oid = relnamespace
    where attname = 'valid' and relkind = 'r' and ${ours} and relname not like '%\\_history'`);
  const checked = await names(`
    select conrelid::regclass::text as name from pg_constraint
    where contype = 'c' and pg_get_constraintdef(oid) like '%isempty(valid)%lower_inf(valid)%'`);
  expect(withPeriod.length).toBeGreaterThan(5);
  expect(checked).toEqual(withPeriod);
});

test('the application may add to the chains and never change or read back what was said', async () => {
  const may = async (role: string, table: string, verb: string) =>
    (await owner.query('select has_table_privilege($1, $2, $3) as may', [role, table, verb])).rows[0]?.may;
  for (const table of [
    'platform.ledger_entry',
    'platform.ledger_content',
    'platform.access_log',
    'platform.change',
  ])
    for (const verb of ['update', 'delete', 'truncate'])
      expect(await may('sochibo_app', table, verb), `${verb} ${table}`).toBe(false);
  expect(await may('sochibo_app', 'platform.ledger_content', 'select')).toBe(false);
  for (const table of tables)
    for (const verb of ['update', 'delete', 'truncate'])
      expect(await may('sochibo_app', `${table.name}_history`, verb), `${verb} ${table.name}_history`).toBe(
        false,
      );
});

test('the application reaches no account, and the sign-in reaches no work', async () => {
  const reach = (role: string, where: string) =>
    names(`
      select nspname || '.' || relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'v') and ${ours} and ${where}
        and has_any_column_privilege('${role}', pg_class.oid, 'select, insert, update, references')
        and has_schema_privilege('${role}', nspname, 'usage')`);
  expect(await reach('sochibo_app', `nspname = 'identity'`)).toEqual([]);
  expect(await reach('sochibo_auth', `nspname <> 'identity'`)).toEqual([
    'platform.checkpoint',
    'platform.checkpoint_leaf',
    'platform.organisation_head',
  ]);
});

test('every function of the platform that a statement calls exists', async () => {
  const there = await names(
    `select proname as name from pg_proc join pg_namespace on pg_namespace.oid = pronamespace where nspname = 'platform'`,
  );
  const called = globSync('src/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/platform\.([a-z_]+)\(/g)]
      .map(([, name = '']) => name)
      .filter((name) => !there.includes(name))
      .map((name) => `${file}: platform.${name}()`),
  );
  expect(there.length).toBeGreaterThan(3);
  expect(called).toEqual([]);
});

/** Breaks something as the superuser, asks whether the server would start, and mends it. */
async function faultsAfter(breaking: string, mending: string): Promise<string[]> {
  await superuser.query(breaking);
  const pool = openPool(database.appUrl, 1);
  try {
    return await faultsOfRole(pool);
  } finally {
    await pool.end();
    await superuser.query(mending);
  }
}

test('the server starts under its own roles', async () => {
  expect(await faultsAfter('select 1', 'select 1')).toEqual([]);
  const [auth, owning] = [openPool(database.authUrl, 1), openPool(database.ownerUrl, 1)];
  expect([await faultsOfRole(auth), await bypassing(owning)]).toEqual([[], []]);
  await Promise.all([auth.end(), owning.end()]);
});

test('the server refuses the owner and the superuser', async () => {
  for (const [url, words] of [
    [database.ownerUrl, 'owns tables'],
    [database.superuserUrl, 'can bypass row-level security'],
  ] as const) {
    const pool = openPool(url, 1);
    expect((await faultsOfRole(pool)).join()).toContain(words);
    await pool.end();
  }
});

// Granting `bypassrls` itself would loosen every database of the shared cluster: a role of this test's own shows it.
test('the server refuses a role that bypasses policies, or may become one that does', async () => {
  const roles = [`bypass_${database.name}`, `becomes_${database.name}`];
  const [bypasses = '', becomes = ''] = roles;
  await superuser.query(`create role ${bypasses} login bypassrls password 'x'`);
  await superuser.query(`create role ${becomes} login noinherit in role ${bypasses} password 'x'`);
  try {
    for (const role of roles) {
      const url = new URL(database.appUrl);
      url.username = role;
      url.password = 'x';
      const pool = openPool(url.href, 1);
      expect(await faultsOfRole(pool)).toEqual([`role ${role} can bypass row-level security`]);
      expect(await bypassing(pool)).toHaveLength(1);
      await pool.end();
    }
  } finally {
    for (const role of roles.toReversed()) await superuser.query(`drop role ${role}`);
  }
});

test('the server refuses a table without a policy, without force, or without row-level security', async () => {
  const open = ['table meetings.vote is not guarded by policies'];
  const alter = (words: string) => `alter table meetings.vote ${words}`;
  expect(await faultsAfter(alter('disable row level security'), alter('enable row level security'))).toEqual(
    open,
  );
  expect(await faultsAfter(alter('no force row level security'), alter('force row level security'))).toEqual(
    open,
  );
  expect(
    await faultsAfter(
      'create table meetings.loose (id int); alter table meetings.loose enable row level security; alter table meetings.loose force row level security; grant select on meetings.loose to sochibo_app',
      'drop table meetings.loose',
    ),
  ).toEqual(['table meetings.loose is not guarded by policies']);
});
