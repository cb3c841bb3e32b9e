import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { fixedClock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';

let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let commune: Place;
let cell: Place;
let other: Place;
let staff: Id;
let member: Id;

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  road = openRoad(openPool(database.appUrl, 4), fixedClock('2026-11-22T01:00:00.000Z'));
  commune = await builder.organisation('Đảng ủy xã Mường Mẫu', { kind: 'commune-chapter' });
  cell = await builder.organisation('Chi bộ thôn Một', { parent: commune, category: 'village' });
  other = await builder.organisation('Chi bộ thôn Hai', { parent: commune, category: 'village' });
  for (const name of ['Lò Văn Ân', 'Vàng Thị Đào', 'Hà Thị Đông']) member = await builder.member(name, cell);
  await builder.member('Quàng Văn Mẫu', other, 'probationary');
  staff = await builder.member('Bế Thị Văn Phòng', cell);
  await builder.term(staff, commune, 'office-staff');
});

afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

async function asked(name: string, person: Id, input: unknown): Promise<unknown> {
  const handler = road.queries.get(name);
  if (!handler) throw new Error(`no query ${name}`);
  const result = await answerQuestion(road, handler, person, input);
  return result.ok ? result.value : result.problem;
}

test('statistics count each cell once and shares in hundredths of a per cent', async () => {
  const answer = await asked('statistics', staff, {
    organisationId: commune.id,
    asOf: '2026-11-22',
    by: 'category',
  });
  expect(answer).toMatchObject({
    total: { grassrootsOrganisations: 1, cells: 2, members: 5, official: 4, probationary: 1 },
    rows: [
      { group: 'village', cells: 2, members: 5, share: 10000 },
      { group: 'none', grassrootsOrganisations: 1, members: 0, share: 0 },
    ],
  });
});

test('before the organisations were founded there is nothing to count', async () => {
  const answer = await asked('statistics', staff, {
    organisationId: commune.id,
    asOf: '1999-12-31',
    by: 'kind',
  });
  expect(answer).toMatchObject({ rows: [], total: { members: 0 } });
});

test('members are listed by given name, and searched without marks', async () => {
  const all = (await asked('members-of', staff, { organisationId: cell.id, asOf: '2026-11-22' })) as {
    rows: { fullName: string }[];
  };
  expect(all.rows.map((row) => row.fullName)).toEqual([
    'Lò Văn Ân',
    'Vàng Thị Đào',
    'Hà Thị Đông',
    'Bế Thị Văn Phòng',
  ]);
  expect(
    await asked('members-of', staff, { organisationId: commune.id, asOf: '2026-11-22', search: 'dao' }),
  ).toMatchObject({
    total: 1,
    rows: [{ fullName: 'Vàng Thị Đào', organisationName: 'Chi bộ thôn Một' }],
  });
});

test('a member of one cell sees nobody of the next', async () => {
  expect(await asked('members-of', member, { organisationId: other.id, asOf: '2026-11-22' })).toMatchObject({
    total: 0,
  });
});

test('organisations come with their superior and their strength', async () => {
  expect(
    await asked('organisations', staff, { asOf: '2026-11-22', parentId: commune.id, search: 'thon hai' }),
  ).toMatchObject({
    total: 1,
    rows: [{ name: 'Chi bộ thôn Hai', parentName: 'Đảng ủy xã Mường Mẫu', members: 1, official: 0 }],
  });
});

test('the page of an organisation names those who lead it', async () => {
  expect(
    await asked('organisation-page', staff, { organisationId: commune.id, asOf: '2026-11-22' }),
  ).toMatchObject({
    subordinates: [{ kind: 'cell', count: 2 }],
    offices: [{ fullName: 'Bế Thị Văn Phòng', office: 'office-staff' }],
  });
});

test('the page of a member shows the personal record only where the right opens it', async () => {
  await builder.client.query(
    `insert into members.personal_record (person_id, organisation_no, birth_date, recorded_at) values ($1, $2, '1960-05-01', '2026-01-01')`,
    [staff, cell.no],
  );
  expect(await asked('member-page', staff, { personId: staff, asOf: '2026-11-22' })).toMatchObject({
    record: { birthDate: '1960-05-01' },
  });
  expect(await asked('member-page', member, { personId: staff, asOf: '2026-11-22' })).toMatchObject({
    fullName: 'Bế Thị Văn Phòng',
    record: null,
  });
});

test('me names the offices held today and the cell one belongs to', async () => {
  expect(await asked('me', staff, {})).toMatchObject({
    person: { fullName: 'Bế Thị Văn Phòng' },
    offices: [
      { office: 'office-staff', organisation: { id: commune.id } },
      { office: 'member', organisation: { id: cell.id, isCell: true } },
    ],
  });
});
