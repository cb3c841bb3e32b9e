import { viewers, type Door, type Expectation, type Viewer } from './viewers.ts';
import { quote, type Laid, type World } from './world.ts';

const today = '2026-11-22';
const scopes = ['public', 'internal', 'working', 'confided', 'personal', 'sensitive', 'above'];

/** What is not as expected of one table, in words; inside a transaction of the superuser that is rolled back. */
export async function faultsOf(world: World, expectation: Expectation, laid: Laid): Promise<string[]> {
  const { table, seen } = expectation;
  const label = expectation.when ? `${table} (${expectation.when})` : table;
  const faults: string[] = [];
  const aboard = expectation.aboard ? `{${world.people['the person the row is about']}}` : '';
  await world.client.query(`select set_config('app.aboard', $1, true)`, [aboard]);
  if (seen === 'denied') {
    if (await hasGrant(world, 'sochibo_app', table)) faults.push(`${label}: the application may read it`);
  } else {
    for (const viewer of viewers) {
      const expected = seen.includes(viewer);
      if ((await isSeen(world, 'sochibo_app', viewer, table, laid)) !== expected)
        faults.push(`${label}: ${viewer} ${expected ? 'does not see it' : 'sees it'}`);
    }
  }
  if (!(await isSeen(world, 'sochibo_owner', 'nobody', table, laid)))
    faults.push(`${label}: the owner lost it`);
  if (await hasGrant(world, 'sochibo_auth', table)) {
    const found = await isSeen(world, 'sochibo_auth', 'nobody', table, laid);
    if (found !== (expectation.signIn ?? false)) faults.push(`${label}: the sign-in sees it: ${found}`);
  } else if (expectation.signIn) faults.push(`${label}: the sign-in has no grant`);
  for (const [verb, door] of [
    ['add', expectation.adds],
    ['change', expectation.changes],
    ['remove', expectation.removes],
  ] as const)
    faults.push(
      ...(await faultsAtDoor(world, expectation, laid, verb, door)).map((fault) => `${label}: ${fault}`),
    );
  return faults;
}

type Verb = 'add' | 'change' | 'remove';

async function faultsAtDoor(
  world: World,
  expectation: Expectation,
  laid: Laid,
  verb: Verb,
  door: Door | undefined,
): Promise<string[]> {
  // A second row of a table tells nothing new where the first case asks for the verbs.
  if (door === undefined && expectation.when) return [];
  const tried = async (viewer: Viewer, touched: readonly number[]) => {
    await world.client.query('savepoint door');
    try {
      await become(world, 'sochibo_app', viewer, touched);
      return await tryVerb(world, expectation, laid, verb);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      // A row may be wrong in other ways; the policy is asked before them.
      if (!code.startsWith('23') && code !== '42501') throw error;
      return code !== '42501';
    } finally {
      await world.client.query('rollback to savepoint door; release savepoint door');
    }
  };
  const { cell, neighbour } = world;
  const inside = await tried('secretary of the cell', [cell.no]);
  const outside = await tried('secretary of the cell', [neighbour.no]);
  const nowhere = await tried('nobody', []);
  const own = await tried('the person the row is about', []);
  const expected = {
    touched: { inside: true, outside: false, nowhere: false, own: false },
    mine: { inside: false, outside: false, nowhere: false, own: true },
    anywhere: { inside: true, outside: true, nowhere: true, own: true },
    shut: { inside: false, outside: false, nowhere: false, own: false },
  }[door ?? 'shut'];
  return Object.entries({ inside, outside, nowhere, own })
    .filter(([place, done]) => done !== expected[place as keyof typeof expected])
    .map(([place, done]) => `${verb} ${place} what was locked is ${done ? 'let through' : 'refused'}`);
}

/** Whether the database let it through. */
async function tryVerb(world: World, { table, row }: Expectation, laid: Laid, verb: Verb): Promise<boolean> {
  const { client, cell } = world;
  if (verb === 'add') {
    const { text, values } = await world.adding(table, cell, row);
    await client.query(text, values);
    return true;
  }
  const where = `where ${laid.condition}`;
  const column = laid.column;
  const done = await client.query(
    verb === 'remove'
      ? `delete from ${quote(table)} ${where}`
      : `update ${quote(table)} set "${column}" = "${column}" ${where}`,
    [...laid.values],
  );
  return (done.rowCount ?? 0) > 0;
}

async function isSeen(
  world: World,
  role: string,
  viewer: Viewer,
  table: string,
  laid: Laid,
): Promise<boolean> {
  await become(world, role, viewer, []);
  const found = await world.client.query(
    `select exists (select from ${quote(table)} where ${laid.condition}) as seen`,
    [...laid.values],
  );
  await world.client.query('reset role');
  return found.rows[0]?.seen === true;
}

async function become(world: World, role: string, viewer: Viewer, touched: readonly number[]): Promise<void> {
  const person = viewer === 'nobody' ? '' : world.people[viewer];
  await world.client.query(
    `select set_config('app.person', $1, true), set_config('app.today', $2, true), set_config('app.touched', $3, true),
            ${scopes.map((name) => `set_config('app.${name}', '', true)`).join(', ')}`,
    [person, today, touched.length ? `{${touched.join(',')}}` : ''],
  );
  await world.client.query(`set local role ${role}`);
}

async function hasGrant(world: World, role: string, table: string): Promise<boolean> {
  const found = await world.client.query(
    `select has_schema_privilege($1, split_part($2, '.', 1), 'usage') and has_any_column_privilege($1, $2, 'select') as may`,
    [role, quote(table)],
  );
  return found.rows[0]?.may === true;
}
