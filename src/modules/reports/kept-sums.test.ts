import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { meeting } from '#modules/meetings/tables.ts';
import { placement } from '#modules/organisation/tables.ts';
import { task } from '#modules/tasks/tables.ts';
import { fixedClock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';
import type { figuresByMonth, figuresByPart } from './contract/periods.ts';
import { sumFigures } from './rules/periods.ts';

const first = '2026-07-01' as CivilDate;
const shown = 3;
let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let province: Place;
let communes: Place[];
let cells: Place[];
/** Sees everything below the province: answered from the sums. */
let board: Id;
/** Follows the province and each cell by itself, and no commune: counted one by one. */
let follower: Id;

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  road = openRoad(openPool(database.appUrl, 2), fixedClock('2026-10-20T01:00:00.000Z'));
  province = await builder.organisation('Đảng bộ tỉnh Mẫu', { kind: 'province-chapter' });
  const commune = (name: string) =>
    builder.organisation(`Đảng bộ xã ${name}`, { kind: 'commune-chapter', parent: province });
  communes = [await commune('Một'), await commune('Hai')];
  cells = [];
  for (const name of ['A', 'B', 'C'])
    cells.push(await builder.organisation(`Chi bộ ${name}`, { parent: communes[0] as Place }));
  board = await builder.member('Bế Thị Mẫu', cells[0] as Place);
  await builder.term(board, province, 'office-staff');
  const outside = await builder.organisation('Chi bộ Ngoài');
  follower = await builder.member('Lò Văn Ví', outside);
  for (const place of [province, ...cells]) await builder.term(follower, place, 'follower');
});
afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

const cell = fc.nat(2);
const later = fc.nat(40);
const held = fc.record({
  ...{ cell, month: fc.nat(shown - 1), after: fc.option(later), sentAfter: fc.option(fc.nat(12)) },
  grade: fc.option(fc.constantFrom('good', 'fair', 'average', 'poor')),
  ...{ locked: fc.boolean(), excused: fc.boolean(), online: fc.boolean(), roll: fc.nat(3) },
  // Words of criticism in the minutes; `null`: minutes of a book that did not count them.
  criticisms: fc.option(fc.nat(2)),
});
const work = fc.record({ cell, due: fc.nat(100), done: fc.option(fc.nat(120)) });
/** Under whom it stood from which day on: a commune, the province itself, or nobody; as a cell or as something else. */
const stand = fc.record({ cell, from: fc.nat(110), superior: fc.nat(3), isCell: fc.boolean() });
type Held = typeof held extends fc.Arbitrary<infer T> ? T : never;
type Work = typeof work extends fc.Arbitrary<infer T> ? T : never;
type Stand = typeof stand extends fc.Arbitrary<infer T> ? T : never;

test('the sums kept are what counting cell by cell finds, for every part and month, on any day', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(held, { maxLength: 9 }),
      fc.array(work, { maxLength: 6 }),
      fc.array(stand, { maxLength: 4 }),
      fc.boolean(),
      async (meetings, works, stands, placesFirst) => {
        const steps = [() => writePlaces(stands), () => writeMeetings(meetings), () => writeTasks(works)];
        for (const step of placesFirst ? steps : steps.toReversed()) await step();
        for (const day of [20, 55, 150]) {
          const asOf = addDays(first, day);
          const [kept, plain] = [await figures(board, asOf), await figures(follower, asOf)];
          expect(kept, asOf).toEqual(plain);
          expect(sumFigures(kept.parts), asOf).toEqual(sumFigures(kept.months));
        }
      },
    ),
    { numRuns: 12 },
  );
  // Not by counting alone: of one meeting held there is a sum.
  await writePlaces([]);
  const one = { cell: 0, month: 0, after: 2, sentAfter: 1, grade: 'good' as const, roll: 2 };
  const shared = { ...one, locked: true, excused: false, online: false };
  await writeMeetings([
    { ...shared, criticisms: 2 },
    { ...shared, cell: 1, criticisms: 0 },
    { ...shared, cell: 2, criticisms: null },
  ]);
  const { rows } = await builder.client.query('select from reports.seat_month limit 1');
  expect(rows).toHaveLength(1);
  const { months } = await figures(board, addDays(first, 20));
  expect([months[0]?.criticised, months[0]?.uncriticised]).toEqual([1, 1]);
});

async function figures(person: Id, asOf: CivilDate) {
  const question = { organisationId: province.id, from: first, until: monthStart(first, shown), asOf };
  const { months } = await asked<OutputOf<typeof figuresByMonth>>('figures-by-month', person, question);
  const { parts } = await asked<OutputOf<typeof figuresByPart>>('figures-by-part', person, question);
  return { months, parts };
}

async function asked<Output>(name: string, person: Id, input: unknown): Promise<Output> {
  const handler = road.queries.get(name);
  if (!handler) throw new Error(`no query ${name}`);
  const result = await answerQuestion(road, handler, person, input);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value as Output;
}

async function writePlaces(stands: readonly Stand[]): Promise<void> {
  for (const [at, { id, no }] of cells.entries()) {
    await builder.client.query('delete from organisation.placement where organisation_no = $1', [no]);
    await builder.client.query('delete from organisation.profile where organisation_no = $1', [no]);
    const own = [
      { cell: at, from: -400, superior: 0, isCell: true },
      ...stands.filter((one) => one.cell === at),
    ];
    const cuts = [...new Map(own.map((one) => [one.from, one])).values()].sort(
      (one, other) => one.from - other.from,
    );
    for (const [index, cut] of cuts.entries()) {
      const next = cuts[index + 1];
      const valid = `[${addDays(first, cut.from)},${next ? addDays(first, next.from) : ''})`;
      const superior = [communes[0], communes[1], province][cut.superior];
      if (!superior) continue;
      await builder.client.query(
        `insert into organisation.profile (id, organisation_id, organisation_no, name, search_name, kind, valid, recorded_at)
         values ($1, $2, $3, $4, $4, $5, $6, '2026-01-01')`,
        [randomUUID(), id, no, `Chi bộ ${at}`, cut.isCell ? 'cell' : 'outside', valid],
      );
      await builder.client.query(
        `insert into organisation.placement (id, organisation_id, organisation_no, parent_no, valid, recorded_at)
         values ($1, $2, $3, $4, $5, '2026-01-01')`,
        [randomUUID(), id, no, superior.no, valid],
      );
    }
    await builder.fold(placement, no);
  }
}

async function writeMeetings(meetings: readonly Held[]): Promise<void> {
  const numbers = cells.map(({ no }) => no);
  for (const name of [
    'reports.attendance',
    'meetings.minutes',
    'meetings.score_sheet',
    'meetings.roll_entry',
    'meetings.meeting',
  ])
    await builder.client.query(`delete from ${name} where organisation_no = any($1)`, [numbers]);
  const once = new Map(meetings.map((one) => [`${one.cell} ${one.month}`, one]));
  for (const one of once.values()) await writeMeeting(cells[one.cell]?.no ?? 0, one);
  for (const no of numbers) await builder.fold(meeting, no);
}

async function writeMeeting(
  no: number,
  { after, sentAfter, grade, locked, excused, online, roll, criticisms, ...one }: Held,
) {
  const id = newId();
  const month = monthStart(first, one.month);
  const heldOn = after === null ? null : addDays(month, after);
  const sentOn = heldOn === null || sentAfter === null ? null : addDays(heldOn, sentAfter);
  const state = heldOn === null ? (excused ? 'excused' : 'planned') : sentOn === null ? 'closed' : 'sent';
  await builder.client.query(
    `insert into meetings.meeting (id, organisation_no, month, kind, planned_on, starts_at, place, state, held_on, sent_at, manner, recorded_at)
     values ($1, $2, $3, 'ordinary', $4, '19:30', 'Nhà văn hóa', $5, $6, $7, $8, '2026-11-01')`,
    [
      id,
      no,
      month,
      addDays(month, 2),
      state,
      heldOn,
      sentOn && `${sentOn}T03:00:00Z`,
      online ? 'online' : 'together',
    ],
  );
  for (const attendance of ['present', 'absent', 'online'].slice(0, roll))
    await builder.client.query(
      `insert into meetings.roll_entry (meeting_id, person_id, organisation_no, standing, attendance, recorded_at)
       values ($1, $2, $3, 'official', $4, '2026-11-01')`,
      [id, newId(), no, attendance],
    );
  if (grade)
    await builder.client.query(
      `insert into meetings.score_sheet (meeting_id, organisation_no, frame, total, grade, recorded_at) values ($1, $2, 'A', 80, $3, '2026-11-01')`,
      [id, no, grade],
    );
  if (locked)
    await builder.client.query(
      `insert into reports.attendance (meeting_id, organisation_no, month, expected, present, absent, local_items, upper_items, recorded_at)
       values ($1, $2, $3, $4, $4, 0, 2, 1, '2026-11-01')`,
      [id, no, month, roll],
    );
  if (locked)
    await builder.client.query(
      `insert into meetings.minutes (meeting_id, organisation_no, document, text_hash, listeners, speakers, criticisms, recorded_at)
       values ($1, $2, '{}', 'x', $3, $3, $4, '2026-11-01')`,
      [id, no, roll, criticisms],
    );
}

async function writeTasks(works: readonly Work[]): Promise<void> {
  await builder.client.query('delete from tasks.task where organisation_no = any($1)', [
    cells.map(({ no }) => no),
  ]);
  for (const { cell: at, due, done } of works)
    await builder.client.query(
      `insert into tasks.task (id, organisation_no, title, owner_id, due_on, state, done_on, recorded_at)
       values ($1, $2, 'Việc mẫu', $3, $4, $5, $6, '2026-11-01')`,
      [
        ...[randomUUID(), cells[at]?.no, board, addDays(first, due)],
        ...(done === null ? ['open', null] : ['done', addDays(first, done)]),
      ],
    );
  for (const { no } of cells) await builder.fold(task, no);
}
