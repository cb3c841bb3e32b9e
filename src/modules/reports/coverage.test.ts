import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { profile } from '#modules/organisation/tables.ts';
import { fixedClock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';

const asOf = '2026-11-22';
let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let commune: Place;
let led: Place;
let ended: Place;
let officer: Id;

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  road = openRoad(openPool(database.appUrl, 4), fixedClock(`${asOf}T01:00:00.000Z`));
  commune = await builder.organisation('Đảng bộ xã Mẫu', { kind: 'commune-chapter' });
  const below = (name: string, category: string) => builder.organisation(name, { parent: commune, category });
  led = await below('Chi bộ thôn Có Chi Ủy', 'village');
  const alone = await below('Chi bộ thôn Một Bí Thư', 'village');
  ended = await below('Chi bộ thôn Đã Hết', 'village');
  const agency = await below('Chi bộ Trạm Y tế', 'public-service');
  officer = await builder.member('Bế Thị Văn Phòng', agency);
  await builder.term(officer, commune, 'office-staff');
  for (const place of [led, alone])
    await builder.term(await builder.member('Lò Văn Bí Thư', place), place, 'secretary');
  await builder.term(await builder.member('Vàng Thị Chi Ủy', led), led, 'committee-member');
  for (const [name, to] of [
    ['Hứa Thị Sang', led],
    ['Ma Văn Chuyển', led],
    ['Nông Văn Mất', null],
  ] as const)
    await leave(await builder.member(name, ended), ended, to);
  await builder.client.query(
    `update organisation.profile set valid = '[2000-01-01,2026-06-01)' where organisation_no = $1`,
    [ended.no],
  );
  await builder.fold(profile, ended.no);
  await place(commune, 4, 'Thôn Lũng Tát');
  await place(led, 2, null);
});
afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

/** On 1 June 2026, to another cell or for good. */
async function leave(person: Id, from: Place, to: Place | null): Promise<void> {
  await builder.client.query(
    `update members.affiliation set valid = '[2020-01-01,2026-06-01)', ended_by = $2 where person_id = $1`,
    [person, to ? 'restructuring' : 'died'],
  );
  if (!to) return;
  await builder.client.query(
    `insert into members.affiliation (id, person_id, organisation_no, valid, begun_by, recorded_at)
     values ($1, $2, $3, '[2026-06-01,)', 'restructuring', '2026-06-01')`,
    [newId(), person, to.no],
  );
}
async function place({ id, no }: Place, hamlets: number, uncovered: string | null): Promise<void> {
  await builder.client.query(
    `insert into organisation.place_fact (id, organisation_id, organisation_no, hamlets, uncovered, valid, recorded_at)
     values ($1, $2, $3, $4, $5, '[2025-07-01,)', '2025-07-01')`,
    [newId(), id, no, hamlets, uncovered],
  );
}
async function ask(name: string, input: object): Promise<unknown> {
  const handler = road.queries.get(name);
  const answered = handler && (await answerQuestion(road, handler, officer, input));
  return answered?.ok ? answered.value : answered;
}

test('hamlets with a cell and cells with a committee, on the day asked', async () => {
  const coverage = { organisationId: commune.id };
  expect(await ask('coverage', { ...coverage, asOf })).toEqual({
    cells: 3,
    withCommittee: 1,
    secretaryOnly: 1,
    withoutSecretary: 1,
    // One cell says that it covers two hamlets, the other covers one; the health station covers none.
    communes: [
      {
        ...{ id: commune.id, name: 'Đảng bộ xã Mẫu', hamlets: 4, covered: 3, uncovered: 'Thôn Lũng Tát' },
        // The names were typed when the hamlets were counted; this cell has ended since.
        ended: ['Chi bộ thôn Đã Hết'],
      },
    ],
  });
  expect(await ask('coverage', { ...coverage, asOf: '2026-05-31' })).toMatchObject({
    cells: 4,
    withoutSecretary: 2,
    communes: [{ covered: 4, ended: [] }],
  });
});

test.each([
  ['committee', ['Chi bộ thôn Có Chi Ủy']],
  ['secretary-only', ['Chi bộ thôn Một Bí Thư']],
  ['none', ['Chi bộ Trạm Y tế']],
])('the cells with seats as in %s are those that the share counts', async (seats, names) => {
  const answered = await ask('cells-by-seats', { organisationId: commune.id, asOf, sort: 'order', seats });
  expect(answered).toMatchObject({ total: names.length, rows: names.map((name) => ({ name })) });
});

test('the people of a cell that ended are followed to where they belong next, to the last one', async () => {
  const flows = await ask('where-they-went', {
    organisationId: commune.id,
    from: '2026-01-01',
    until: asOf,
  });
  const from = { fromId: ended.id, fromName: 'Chi bộ thôn Đã Hết', lastDay: '2026-05-31' };
  expect(flows).toEqual({
    flows: [
      { ...from, toId: led.id, toName: 'Chi bộ thôn Có Chi Ủy', ended: null, people: 2 },
      { ...from, toId: null, toName: null, ended: 'died', people: 1 },
    ],
    rest: 0,
  });
  const later = { organisationId: commune.id, from: '2026-06-01', until: asOf };
  expect(await ask('where-they-went', later)).toEqual({ flows: [], rest: 0 });
});
