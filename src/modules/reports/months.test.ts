import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { dutyOf } from '#modules/meetings/rules/duty.ts';
import { fixedClock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { day } from '#support/meetings.ts';
import { openRoad } from '../../house.ts';
import type { cellsByMonth, monthCells, monthOverview } from './contract/months.ts';
import type { paperDeliveries, scoredMeetings } from './contract/lists.ts';
import type { cellsByScore, figuresByMonth, figuresByPart } from './contract/periods.ts';
import type { traitsByQuarter } from './contract/traits.ts';
import { measures } from './rules/measures.ts';
import { sumFigures } from './rules/periods.ts';

type Overview = OutputOf<typeof monthOverview>;
type Cells = OutputOf<typeof monthCells>;
type Grid = OutputOf<typeof cellsByMonth>;

interface Written {
  readonly cell: Place;
  readonly month: CivilDate;
  readonly heldOn: CivilDate | null;
  readonly state: string;
}

const today = day('2026-11-05');
const months = ['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01'].map(day);
let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let province: Place;
let commune: Place;
let neighbour: Place;
let cells: Place[];
let elsewhere: Place;
let staff: Id;
let board: Id;
let secretary: Id;
let stranger: Id;
const written: Written[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  road = openRoad(openPool(database.appUrl, 4), fixedClock('2026-11-05T01:00:00.000Z'));
  province = await builder.organisation('Đảng bộ tỉnh Mẫu Sơn', { kind: 'province-chapter' });
  commune = await builder.organisation('Đảng bộ xã Mường Mẫu', { kind: 'commune-chapter', parent: province });
  neighbour = await builder.organisation('Đảng bộ xã Bản Ví', { kind: 'commune-chapter', parent: province });
  const names = ['Một', 'Hai', 'Ba', 'Bốn'];
  cells = [];
  for (const name of names)
    cells.push(await builder.organisation(`Chi bộ thôn ${name}`, { parent: commune, category: 'village' }));
  elsewhere = await builder.organisation('Chi bộ thôn Xa', { parent: neighbour, category: 'village' });
  const [first = commune] = cells;
  secretary = await builder.member('Lò Văn Ân', first);
  await builder.term(secretary, first, 'secretary');
  staff = await builder.member('Bế Thị Lan', first);
  await builder.term(staff, commune, 'office-staff');
  board = await builder.member('Vũ Đình Mẫu', first);
  await builder.term(board, province, 'office-staff');
  stranger = await builder.member('Hà Thị Ví', elsewhere);
  await builder.term(stranger, neighbour, 'office-staff');
  await writeHistory();
  await foldMonths();
});

afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

async function asked<Output>(name: string, person: Id, input: unknown): Promise<Output> {
  const handler = road.queries.get(name);
  if (!handler) throw new Error(`no query ${name}`);
  const result = await answerQuestion(road, handler, person, input);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value as Output;
}

async function hold(cell: Place, month: CivilDate, heldOn: CivilDate | null, state: string): Promise<Id> {
  const id = newId();
  const sentAt = state === 'sent' && heldOn ? `${addDays(heldOn, 1)}T03:00:00Z` : null;
  await builder.client.query(
    `insert into meetings.meeting (id, organisation_no, month, kind, planned_on, starts_at, place, state, held_on, sent_at, recorded_at)
     values ($1, $2, $3, 'ordinary', $4, '19:30', 'Nhà văn hóa', $5, $6, $7, '2026-11-01')`,
    [id, cell.no, month, heldOn ?? addDays(month, 2), state, heldOn, sentAt],
  );
  written.push({ cell, month, heldOn, state });
  return id;
}

async function mark(
  meeting: Id,
  cell: Place,
  attendance: string,
  circumstance: string | null = null,
): Promise<void> {
  await builder.client.query(
    `insert into meetings.roll_entry (meeting_id, person_id, organisation_no, standing, circumstance, attendance, recorded_at)
     values ($1, $2, $3, 'official', $4, $5, '2026-11-01')`,
    [meeting, newId(), cell.no, circumstance, attendance],
  );
}

/** Every way a month can go, spread over four cells and four months. */
async function writeHistory(): Promise<void> {
  const [one, two, three, four] = cells as [Place, Place, Place, Place];
  for (const month of months.slice(0, 3)) {
    const meeting = await hold(one, month, addDays(month, 2), 'sent');
    for (const attendance of ['present', 'online', 'excused', 'absent']) await mark(meeting, one, attendance);
    await mark(meeting, one, 'present', 'exempt');
    await builder.client.query(
      `insert into meetings.score_sheet (meeting_id, organisation_no, frame, total, grade, recorded_at) values ($1, $2, 'A', 91, 'good', '2026-11-01')`,
      [meeting, one.no],
    );
  }
  await hold(two, day('2026-08-01'), day('2026-08-12'), 'closed');
  await hold(two, day('2026-09-01'), null, 'excused');
  await hold(two, day('2026-10-01'), day('2026-10-07'), 'sent');
  await hold(three, day('2026-08-01'), day('2026-08-08'), 'closed');
  await hold(three, day('2026-09-01'), day('2026-10-04'), 'sent');
  await hold(four, day('2026-08-01'), day('2026-10-02'), 'sent');
  await hold(four, day('2026-09-01'), day('2026-08-30'), 'closed');
  await hold(three, day('2026-11-01'), day('2026-11-03'), 'open');
  await hold(four, day('2026-11-01'), null, 'planned');
  await hold(elsewhere, day('2026-10-01'), day('2026-10-03'), 'sent');
  const task = (due: string, state: string, done: string | null) =>
    builder.client.query(
      `insert into tasks.task (id, organisation_no, title, owner_id, due_on, state, done_on, recorded_at)
       values ($1, $2, 'Việc mẫu', $3, $4, $5, $6, '2026-11-01')`,
      [randomUUID(), one.no, secretary, due, state, done],
    );
  await task('2026-10-20', 'done', '2026-10-18');
  await task('2026-10-25', 'open', null);
  await task('2026-10-30', 'dropped', null);
}

/** What the pure rule says of a cell in a month, for what had happened by the day. */
function byTheRule(cell: Place, month: CivilDate, asOf: CivilDate) {
  const rules = {
    timesPerMonth: ruleOn(road.rules, 'meetings.times-per-month', month),
    latestDay: ruleOn(road.rules, 'meetings.latest-day-of-month', month),
    makeUpMonths: ruleOn(road.rules, 'meetings.make-up-months', month),
  };
  const meetings = written
    .filter((each) => each.cell === cell && each.month === month)
    .map((each) => ({
      id: newId(),
      organisationId: cell.id,
      month,
      kind: 'ordinary' as const,
      heldOn: each.heldOn !== null && each.heldOn <= asOf ? each.heldOn : null,
      state: each.state as 'sent',
    }));
  return dutyOf(
    { organisationId: cell.id, from: day('2000-01-01'), until: null },
    month,
    meetings,
    [],
    rules,
    asOf,
  );
}

test('the statement decides every cell and month as the rule does, on every day', async () => {
  const days = [
    '2026-08-05',
    '2026-08-20',
    '2026-09-30',
    '2026-10-01',
    '2026-10-07',
    '2026-10-08',
    '2026-11-05',
    '2026-11-20',
    '2026-12-24',
  ];
  for (const month of months) {
    for (const asOf of days.map(day)) {
      const { rows } = await asked<Cells>('month-cells', staff, { organisationId: commune.id, month, asOf });
      expect(rows.map((row) => [row.organisationId, row.standing, row.heldOn])).toEqual(
        cells
          .map((cell) => {
            const duty = byTheRule(cell, month, asOf);
            return [cell.id, duty.standing, duty.heldOn];
          })
          .toSorted((one, other) => order(one[0]) - order(other[0])),
      );
      const grid = await asked<Grid>('cells-by-month', staff, {
        organisationId: commune.id,
        from: month,
        until: monthStart(month, 1),
        asOf,
      });
      for (const row of rows) {
        const same = grid.cells.find((cell) => cell.organisationId === row.organisationId)?.months[0];
        expect([same?.standing, same?.heldOn, same?.present]).toEqual([
          row.standing,
          row.heldOn,
          row.present,
        ]);
      }
    }
  }
});

async function foldMonths(): Promise<void> {
  for (const fold of ['fold_cell_months', 'fold_cell_tasks'])
    await builder.client.query(
      `select platform.${fold}(array(select organisation_no from platform.organisation_head))`,
    );
}

/** The order of the list: position, then the name in Vietnamese order. */
function order(id: unknown): number {
  const names = ['Ba', 'Bốn', 'Hai', 'Một'];
  const at = cells.findIndex((cell) => cell.id === id);
  return names.indexOf(['Một', 'Hai', 'Ba', 'Bốn'][at] ?? '');
}

test('every figure of the overview is the length of the list it opens', async () => {
  for (const month of months) {
    const { total } = await asked<Overview>('month-overview', staff, {
      organisationId: commune.id,
      month,
      asOf: today,
    });
    const figures = {
      'to-come': total.toCome,
      due: total.due,
      overdue: total.overdue,
      'on-time': total.onTime,
      late: total.late,
      'not-held': total.notHeld,
      excused: total.excused,
      good: total.good,
      ungraded: total.ungraded,
      'sent-in-time': total.sentInTime,
      'sent-late': total.sentLate,
      unsent: total.unsent,
      'unsent-late': total.unsentLate,
      'made-up': total.madeUp,
      held: total.onTime + total.late + total.madeUp,
    };
    for (const [only, figure] of Object.entries(figures)) {
      const list = await asked<Cells>('month-cells', staff, {
        organisationId: commune.id,
        month,
        asOf: today,
        only,
      });
      expect([month, only, list.total]).toEqual([month, only, figure]);
      expect(list.rows).toHaveLength(figure);
    }
  }
});

test('attendance counts those expected, quality the grades, tasks their deadlines', async () => {
  const { total, basis } = await asked<Overview>('month-overview', staff, {
    organisationId: commune.id,
    month: '2026-10-01',
    asOf: today,
  });
  expect(basis).toMatchObject({ latestOn: '2026-10-07', reportDays: 2 });
  expect(total).toMatchObject({
    cells: 4,
    onTime: 2,
    late: 0,
    notHeld: 2,
    expected: 4,
    present: 2,
    good: 1,
    ungraded: 1,
    sentInTime: 2,
    tasks: 2,
    tasksDone: 1,
    tasksLate: 1,
  });
});

test('what had not happened yet on the day is not there', async () => {
  const before = await asked<Overview>('month-overview', staff, {
    organisationId: commune.id,
    month: '2026-10-01',
    asOf: '2026-10-05',
  });
  expect(before.total).toMatchObject({ onTime: 1, due: 3, notHeld: 0, tasksDone: 0, tasksLate: 0 });
});

test('a province sees its communes as parts, and they add up', async () => {
  const answer = await asked<Overview>('month-overview', board, {
    organisationId: province.id,
    month: '2026-10-01',
    asOf: today,
  });
  expect(answer.parts.map((part) => [part.name, part.cells, part.onTime])).toEqual([
    ['Đảng bộ xã Bản Ví', 1, 1],
    ['Đảng bộ xã Mường Mẫu', 4, 2],
  ]);
  expect(answer.total).toMatchObject({ cells: 5, onTime: 3, notHeld: 2 });
});

test('a period is the sum of its months and of its parts, on every day', async () => {
  await foldMonths();
  const [from, until] = [months[0] ?? today, monthStart(months.at(-1) ?? today, 1)];
  for (const asOf of ['2026-08-20', '2026-10-05', '2026-11-05', '2026-12-24'].map(day)) {
    const question = { organisationId: province.id, from, until, asOf };
    const byMonth = await asked<OutputOf<typeof figuresByMonth>>('figures-by-month', board, question);
    for (const { month, ...figures } of byMonth.months) {
      const { total } = await asked<Overview>('month-overview', board, {
        organisationId: province.id,
        month,
        asOf,
      });
      expect([month, figures]).toEqual([month, expect.objectContaining(total)]);
    }
    const byPart = await asked<OutputOf<typeof figuresByPart>>('figures-by-part', board, question);
    expect(byPart.parts.map((part) => part.name)).toEqual(['Đảng bộ xã Bản Ví', 'Đảng bộ xã Mường Mẫu']);
    expect(sumFigures(byPart.parts)).toEqual(sumFigures(byMonth.months));
  }
});

test('cells stand in the order of their scores, with where points were lost', async () => {
  await foldMonths();
  const told = await asked<OutputOf<typeof cellsByScore>>('cells-by-score', staff, {
    organisationId: commune.id,
    from: '2026-08-01',
    until: '2026-11-01',
    asOf: today,
  });
  expect(told.cells.map(({ rank, meetings, total }) => [rank, meetings, total])).toEqual([
    [1, 3, 273],
    [null, 0, 0],
    [null, 0, 0],
    [null, 0, 0],
  ]);
  expect(told.buckets).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 3]);
  expect(told.cells[0]?.quarters).toEqual([null, null, null, null, null, null, null, 9100]);
});

test('sides rated one by one are told by quarter, cell and committee apart', async () => {
  const meeting = await ratedMeeting();
  const rate = (body: string, points: number) =>
    builder.client.query(
      `insert into meetings.trait_rating (meeting_id, body, trait, organisation_no, points, rated_by, recorded_at)
       values ($1, $2, 'education', $3, $4, 'meeting', '2026-11-01')`,
      [meeting, body, cells[0]?.no, points],
    );
  await rate('cell', 3);
  await rate('committee', 2);
  const told = await asked<OutputOf<typeof traitsByQuarter>>('traits-by-quarter', staff, {
    organisationId: commune.id,
    from: '2026-10-01',
    until: '2027-01-01',
    asOf: today,
  });
  const means = told.bodies.map(({ id, traits }) => [id, traits[0]?.span, traits[0]?.quarters.at(-1)]);
  const [three, two] = [300, 200].map((hundredths) => ({ meetings: 1, hundredths }));
  expect(means).toEqual([
    ['cell', three, three],
    ['committee', two, two],
  ]);
  expect(told.cells.map(({ means: [first, ...rest] }) => [first, rest.filter(Boolean)])).toEqual([
    [three, [two]],
  ]);
});

async function ratedMeeting(): Promise<string> {
  const { rows } = await builder.client.query<{ id: string }>(
    `select id from meetings.meeting where organisation_no = $1 and month = '2026-10-01'`,
    [cells[0]?.no],
  );
  return rows[0]?.id ?? '';
}

test('a cell closed in the month still had to meet in it, and no longer the month after', async () => {
  const gone = await builder.organisation('Chi bộ thôn Giải Thể', { parent: neighbour });
  await builder.client.query(
    `update organisation.profile set valid = '[2000-01-01,2026-09-15)' where organisation_id = $1`,
    [gone.id],
  );
  await builder.client.query(
    `update organisation.placement set valid = '[2000-01-01,2026-09-15)' where organisation_id = $1`,
    [gone.id],
  );
  const cellsOf = async (month: string) =>
    (await asked<Overview>('month-overview', board, { organisationId: neighbour.id, month, asOf: today }))
      .total.cells;
  expect([await cellsOf('2026-09-01'), await cellsOf('2026-10-01')]).toEqual([2, 1]);
  await builder.client.query(`select platform.fold_reach(array[$1::integer])`, [gone.no]);
  const { months: closing } = await asked<OutputOf<typeof figuresByMonth>>('figures-by-month', board, {
    organisationId: neighbour.id,
    from: '2026-09-01',
    until: '2026-11-01',
  });
  expect(closing.map((each) => each.cells)).toEqual([2, 1]);
});

test('the secretary of a cell sees the own cell alone, the neighbouring commune nothing', async () => {
  const own = await asked<Cells>('month-cells', secretary, {
    organisationId: cells[0]?.id,
    month: '2026-10-01',
    asOf: today,
  });
  expect(own.rows.map((row) => [row.standing, row.expected, row.present])).toEqual([['on-time', 4, 2]]);
  const grid = await asked<Grid>('cells-by-month', secretary, {
    organisationId: commune.id,
    from: '2026-10-01',
    until: '2026-11-01',
    asOf: today,
  });
  expect(grid.cells.map((cell) => cell.organisationId)).toEqual([cells[0]?.id]);
  await expect(
    asked('month-overview', stranger, { organisationId: commune.id, month: '2026-10-01', asOf: today }),
  ).rejects.toThrow('platform.not-found');
  const theirs = await asked<Grid>('cells-by-month', stranger, {
    organisationId: commune.id,
    from: '2026-10-01',
    until: '2026-11-01',
    asOf: today,
  });
  expect(theirs.cells).toEqual([]);
  const list = await asked<Cells>('month-cells', stranger, {
    organisationId: commune.id,
    month: '2026-10-01',
  });
  expect(list).toMatchObject({ total: 0, rows: [] });
});

test('cells that need somebody stand first, each with its reasons', async () => {
  const grid = await asked<Grid>('cells-by-month', staff, {
    organisationId: commune.id,
    from: '2026-08-01',
    until: '2026-12-01',
    asOf: today,
  });
  const reasons = grid.cells.map((cell) => cell.reasons.length);
  expect(reasons).toEqual(reasons.toSorted((one, other) => other - one));
  const four = grid.cells.find((cell) => cell.organisationId === cells[3]?.id);
  expect(four?.reasons.map((reason) => reason.vi)).toEqual([
    '3 tháng không họp.',
    'Chưa có bí thư.',
    'Chỉ có 0 đảng viên chính thức, quy định ít nhất 3.',
  ]);
});

test('sums kept when minutes are locked answer the same as counting the roll', async () => {
  const question = { organisationId: commune.id, month: '2026-08-01', asOf: today };
  const counted = await asked<Overview>('month-overview', staff, question);
  await builder.client.query(`
    insert into reports.attendance (meeting_id, organisation_no, month, expected, present, recorded_at)
    select meeting.id, meeting.organisation_no, meeting.month, count(*),
           count(*) filter (where entry.attendance in ('present', 'online')), max(meeting.recorded_at)
    from meetings.meeting as meeting join meetings.roll_entry as entry on entry.meeting_id = meeting.id
    where meeting.state in ('closed', 'sent') and (entry.circumstance is null or entry.circumstance = 'temporarily-here')
    group by meeting.id`);
  expect(await asked<Overview>('month-overview', staff, question)).toEqual(counted);
});

test('every figure of a period, paper and bar of scores is what its list adds up to', async () => {
  await writeVariety();
  const [from, until] = [months[0] ?? today, monthStart(months.at(-1) ?? today, 1)];
  const question = { organisationId: commune.id, from, until, asOf: today };
  const seen = new Set<string>();
  const { months: byMonth } = await asked<OutputOf<typeof figuresByMonth>>(
    'figures-by-month',
    staff,
    question,
  );
  for (const figures of byMonth)
    for (const { id, only, value } of measures) {
      const { month } = figures;
      const list = await asked<Cells>('month-cells', staff, { ...question, month, only });
      expect([month, id, list.counted]).toEqual([month, id, value(figures)]);
      expect(list.rows).toHaveLength(list.total);
      if (list.counted > 0) seen.add(id);
    }
  // Each of them counts something somewhere, or the walk would have shown nothing.
  expect(measures.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
  const { parts } = await asked<OutputOf<typeof figuresByPart>>('figures-by-part', staff, question);
  for (const { organisationId, papers, papersReceived } of [...parts, sumOfPapers(parts)]) {
    const received = await deliveries({ ...question, organisationId }, 'received');
    const missing = await deliveries({ ...question, organisationId }, 'not-received');
    expect([received, missing]).toEqual([papersReceived, papers - papersReceived]);
  }
  expect(sumOfPapers(parts)).toMatchObject({ papers: 4, papersReceived: 1 });
  const { buckets } = await asked<OutputOf<typeof cellsByScore>>('cells-by-score', staff, question);
  for (const [bucket, count] of buckets.entries()) {
    const list = await asked<OutputOf<typeof scoredMeetings>>('scored-meetings', staff, {
      ...question,
      bucket,
    });
    expect([bucket, list.total, list.rows.length]).toEqual([bucket, count, count]);
  }
});

function sumOfPapers(parts: OutputOf<typeof figuresByPart>['parts']) {
  const sum = (of: 'papers' | 'papersReceived') => parts.reduce((total, part) => total + part[of], 0);
  return { organisationId: commune.id, papers: sum('papers'), papersReceived: sum('papersReceived') };
}

async function deliveries(question: object, only: string): Promise<number> {
  const list = await asked<OutputOf<typeof paperDeliveries>>('paper-deliveries', staff, {
    ...question,
    only,
  });
  expect(list.rows).toHaveLength(list.total);
  return list.total;
}

/** What the history lacks: meetings online and by groups, on another day than planned, speakers, own items, absences, a paper. */
async function writeVariety(): Promise<void> {
  const run = (text: string, values: readonly unknown[] = []) => builder.client.query(text, [...values]);
  const [one, two, three] = cells as [Place, Place, Place];
  await run(
    `update meetings.meeting set manner = 'online' where organisation_no = $1 and month = '2026-10-01'`,
    [two.no],
  );
  await run(
    `update meetings.meeting set manner = 'by-group', party_groups = 2, planned_on = '2026-08-05' where organisation_no = $1 and month = '2026-08-01'`,
    [three.no],
  );
  await run(
    `update meetings.meeting set sent_at = '2026-10-20' where organisation_no = $1 and month = '2026-09-01'`,
    [three.no],
  );
  const sheet = (cell: Place, month: string, total: number, grade: string) =>
    run(
      `insert into meetings.score_sheet (meeting_id, organisation_no, frame, total, grade, recorded_at)
       select id, organisation_no, 'A', $3, $4, '2026-11-01' from meetings.meeting where organisation_no = $1 and month = $2`,
      [cell.no, month, total, grade],
    );
  await sheet(two, '2026-10-01', 75, 'fair');
  await sheet(three, '2026-09-01', 55, 'average');
  await sheet(three, '2026-08-01', 40, 'poor');
  await run(
    `update reports.attendance set local_items = 2, upper_items = 1, absent = 1 where organisation_no = $1`,
    [one.no],
  );
  await run(
    `insert into meetings.minutes (meeting_id, organisation_no, document, text_hash, listeners, speakers, criticisms, recorded_at)
    select id, organisation_no, '{}', 'x', 3, 2, (month = '2026-10-01')::integer, '2026-11-01' from meetings.meeting where organisation_no = $1 and state = 'sent'`,
    [one.no],
  );
  const paper = newId();
  await run(
    `insert into kit.paper (id, organisation_no, title, issued_on, audience, discuss, valid, withdrawn, recorded_at)
    values ($1, $2, 'Về mùa khô', '2026-10-10', '{village}', false, '[2026-10-10,)', false, '2026-11-01')`,
    [paper, commune.no],
  );
  await run(
    `insert into kit.paper_receipt (paper_id, organisation_no, received_at, recorded_at) values ($1, $2, '2026-10-12', '2026-11-01')`,
    [paper, two.no],
  );
  await foldMonths();
}
