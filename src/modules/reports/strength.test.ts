import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { affiliation, standing } from '#modules/members/tables.ts';
import { write } from '#platform/database/write.ts';
import { Writing } from '#platform/database/writing.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';

let database: FreshDatabase;
let builder: Builder;
let cells: Place[];
let people: Id[];
let sequence = 0;
const firstDay = '2025-01-01' as CivilDate;

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  cells = [await builder.organisation('Chi bộ thôn Một'), await builder.organisation('Chi bộ thôn Hai')];
  people = [];
  for (const [index, name] of ['Lò Văn Ví', 'Vàng Thị Dụ', 'Giàng A Thử', 'Bế Văn Mẫu'].entries()) {
    people.push(await builder.member(name, cells[index % 2] as Place));
  }
});
afterAll(async () => {
  await builder.close();
  await database.drop();
});

const stay = fc.record({
  person: fc.nat(3),
  cell: fc.nat(1),
  official: fc.boolean(),
  from: fc.nat(300),
  days: fc.integer({ min: 1, max: 200 }),
  open: fc.boolean(),
});

test('the kept changes of strength add up to the plain count, on every day and after every change', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stay, { maxLength: 4 }), fc.nat(500), async (stays, later) => {
      await replaceStays(stays);
      const day = addDays(firstDay, later);
      expect(await kept(day)).toEqual(await counted(day));
    }),
    { numRuns: 40 },
  );
});

interface Stay {
  readonly person: number;
  readonly cell: number;
  readonly official: boolean;
  readonly from: number;
  readonly days: number;
  readonly open: boolean;
}

/** Ends what stood and writes at most one stay of each person, by the one way to write. */
async function replaceStays(stays: readonly Stay[]): Promise<void> {
  const writing = new Writing(cells[0]?.no ?? 0);
  for (const table of [standing, affiliation]) {
    const found = await builder.client.query<{ id: string }>(`select id from ${table.name}`);
    if (found.rows.length) writing.remove(table as typeof standing, found.rows);
  }
  await save(writing);
  const next = new Writing(cells[0]?.no ?? 0);
  for (const one of new Map(stays.map((given) => [given.person, given])).values()) {
    const from = addDays(firstDay, one.from);
    const valid = `[${from},${one.open ? '' : addDays(from, one.days)})`;
    const row = { personId: people[one.person] ?? '', organisationNo: cells[one.cell]?.no ?? 0, valid };
    next.put(affiliation, [{ ...row, id: newId(), earlierUnknown: false, endedBy: null }]);
    next.put(standing, [{ ...row, id: newId(), standing: one.official ? 'official' : 'probationary' }]);
  }
  await save(next);
}

async function save(writing: Writing): Promise<void> {
  sequence += 1;
  await write(
    builder.client,
    {
      commandId: newId(),
      name: 'test',
      bundle: null,
      occurredAt: null,
      input: 'null',
      answer: {},
      outcome: 'applied',
      personId: people[0] ?? null,
      termId: null,
      deviceId: cells[0]?.id ?? '',
      sequence,
      contentHash: Buffer.alloc(32),
      arrivedAt: '2026-11-22T01:00:00.000Z',
      home: cells[0]?.no ?? 0,
      touched: cells.map((cell) => cell.no),
    },
    writing.steps,
  );
}

async function kept(day: CivilDate): Promise<unknown[]> {
  const found = await builder.client.query(
    `select organisation_no as no, sum(members)::integer as members, sum(official)::integer as official
     from members.strength_change where on_day <= $1 group by 1 having sum(members) <> 0 order by 1`,
    [day],
  );
  return found.rows;
}

async function counted(day: CivilDate): Promise<unknown[]> {
  const found = await builder.client.query(
    `select affiliation.organisation_no as no, count(*)::integer as members,
            count(*) filter (where standing.standing = 'official')::integer as official
     from members.affiliation join members.standing using (person_id)
     where affiliation.valid @> $1::date and standing.valid @> $1::date group by 1 order by 1`,
    [day],
  );
  return found.rows;
}
