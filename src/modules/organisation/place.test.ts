import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { fixedClock } from '#platform/clock.ts';
import { runCommand } from '#platform/command.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';

let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let commune: Place;
let near: Place;
let far: Place;
let officer: Id;
let term: Id;
let secretary: Id;
let secretaryTerm: Id;
let sequence = 0;
const device = newId();
const nothing = {
  hardship: null,
  border: null,
  households: null,
  poorHouseholds: null,
  distanceKm: null,
  latitude: null,
  longitude: null,
  source: null,
};

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  road = openRoad(openPool(database.appUrl, 4), fixedClock('2026-11-22T01:00:00.000Z'));
  commune = await builder.organisation('Đảng bộ xã Mẫu', { kind: 'commune-chapter' });
  near = await builder.organisation('Chi bộ thôn Gần', { parent: commune });
  far = await builder.organisation('Chi bộ thôn Xa', { parent: commune });
  await builder.organisation('Chi bộ thôn Chưa Ghi', { parent: commune });
  officer = await builder.member('Bế Thị Văn Phòng', near);
  term = await builder.term(officer, commune, 'office-staff');
  secretary = await builder.member('Lò Văn Bí Thư', near);
  secretaryTerm = await builder.term(secretary, near, 'secretary');
});
afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

function record(place: Place, from: string, said: object, by = { person: officer, term }) {
  sequence += 1;
  return runCommand(road, by.person, {
    id: newId(),
    device,
    sequence,
    name: 'record-place-facts',
    organisation: place.id,
    term: by.term,
    bundle: null,
    at: null,
    input: { ...nothing, id: newId(), from, ...said },
  });
}
async function ask(name: string, input: object) {
  const handler = road.queries.get(name);
  return handler && (await answerQuestion(road, handler, officer, input));
}
async function namesOf(input: object) {
  const answered = await ask('organisations', { underId: commune.id, asOf: '2026-11-22', ...input });
  return (answered as { value: { rows: { name: string }[] } }).value.rows.map((row) => row.name);
}

test('the place is recorded from a day on, and each day keeps what was true then', async () => {
  const early = { hardship: 'area-2', distanceKm: 4.5, households: 60, poorHouseholds: 6 };
  expect(await record(near, '2021-07-01', early)).toMatchObject({ outcome: 'applied' });
  const later = { hardship: 'special', border: true, distanceKm: 19, households: 118, poorHouseholds: 36 };
  expect(await record(far, '2021-07-01', { ...later, hardship: 'area-3' })).toMatchObject({
    outcome: 'applied',
  });
  expect(await record(far, '2025-07-01', later)).toMatchObject({ outcome: 'applied' });
  const page = (asOf: string) => ask('organisation-page', { organisationId: far.id, asOf });
  expect(await page('2024-01-01')).toMatchObject({ value: { organisation: { hardship: 'area-3' } } });
  expect(await page('2026-11-22')).toMatchObject({
    value: { organisation: { hardship: 'special', border: true, distanceKm: 19, poorHouseholds: 36 } },
  });
  expect(await ask('place-facts', { organisationId: far.id })).toMatchObject({
    value: {
      name: 'Chi bộ thôn Xa',
      rows: [
        { from: '2025-07-01', until: null },
        { from: '2021-07-01', until: '2025-07-01' },
      ],
    },
  });
});

test('the list is sorted by distance and by poverty, the unknown last, and narrowed by hardship and border', async () => {
  const all = ['Chi bộ thôn Xa', 'Chi bộ thôn Gần', 'Chi bộ thôn Chưa Ghi'];
  const direct = { parentId: commune.id };
  expect(await namesOf({ ...direct, sort: 'distance' })).toEqual(all);
  expect(await namesOf({ ...direct, sort: 'poor' })).toEqual(all);
  expect(await namesOf({ ...direct, sort: 'hardship' })).toEqual(all);
  expect(await namesOf({ hardship: 'area-2' })).toEqual(['Chi bộ thôn Gần']);
  expect(await namesOf({ border: 'yes' })).toEqual(['Chi bộ thôn Xa']);
});

test('a page of a sorted list goes on where the last one ended', async () => {
  const rest = await namesOf({
    parentId: commune.id,
    sort: 'distance',
    after: [-19, 'Chi bộ thôn Xa', far.no],
  });
  expect(rest).toEqual(['Chi bộ thôn Gần', 'Chi bộ thôn Chưa Ghi']);
});

test('nothing is recorded of a day before the organisation was, nor by who does not keep it', async () => {
  expect(await record(near, '1999-12-31', {})).toMatchObject({
    problem: { code: 'organisation.not-there-then' },
  });
  expect(await record(near, '2026-01-01', {}, { person: secretary, term: secretaryTerm })).toMatchObject({
    problem: { code: 'platform.not-yours' },
  });
});
