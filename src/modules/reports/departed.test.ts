import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { meeting } from '#modules/meetings/tables.ts';
import { affiliation } from '#modules/members/tables.ts';
import { custody, placement } from '#modules/organisation/tables.ts';
import { forgetRights } from '#platform/ahead.ts';
import { fixedClock } from '#platform/clock.ts';
import { begin } from '#platform/database/begin.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';

const today = '2026-10-20' as CivilDate;
let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let old: Place;
let other: Place;
let cell: Place;
let tops: readonly (Place | null)[];
/** Of the committee the cell stood below, and of one that never had it: the same to both since the cell has left. */
let oldStaff: Id;
let otherStaff: Id;
/** Came with the files after the cell had left. */
let late: Id;

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  road = openRoad(openPool(database.appUrl, 2), fixedClock(`${today}T01:00:00.000Z`));
  const province = await builder.organisation('Đảng bộ tỉnh Mẫu', { kind: 'province-chapter' });
  const commune = (name: string) =>
    builder.organisation(`Đảng bộ xã ${name}`, { kind: 'commune-chapter', parent: province });
  old = await commune('Cũ');
  other = await commune('Khác');
  const now = await commune('Mới');
  cell = await builder.organisation('Chi bộ Đi', { parent: old });
  tops = [cell, now, province, null];
  const outside = await builder.organisation('Chi bộ Ngoài');
  oldStaff = await builder.member('Bế Thị Mẫu', outside);
  otherStaff = await builder.member('Lò Văn Ví', outside);
  await builder.term(oldStaff, old, 'office-staff');
  await builder.term(otherStaff, other, 'office-staff');
  for (const person of [oldStaff, otherStaff]) await builder.term(person, now, 'follower');
  await builder.member('Hà Văn Sớm', cell);
  const leaver = await builder.member('Hà Văn Đi', cell);
  await until(leaver, '[2020-01-01,2026-09-05)', '[2020-01-01,2026-09-05)');
  late = await builder.member('Hà Văn Muộn', cell);
  // His standing is as old as he is a member, and goes to each cell with his files.
  await until(late, '[2026-08-20,)', '[2020-01-01,)');
  await leave('2026-07-15', now);
  for (const month of ['2026-06', '2026-08'])
    await builder.client.query(
      `insert into meetings.meeting (id, organisation_no, month, kind, planned_on, starts_at, place, state, held_on, manner, recorded_at)
       values ($1, $2, $3, 'ordinary', $4, '19:30', 'Nhà văn hóa', 'closed', $4, 'together', '2026-10-01')`,
      [newId(), cell.no, `${month}-01`, `${month}-03`],
    );
  for (const table of [placement, custody, affiliation, meeting]) await builder.fold(table, cell.no);
});
afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

async function until(person: Id, belongs: string, stands: string): Promise<void> {
  await builder.client.query('update members.affiliation set valid = $2 where person_id = $1', [
    person,
    belongs,
  ]);
  await builder.client.query('update members.standing set valid = $2 where person_id = $1', [person, stands]);
}

async function leave(day: string, to: Place): Promise<void> {
  await builder.client.query('update organisation.placement set valid = $2 where organisation_no = $1', [
    cell.no,
    `[2000-01-01,${day})`,
  ]);
  await builder.client.query(
    `insert into organisation.placement (id, organisation_id, organisation_no, parent_no, valid, recorded_at) values ($1, $2, $3, $4, $5, '2026-07-10')`,
    [randomUUID(), cell.id, cell.no, to.no, `[${day},)`],
  );
  await builder.client.query(
    'update organisation.custody set keeper_no = $1 where organisation_no = $2 and keeper_no = $3',
    [to.no, cell.no, old.no],
  );
}

async function asked(name: string, person: Id, input: unknown): Promise<unknown> {
  const handler = road.queries.get(name);
  if (!handler) throw new Error(`no query ${name}`);
  const result = await answerQuestion(road, handler, person, input);
  return result.ok ? result.value : result.problem.code;
}

/** What does not depend on whose offices are shown. */
function without(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'offices' ? undefined : value)));
}

test('since a cell has left, its old committee is told of it what any other is', async () => {
  for (const top of tops) {
    const of = { organisationId: top?.id ?? null };
    const whole = { ...of, asOf: today };
    const span = { ...of, from: '2026-08-01', until: '2026-10-01' };
    const questions: [string, object][] = [
      ...['kind', 'block', 'category'].map((by): [string, object] => ['statistics', { ...whole, by }]),
      ['members-of', whole],
      ['members-of', { ...whole, standing: 'official' }],
      ['members-of', { ...whole, search: 'Hà' }],
      ['organisations', { ...whole, search: 'Đi' }],
      ['organisation-page', whole],
      ['comparison', { ...of, from: '2026-08-01', until: today }],
      ['moved-people', { ...of, from: '2026-08-01', until: today }],
      ['month-overview', { ...whole, month: '2026-08-01' }],
      ['month-cells', { ...whole, month: '2026-08-01' }],
      ['cells-by-month', { ...span, asOf: today }],
      ['figures-by-month', { ...span, asOf: today }],
      ['figures-by-part', { ...span, asOf: today }],
      ['record-gaps', of],
      ['people-by-work', { ...whole, by: 'sector' }],
      ['ratings-of', { ...of, year: 2026 }],
      ['seats-of', whole],
      ['cells-by-seats', { ...whole, sort: 'order' }],
      ['where-they-went', span],
      ['believed', { ...whole, recordedOn: today }],
      ['received-members', span],
      ['work-waiting', of],
      ['circumstances-of', of],
    ];
    for (const [name, input] of questions) {
      const told = without(await asked(name, oldStaff, input));
      expect
        .soft(told, `${name} ${JSON.stringify(input)}`)
        .toEqual(without(await asked(name, otherStaff, input)));
    }
  }
});

test('months after a commune with its cells has left are not counted as missed', async () => {
  const root = (name: string) => builder.organisation(`Đảng bộ tỉnh ${name}`, { kind: 'province-chapter' });
  const [first, second, third] = [await root('Một'), await root('Hai'), await root('Ba')];
  const commune = await builder.organisation('Đảng bộ xã Đi', { kind: 'commune-chapter', parent: first });
  const below = await builder.organisation('Chi bộ Theo', { parent: commune });
  await builder.client.query('update organisation.placement set valid = $2 where organisation_no = $1', [
    commune.no,
    '[2000-01-01,2026-07-15)',
  ]);
  await builder.client.query(
    `insert into organisation.placement (id, organisation_id, organisation_no, parent_no, valid, recorded_at) values ($1, $2, $3, $4, '[2026-07-15,)', '2026-07-10')`,
    [randomUUID(), commune.id, commune.no, second.no],
  );
  await builder.client.query(
    'update organisation.custody set keeper_no = $1 where keeper_no = $2 and depth > 0',
    [second.no, first.no],
  );
  await builder.fold(placement, commune.no);
  for (const { no } of [commune, below]) await builder.fold(custody, no);
  const outside = await builder.organisation('Chi bộ Xa');
  const told = [];
  for (const place of [first, third]) {
    const person = await builder.member('Mã Văn Hai', outside);
    await builder.term(person, place, 'office-staff');
    await builder.term(person, second, 'follower');
    const span = { organisationId: second.id, from: '2026-08-01', until: '2026-10-01', asOf: today };
    told.push(await asked('figures-by-month', person, span));
  }
  expect(told[0]).toEqual(told[1]);
});

async function inBook<Row>(person: Id, text: string, values: unknown[]): Promise<Row[]> {
  const client = await road.pool.connect();
  await begin(client, person, today, []);
  const { rows } = await client.query(text, values);
  await client.query('rollback');
  client.release();
  return rows as Row[];
}

test('who came to the cell after it had left is not seen, in no table', async () => {
  for (const name of ['affiliation', 'standing', 'roster'])
    expect(await inBook(oldStaff, `select from members.${name} where person_id = $1`, [late]), name).toEqual(
      [],
    );
  const seen = await inBook(
    oldStaff,
    'select from members.standing where organisation_no = $1 and person_id <> $2',
    [cell.no, late],
  );
  expect(seen).toHaveLength(2);
});

test('an office that has ended, or begins tomorrow, keeps nothing', async () => {
  const rows = (person: Id) =>
    inBook(person, 'select from reports.cell_month where organisation_no = $1', [cell.no]);
  expect(await rows(oldStaff)).toHaveLength(1);
  const outside = await builder.organisation('Chi bộ Riêng');
  for (const valid of ['[2020-01-01,2026-10-20)', '[2026-10-21,)']) {
    const person = await builder.member('Mã Thị Nghỉ', outside);
    await builder.term(person, old, 'office-staff', valid);
    expect(await rows(person), valid).toEqual([]);
  }
});

test('behind a rehearsal nothing found out before is left', async () => {
  const client = await road.pool.connect();
  await begin(client, oldStaff, today, []);
  const found = await client.query('select platform.departed()::text as departed');
  await forgetRights(client);
  const left = await client.query(
    `select current_setting('app.keeps', true) as keeps, current_setting('app.departed', true) as departed`,
  );
  await client.query('rollback');
  client.release();
  expect(found.rows).toEqual([{ departed: `{[${cell.no},${cell.no + 1})}` }]);
  expect(left.rows).toEqual([{ keeps: '', departed: '' }]);
});
