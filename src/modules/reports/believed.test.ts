import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { affiliation } from '#modules/members/tables.ts';
import { fixedClock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { write } from '#platform/database/write.ts';
import { Writing } from '#platform/database/writing.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';

let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let commune: Place;
let cells: Place[];
let person: Id;
let staff: Id;

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  road = openRoad(openPool(database.appUrl, 2), fixedClock('2026-11-22T01:00:00.000Z'));
  commune = await builder.organisation('Đảng bộ xã Thử', { kind: 'commune-chapter' });
  cells = [];
  for (const name of ['Một', 'Hai'])
    cells.push(await builder.organisation(`Chi bộ thôn ${name}`, { parent: commune, category: 'village' }));
  person = await builder.member('Lò Văn Mẫu', cells[0] as Place);
  staff = await builder.member('Bế Thị Văn Phòng', cells[1] as Place);
  await builder.term(staff, commune, 'office-staff');
});
afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

async function believedOn(recordedOn: string, asOf = '2026-03-01'): Promise<unknown> {
  const handler = road.queries.get('believed');
  if (!handler) throw new Error('no query believed');
  const result = await answerQuestion(road, handler, staff, { organisationId: commune.id, asOf, recordedOn });
  return result.ok ? result.value : result.problem;
}

/** In July it becomes known that somebody died on 10-2: the past is told otherwise from then on. */
async function correctLate(at: string): Promise<void> {
  const found = await builder.client.query<{ id: string }>(
    'select id from members.affiliation where person_id = $1',
    [person],
  );
  const writing = new Writing(cells[0]?.no ?? 0);
  writing.amend(affiliation, [
    {
      id: found.rows[0]?.id ?? '',
      organisationNo: cells[0]?.no ?? 0,
      valid: '[2020-01-01,2026-02-10)',
      endedBy: 'died',
    },
  ]);
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
      personId: staff,
      termId: null,
      deviceId: commune.id,
      sequence: 1,
      contentHash: Buffer.alloc(32),
      arrivedAt: at,
      home: cells[0]?.no ?? 0,
      touched: cells.map(({ no }) => no),
    },
    writing.steps,
  );
}

test('a late correction changes the past as told now, and not what was believed before', async () => {
  await correctLate('2026-07-05T02:00:00.000Z');
  expect(await believedOn('2026-07-04')).toMatchObject({
    then: { organisations: 3, cells: 2, members: 2, official: 2 },
    now: { organisations: 3, cells: 2, members: 1, official: 1 },
    total: 1,
    people: [
      { fullName: 'Lò Văn Mẫu', then: { organisation: 'Chi bộ thôn Một', standing: 'official' }, now: null },
    ],
  });
  expect(await believedOn('2026-07-05')).toMatchObject({
    then: { members: 1 },
    now: { members: 1 },
    total: 0,
  });
  expect(await believedOn('2026-07-04', '2026-02-09')).toMatchObject({
    then: { members: 2 },
    now: { members: 2 },
    total: 0,
  });
  expect(await believedOn('2025-12-01')).toMatchObject({ then: { organisations: 0, members: 0 }, total: 1 });
});
