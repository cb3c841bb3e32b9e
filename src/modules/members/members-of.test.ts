import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { machineClock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';

let database: FreshDatabase;
let builder: Builder;
let pool: pg.Pool;
let communes: Place[];
let offices: Id[];
let member: Id;

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  pool = openPool(database.appUrl, 2);
  const province = await builder.organisation('Đảng bộ tỉnh Mẫu', { kind: 'province-chapter' });
  communes = [];
  offices = [];
  for (const name of ['Một', 'Hai']) {
    const commune = await builder.organisation(`Đảng bộ xã ${name}`, {
      kind: 'commune-chapter',
      parent: province,
    });
    const cell = await builder.organisation(`Chi bộ thôn ${name}`, { parent: commune });
    for (const family of ['Lò', 'Vàng', 'Bế']) await builder.member(`${family} Văn Hùng`, cell);
    await builder.member('Giàng Thị Ánh', cell, 'probationary');
    const staff = await builder.member(`Ngô Thử ${name}`, cell);
    await builder.term(staff, commune, 'office-staff');
    member = await builder.member('Đào Hùng', cell);
    communes.push(commune);
    offices.push(staff);
  }
});
afterAll(async () => {
  await pool.end();
  await builder.close();
  await database.drop();
});

async function list(person: Id | undefined, organisationId: Id | null, more: object = {}) {
  const road = openRoad(pool, machineClock);
  const handler = road.queries.get('members-of');
  if (!handler || !person) throw new Error('no such question');
  const result = await answerQuestion(road, handler, person, {
    organisationId,
    asOf: '2026-11-22',
    ...more,
  });
  if (!result.ok) throw new Error(result.problem.code);
  const { rows, total } = result.value as { rows: { fullName: string }[]; total: number };
  return { names: rows.map((row) => row.fullName), total };
}

test('in Vietnamese order by given name, with the total, and none of the neighbour', async () => {
  const [one, two] = communes;
  const all = ['Giàng Thị Ánh', 'Bế Văn Hùng', 'Đào Hùng', 'Lò Văn Hùng', 'Vàng Văn Hùng', 'Ngô Thử Một'];
  const found = await list(offices[0], one?.id ?? null);
  expect(found.total).toBe(6);
  expect(found.names.toSorted()).toEqual(all.toSorted());
  expect(found.names[0]).toBe('Giàng Thị Ánh');
  expect(await list(offices[0], one?.id ?? null, { standing: 'probationary' })).toEqual({
    names: ['Giàng Thị Ánh'],
    total: 1,
  });
  expect(await list(offices[0], two?.id ?? null)).toEqual({ names: [], total: 0 });
});

test('a part of a name finds the same in one commune and among all names, and nobody out of sight', async () => {
  const narrow = await list(offices[0], communes[0]?.id ?? null, { search: 'văn hù' });
  const wide = await list(offices[0], null, { search: 'VAN HU' });
  expect(narrow.names).toEqual(['Bế Văn Hùng', 'Lò Văn Hùng', 'Vàng Văn Hùng']);
  expect(wide).toEqual(narrow);
  expect(narrow.total).toBe(3);
});

test('whoever is a member alone sees the list of the own cell and one’s own line above', async () => {
  const found = await list(member, communes[1]?.id ?? null);
  expect(found.total).toBe(6);
  expect((await list(member, communes[0]?.id ?? null)).names).toEqual([]);
});

test('narrowed by kind of cell, circumstance or office, the lines are counted', async () => {
  expect(await list(offices[0], communes[0]?.id ?? null, { office: 'secretary' })).toEqual({
    names: [],
    total: 0,
  });
  expect((await list(offices[0], communes[0]?.id ?? null, { kind: 'cell', block: 'none' })).total).toBe(6);
  expect((await list(offices[0], communes[0]?.id ?? null, { category: 'village' })).total).toBe(0);
  expect((await list(offices[0], communes[0]?.id ?? null, { circumstance: 'exempt' })).total).toBe(0);
});
