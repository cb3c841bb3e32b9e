import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '#modules/members/tables.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { contentHash, write } from './write.ts';
import { Writing } from './writing.ts';

let database: FreshDatabase;
let builder: Builder;
let home: Place;
let changed: Place;
let locked: Place;

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  home = await builder.organisation('Đảng bộ xã Mẫu', { kind: 'commune-chapter' });
  changed = await builder.organisation('Chi bộ thôn Một', { parent: home });
  locked = await builder.organisation('Chi bộ thôn Hai', { parent: home });
});

afterAll(async () => {
  await builder.close();
  await database.drop();
});

test('an act extends the chain of its home and of organisations with changed rows, not of all it locked', async () => {
  const writing = new Writing(home.no);
  const fullName = 'Lò Thị Mẫu';
  writing.put(person, [
    { id: newId(), organisationNo: changed.no, fullName, sortName: fullName, searchName: fullName },
  ]);
  const numbers = await write(
    builder.client,
    {
      commandId: newId(),
      name: 'test',
      bundle: null,
      occurredAt: null,
      input: '{}',
      answer: {},
      outcome: 'applied',
      personId: null,
      termId: null,
      deviceId: randomUUID(),
      sequence: 1,
      contentHash: contentHash('test', home.id, null, '{}'),
      arrivedAt: '2026-11-22T01:00:00.000Z',
      home: home.no,
      touched: [home.no, changed.no, locked.no],
    },
    writing.steps,
  );
  expect([...numbers.keys()].sort()).toEqual([home.no, changed.no].sort());
});
