import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { meeting } from '#modules/meetings/tables.ts';
import { custody, placement } from '#modules/organisation/tables.ts';
import { task } from '#modules/tasks/tables.ts';
import { fixedClock } from '#platform/clock.ts';
import { begin } from '#platform/database/begin.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';
import type { monthCells } from './contract/months.ts';
import type { figuresByMonth, figuresByPart } from './contract/periods.ts';
import { sumFigures } from './rules/periods.ts';

const first = '2026-07-01' as CivilDate;
const shown = 3;
let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let province: Place;
/** The third lies outside the province: what moved there is out of its sight, but for the months it stood below it. */
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
  communes.push(await builder.organisation('Đảng bộ xã Ngoài', { kind: 'commune-chapter' }));
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
/** Under whom it stood from which day on: a commune, the province itself, one outside, or nobody; as a cell or as something else. */
const stand = fc.record({ cell, from: fc.nat(110), superior: fc.nat(4), isCell: fc.boolean() });
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
          for (const { month, ...counted } of kept.months)
            expect(await listed(month, asOf), `${month} ${asOf}`).toEqual([
              counted.cells,
              counted.notHeld,
              counted.present,
              counted.tasks,
              counted.tasksLate,
            ]);
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

test('a month stays counted where a cell stood, also after it has moved away', async () => {
  await writePlaces([{ cell: 1, from: 62, superior: 3, isCell: true }]);
  const held = {
    after: 2,
    sentAfter: 1,
    grade: 'good' as const,
    excused: false,
    online: false,
    criticisms: 1,
  };
  await writeMeetings([
    { ...held, cell: 1, month: 0, locked: true, roll: 3 },
    { ...held, cell: 1, month: 1, locked: false, roll: 2 },
    { ...held, cell: 1, month: 2, locked: true, roll: 3 },
  ]);
  await writeTasks([{ cell: 1, due: 40, done: 45 }]);
  const told = await figures(board, addDays(first, 100));
  const shown = ({ cells: all, onTime, present, good, tasks }: (typeof told.months)[number]) => [
    all,
    onTime,
    present,
    good,
    tasks,
  ];
  expect(told.months.map(shown)).toEqual([
    [3, 1, 3, 1, 0],
    [3, 1, 1, 1, 1],
    [2, 0, 0, 0, 0],
  ]);
  const list = (month: number) =>
    asked<OutputOf<typeof monthCells>>('month-cells', board, {
      ...{ organisationId: province.id, month: monthStart(first, month), only: 'held' },
    });
  // The line stands in the list, without a way into a book that others keep.
  const [own, after] = [await list(1), await list(2)];
  const client = await road.pool.connect();
  await begin(client, board, '2026-10-20', []);
  const kept = await client.query(
    `select month::text as month from reports.cell_month where organisation_no = $1 order by 1`,
    [cells[1]?.no],
  );
  await client.query('rollback');
  client.release();
  expect(kept.rows.map((row: { month: string }) => row.month)).toEqual(['2026-07-01', '2026-08-01']);
  expect(own.rows.map(({ name, isSeen, meetingId, present }) => [name, isSeen, meetingId, present])).toEqual([
    ['Chi bộ 1', false, null, 1],
  ]);
  expect(after.rows).toEqual([]);
});

async function figures(person: Id, asOf: CivilDate) {
  const question = { organisationId: province.id, from: first, until: monthStart(first, shown), asOf };
  const { months } = await asked<OutputOf<typeof figuresByMonth>>('figures-by-month', person, question);
  const { parts } = await asked<OutputOf<typeof figuresByPart>>('figures-by-part', person, question);
  // Who follows single cells sees no commune: that alone differs.
  return { months, parts: parts.map(({ isSeen: _, ...part }) => part) };
}

/** What the lists behind some figures add up to. */
async function listed(month: CivilDate, asOf: CivilDate): Promise<number[]> {
  const sums: number[] = [];
  for (const only of ['to-meet', 'not-held', 'present', 'tasks', 'tasks-late']) {
    const question = { organisationId: province.id, month, asOf, only };
    sums.push((await asked<OutputOf<typeof monthCells>>('month-cells', board, question)).counted);
  }
  return sums;
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
      const superior = [communes[0], communes[1], province, communes[2]][cut.superior];
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
    await keep(no, cuts.findLast((cut) => cut.superior < 4)?.superior ?? 0);
    await builder.fold(placement, no);
  }
}

/** Its last superiors keep it today. */
async function keep(no: number, superior: number): Promise<void> {
  const [one, two, outside] = communes as [Place, Place, Place];
  const keepers = [[one, province], [two, province], [province], [outside]][superior] ?? [];
  await builder.client.query('delete from organisation.custody where organisation_no = $1 and depth > 0', [
    no,
  ]);
  for (const [above, keeper] of keepers.entries())
    await builder.client.query(
      `insert into organisation.custody (keeper_no, organisation_no, depth, recorded_at) values ($1, $2, $3, '2026-01-01')`,
      [keeper.no, no, above + 1],
    );
  await builder.fold(custody, no);
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
