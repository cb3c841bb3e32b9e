import { afterAll, beforeAll, expect, test } from 'vitest';
import { tables } from '../../src/modules.ts';
import { expectations } from './expectations.ts';
import { seenByClass, type Expectation } from './viewers.ts';
import { faultsOf } from './witness.ts';
import { World, type Laid } from './world.ts';

let world: World;
const laid = new Map<Expectation, Laid>();

/** A superseded version is seen like its table, without the ways in that only living rows have. */
const histories: readonly Expectation[] = tables.map((table) => ({
  table: `${table.name}_history`,
  row: expectations.find((one) => one.table === table.name)?.row ?? {},
  seen: seenByClass[table.class],
  adds: 'touched',
}));
const matrix: readonly Expectation[] = [...expectations, ...histories];

beforeAll(async () => {
  world = await World.open();
  for (const expectation of matrix) laid.set(expectation, await world.lay(expectation));
});
afterAll(() => world.close());

/** Runs inside a transaction that leaves nothing behind. */
async function andUndo<Value>(work: () => Promise<Value>): Promise<Value> {
  await world.client.query('begin');
  try {
    return await work();
  } finally {
    await world.client.query('rollback');
  }
}

async function faults(expectation: Expectation): Promise<string[]> {
  const row = laid.get(expectation);
  return row ? faultsOf(world, expectation, row) : [`${expectation.table} has no row`];
}

test('no table is without an expectation', async () => {
  const found = await world.client.query<{ name: string }>(`
    select nspname || '.' || relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p') and nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public')`);
  const expected = new Set(matrix.map((one) => one.table));
  expect(found.rows.map((row) => row.name).filter((name) => !expected.has(name))).toEqual([]);
  expect(found.rows.length).toBeGreaterThan(60);
});

test.each(matrix.map((one) => [`${one.table}${one.when ? `, ${one.when}` : ''}`, one] as const))(
  'rows of %s are seen and written by whom they concern',
  async (_, expectation) => {
    expect(await andUndo(() => faults(expectation))).toEqual([]);
  },
);

test('a row cannot be carried out of what the command has locked', async () => {
  const carried = await andUndo(async () => {
    const through: string[] = [];
    await world.client.query(
      `select set_config('app.person', $1, true), set_config('app.today', '2026-11-22', true), set_config('app.touched', $2, true)`,
      [world.people['secretary of the cell'], `{${world.cell.no}}`],
    );
    await world.client.query('set local role sochibo_app');
    for (const table of tables) {
      await world.client.query('savepoint carry');
      const moved = await world.client
        .query(`update ${table.name} set organisation_no = $1`, [world.neighbour.no])
        .then(() => 'moved')
        .catch((error: { code?: string }) => error.code);
      await world.client.query('rollback to savepoint carry');
      if (moved !== '42501') through.push(`${table.name}: ${moved}`);
    }
    return through;
  });
  expect(carried).toEqual([]);
});

test('every policy is missed by somebody when it is gone', { timeout: 120_000 }, async () => {
  const policies = await world.client.query<{ table: string; name: string }>(
    `select schemaname || '.' || tablename as table, policyname as name from pg_policies`,
  );
  expect(policies.rows.length).toBeGreaterThan(200);
  const idle: string[] = [];
  for (const { table, name } of policies.rows) {
    const [schema, bare] = table.split('.');
    const missed = await andUndo(async () => {
      await world.client.query(`drop policy "${name}" on ${schema}."${bare}"`);
      for (const expectation of matrix.filter((one) => one.table === table))
        if ((await faults(expectation)).length > 0) return true;
      return false;
    });
    if (!missed) idle.push(`${name} on ${table}`);
  }
  // No office sees the sensitive class, so there is nobody to miss the way into its history.
  expect(idle).toEqual(['app_sees on members.sensitive_record_history']);
});

test(
  'a policy that lets everybody look is noticed on every table of the work',
  { timeout: 60_000 },
  async () => {
    const unnoticed: string[] = [];
    for (const table of tables) {
      const noticed = await andUndo(async () => {
        await world.client.query(
          `create policy too_wide on ${table.name} for all to sochibo_app using (true)`,
        );
        const first = matrix.find((one) => one.table === table.name);
        return first !== undefined && (await faults(first)).length > 0;
      });
      if (!noticed) unnoticed.push(table.name);
    }
    expect(unnoticed).toEqual([]);
  },
);
