import * as z from 'zod/mini';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { person } from '#modules/members/tables.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { fixedClock } from './clock.ts';
import { runCommand, type Envelope, type Road } from './command.ts';
import { openPool } from './database/pool.ts';
import { handle } from './handle.ts';

const name = z.object({ personId: z.string(), fullName: z.string() });
const rename = command('rename', {
  summary: { vi: '', en: '' },
  input: name,
  output: z.object({ fullName: z.string() }),
});
const problem = { code: 'test.no', message: { vi: 'Không', en: 'No' }, fix: { vi: 'Sửa', en: 'Mend' } };

const handleRename = handle(rename, { right: 'meetings.keep' }, async (tx, input) => {
  if (input.fullName === 'wait') return refuse({ ...problem, awaits: true });
  tx.amend(person, [{ id: input.personId, fullName: input.fullName }]);
  if (input.fullName === '') return refuse(problem);
  return ok({ fullName: input.fullName });
});

let database: FreshDatabase;
let builder: Builder;
let road: Road;
let cell: Place;
let neighbour: Place;
let secretary: Id;
let term: Id;
let sequence = 0;
const device = newId();

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  cell = await builder.organisation('Chi bộ thôn Một');
  neighbour = await builder.organisation('Chi bộ thôn Hai');
  secretary = await builder.member('Lò Thị Mẫu', cell);
  term = await builder.term(secretary, cell, 'secretary');
  road = {
    pool: openPool(database.appUrl, 8),
    clock: fixedClock('2026-11-22T01:00:00.000Z'),
    rules: { hash: '', packs: [] } as unknown as Road['rules'],
    handlers: new Map([[rename.name, handleRename]]),
    reactions: [],
    constraints: new Map(),
  };
});

afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

function envelope(input: unknown, changes: Partial<Envelope> = {}): Envelope {
  sequence += 1;
  return {
    id: newId(),
    device,
    sequence,
    name: rename.name,
    organisation: cell.id,
    term,
    bundle: null,
    at: null,
    input,
    ...changes,
  };
}

async function nameOf(id: Id): Promise<string> {
  const found = await builder.client.query<{ full_name: string }>(
    'select full_name from members.person where id = $1',
    [id],
  );
  return found.rows[0]?.full_name ?? '';
}

test('a command writes its rows, their history, the feed, the chain and the receipt together', async () => {
  const before = await builder.client.query(
    'select entry_no from platform.organisation_head where organisation_no = $1',
    [cell.no],
  );
  const receipt = await runCommand(
    road,
    secretary,
    envelope({ personId: secretary, fullName: 'Lò Thị Mới' }),
  );
  expect(receipt).toMatchObject({ outcome: 'applied', value: { fullName: 'Lò Thị Mới' } });
  expect(receipt.number).toBe(before.rows[0].entry_no * 1 + 1);
  expect(await nameOf(secretary)).toBe('Lò Thị Mới');
  const history = await builder.client.query('select full_name from members.person_history where id = $1', [
    secretary,
  ]);
  expect(history.rows.map((row) => row.full_name)).toContain('Lò Thị Mẫu');
  const change = await builder.client.query(
    `select table_name, key from platform.change where organisation_no = $1 and entry_no = $2`,
    [cell.no, receipt.number],
  );
  expect(change.rows).toEqual([{ table_name: 'members.person', key: secretary }]);
});

test('the same command again returns the first receipt and counts the repetition', async () => {
  const first = envelope({ personId: secretary, fullName: 'Lò Thị Một' });
  const one = await runCommand(road, secretary, first);
  const two = await runCommand(road, secretary, first);
  expect(two).toMatchObject({ outcome: 'repeated', number: one.number, value: one.value });
  const seen = await builder.client.query('select seen from platform.receipt where command_id = $1', [
    first.id,
  ]);
  expect(seen.rows[0].seen).toBe(2);
});

test('the same id with other content is kept beside and changes nothing', async () => {
  const first = envelope({ personId: secretary, fullName: 'Lò Thị Hai' });
  await runCommand(road, secretary, first);
  const other = await runCommand(road, secretary, {
    ...first,
    input: { personId: secretary, fullName: 'Lò Thị Ba' },
  });
  expect(other.outcome).toBe('different-version');
  expect(await nameOf(secretary)).toBe('Lò Thị Hai');
});

test('what somebody else sent is not told to whoever sends the same under its id', async () => {
  const first = envelope({ personId: secretary, fullName: 'Lò Thị Hai' });
  const mine = await runCommand(road, secretary, first);
  const copied = await runCommand(road, newId(), { ...first, device: newId() });
  expect(mine.outcome).toBe('applied');
  expect(copied).toMatchObject({ outcome: 'refused', number: null });
  expect(copied.value).toBeUndefined();
});

test('a refusal leaves a line in the chain and nothing else', async () => {
  const receipt = await runCommand(road, secretary, envelope({ personId: secretary, fullName: '' }));
  expect(receipt).toMatchObject({ outcome: 'refused', problem: { code: 'test.no' } });
  expect(receipt.number).toBeGreaterThan(0);
  expect(await nameOf(secretary)).not.toBe('');
});

test('a command that rests on something missing is held, and applied when it comes again later', async () => {
  const early = envelope({ personId: secretary, fullName: 'wait' });
  expect((await runCommand(road, secretary, early)).outcome).toBe('held');
  expect((await runCommand(road, secretary, early)).outcome).toBe('held');
});

test('somebody without the right is turned away without a link in the chain', async () => {
  const stranger = await builder.member('Vàng A Khách', neighbour);
  const receipt = await runCommand(road, stranger, envelope({ personId: secretary, fullName: 'X' }));
  expect(receipt).toMatchObject({
    outcome: 'refused',
    number: null,
    problem: { code: 'platform.not-yours' },
  });
});

test('a device number cannot be used twice', async () => {
  const first = envelope({ personId: secretary, fullName: 'Lò Thị Bốn' });
  await runCommand(road, secretary, first);
  const receipt = await runCommand(
    road,
    secretary,
    envelope({ personId: secretary, fullName: 'Lò Thị Năm' }, { sequence: first.sequence }),
  );
  expect(receipt).toMatchObject({ outcome: 'refused', problem: { code: 'platform.number-used' } });
});

test('fifty commands at once leave a chain without a gap', async () => {
  const receipts = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      runCommand(road, secretary, envelope({ personId: secretary, fullName: `Lò Thị ${index}` })),
    ),
  );
  expect(receipts.every((receipt) => receipt.outcome === 'applied')).toBe(true);
  const numbers = receipts.map((receipt) => receipt.number ?? 0).sort((one, other) => one - other);
  expect(new Set(numbers).size).toBe(50);
  expect((numbers.at(-1) ?? 0) - (numbers[0] ?? 0)).toBe(49);
});
