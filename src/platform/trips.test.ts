import * as z from 'zod/mini';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { person } from '#modules/members/tables.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { tables } from '../modules.ts';
import { fixedClock } from './clock.ts';
import type { Envelope, Receipt, Road } from './command.ts';
import { openPool, sql } from './database/pool.ts';
import { handle } from './handle.ts';
import { verify } from './ledger/verify.ts';
import { carry } from './trips.ts';

const rename = command('rename', {
  summary: { vi: '', en: '' },
  input: z.object({ personId: z.string(), fullName: z.string(), how: z.string() }),
  output: z.unknown(),
});
const problem = { code: 'test.no', message: { vi: 'Không', en: 'No' }, fix: { vi: 'Sửa', en: 'Mend' } };

const handleRename = {
  ...handle(rename, { right: 'meetings.keep' }, async (tx, { personId, fullName, how }) => {
    const [asked] = await tx.ask<{ me: Id; seen: Id[] }>(
      sql`select platform.person() as me, array(select id from members.person) as seen`,
    );
    const whole = { id: personId, organisationNo: tx.home.no, fullName, sortName: 'a', searchName: 'a' };
    if (how === 'add') tx.add(person, [whole]);
    else if (how === 'put') tx.put(person, [whole]);
    else tx.amend(person, [{ id: personId, fullName }]);
    return how === 'refuse' ? refuse(problem) : ok(asked);
  }),
  light: true,
};

interface Book {
  readonly cell: Place;
  readonly secretary: Id;
  readonly term: Id;
}

let database: FreshDatabase;
let builder: Builder;
let road: Road;
let books: Book[];
let sequence = 0;
const device = newId();

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  books = await openBooks(['Một', 'Hai', 'Ba', 'Bốn']);
  road = {
    pool: openPool(database.appUrl, 8),
    clock: fixedClock('2026-11-22T01:00:00.000Z'),
    rules: { hash: '', packs: [] } as unknown as Road['rules'],
    handlers: new Map([[rename.name, handleRename]]),
    reactions: [],
    constraints: new Map(),
  };
  // The numbers of the organisations are asked for once.
  await together(books.map((book) => give(book, { fullName: 'Lò Thị Đầu' })));
});

afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

async function openBooks(names: readonly string[]): Promise<Book[]> {
  const opened: Book[] = [];
  for (const name of names) {
    const cell = await builder.organisation(`Chi bộ thôn ${name}`);
    const secretary = await builder.member('Lò Thị Mẫu', cell);
    opened.push({ cell, secretary, term: await builder.term(secretary, cell, 'secretary') });
  }
  return opened;
}

function give(book: Book, input: object, changes: Partial<Envelope> = {}): [Id, Envelope] {
  sequence += 1;
  const { cell, secretary, term } = book;
  const given = { personId: secretary, fullName: 'Lò Thị Mới', how: 'amend', ...input };
  const about = { name: rename.name, organisation: cell.id, term, bundle: null, at: null };
  return [secretary, { id: newId(), device, sequence, ...about, input: given, ...changes }];
}

const together = (all: readonly [Id, Envelope][]): Promise<Receipt[]> =>
  Promise.all(all.map(([who, envelope]) => carry(road, who, envelope)));

/** In how many transactions these were written. */
async function transactions(receipts: readonly Receipt[]): Promise<number> {
  const found = await builder.client.query(
    'select distinct xmin::text from platform.receipt where command_id = any($1)',
    [receipts.map(({ id }) => id)],
  );
  return found.rows.length;
}

const namesOf = async (): Promise<string[]> => {
  const ids = books.map(({ secretary }) => secretary);
  const found = await builder.client.query<{ id: Id; full_name: string }>(
    'select id, full_name from members.person where id = any($1)',
    [ids],
  );
  return ids.map((id) => found.rows.find((row) => row.id === id)?.full_name ?? '');
};

test('commands of several cells go in one transaction, each asked as its own person in its own cell', async () => {
  const all = books.map((book, index) => give(book, { fullName: `Lò Thị ${index}` }));
  const receipts = await together(all);
  expect(receipts.map(({ outcome }) => outcome)).toEqual(books.map(() => 'applied'));
  expect(await transactions(receipts)).toBe(1);
  for (const [index, { secretary }] of books.entries())
    expect(receipts[index]?.value).toEqual({ me: secretary, seen: [secretary] });
  expect(await namesOf()).toEqual(books.map((_, index) => `Lò Thị ${index}`));
  const again = await together(all);
  expect(again.map(({ outcome, number }) => [outcome, number])).toEqual(
    receipts.map(({ number }) => ['repeated', number]),
  );
});

test('receipts are looked up by their index one by one, however few there were when the plan was made', async () => {
  const pool = openPool(database.appUrl, 1);
  try {
    await builder.client.query('vacuum analyze platform.receipt');
    await Promise.all(books.map((book) => carry({ ...road, pool }, ...give(book, {}))));
    await pool.query('set plan_cache_mode = force_generic_plan');
    const kept = await pool.query<{ name: string }>(
      `select name from pg_prepared_statements where statement like '%platform.receipt%platform.holds%'`,
    );
    const opening = kept.rows[0]?.name ?? '';
    const plan = await pool.query<Record<'QUERY PLAN', string>>(
      `explain (costs off) execute "${opening}"('{}', '{}', '{}', '{}', '{}', '{}')`,
    );
    const lines = plan.rows.map((row) => row['QUERY PLAN'].trim());
    const found = lines.findIndex((line) => line.endsWith(' on receipt'));
    expect(lines[found]).toMatch(/Index (Only )?Scan using receipt_pkey/);
    expect(lines[found + 1]).toBe('Index Cond: (command_id = given.command_id)');
  } finally {
    await pool.end();
  }
});

test('each trip takes an even share of those who wait', async () => {
  const all = [...books, ...(await openBooks(['Năm', 'Sáu', 'Bảy', 'Tám']))];
  await together(all.map((book) => give(book, {})));
  expect(await transactions(await together(all.map((book) => give(book, {}))))).toBe(2);
});

test('one that cannot be carried out stops no other: refused, without right, over a row of a neighbour, an id that is taken', async () => {
  const [one, two, three, four] = books as [Book, Book, Book, Book];
  const before = await namesOf();
  const refused = await together([give(one, { how: 'refuse' }), give(two, { fullName: 'Lò Thị Hai' })]);
  expect(refused.map(({ outcome }) => outcome)).toEqual(['refused', 'applied']);
  expect(refused[0]?.number).toBeGreaterThan(0);
  expect(await transactions(refused)).toBe(1);

  const strange = await together([
    give(one, {}, { organisation: four.cell.id }),
    give(three, { fullName: 'Lò Thị Ba' }),
  ]);
  expect(strange.map(({ outcome, number }) => [outcome, number === null])).toEqual([
    ['refused', true],
    ['applied', false],
  ]);

  for (const how of ['put', 'add'])
    expect(
      (
        await together([
          give(one, { personId: four.secretary, how }),
          give(four, { fullName: `Lò Thị ${how}` }),
        ])
      ).map(({ outcome, problem: why }) => [outcome, why?.code]),
    ).toEqual([
      ['refused', 'platform.conflict'],
      ['applied', undefined],
    ]);
  expect(await namesOf()).toEqual([before[0], 'Lò Thị Hai', 'Lò Thị Ba', 'Lò Thị add']);
});

test('who would have to wait for a lock goes alone, and the others do not wait', async () => {
  const [one, two] = books as [Book, Book];
  await builder.client.query('begin');
  await builder.client.query('select from platform.organisation_head where organisation_no = $1 for update', [
    one.cell.no,
  ]);
  const [who, envelope] = give(one, { fullName: 'Lò Thị Chờ' });
  const waiting = carry(road, who, envelope);
  const [other] = await together([give(two, {})]);
  expect(other?.outcome).toBe('applied');
  await builder.client.query('commit');
  expect((await waiting).outcome).toBe('applied');
});

test('of one cell they go one after the other, and every chain holds', async () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    give(books[index % 4] as Book, { fullName: `Lò ${index}` }),
  );
  const receipts = await together(many);
  for (const place of [0, 1, 2, 3]) {
    const numbers = receipts.filter((_, index) => index % 4 === place).map(({ number }) => number ?? 0);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  }
  expect(await transactions(receipts)).toBeLessThan(20);
  const owner = openPool(database.superuserUrl, 1);
  const { faults } = await verify(owner, tables, () => undefined).finally(() => owner.end());
  // What the builder put there has no lines of its own.
  expect(faults.filter(({ what }) => what !== 'row-inserted')).toEqual([]);
});
