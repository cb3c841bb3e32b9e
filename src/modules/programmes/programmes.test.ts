import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { InputOf, OutputOf } from '#kernel/contract.ts';
import { fixedClock } from '#platform/clock.ts';
import { runCommand } from '#platform/command.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';
import type { programmePage, programmesOf, setMeasure } from './contract.ts';
import type { modelPage, modelsOf, modelsOfUnit } from './contract/models.ts';
import type { beforeAfter, reviewsOf } from './contract/reviews.ts';

interface Actor {
  readonly person: Id;
  readonly term: Id;
}
let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let province: Place;
let commune: Place;
let near: Place;
let far: Place;
let elsewhere: Place;
let clerk: Actor;
let provincial: Actor;
let keeper: Actor;
let farKeeper: Actor;
let stranger: Actor;
let attached: Id;
const [programme, roads, meetings, model] = [newId(), newId(), newId(), newId()];
const [ownTask, farTask] = [newId(), newId()];
let sequence = 0;
const device = newId();

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  road = openRoad(openPool(database.appUrl, 4), fixedClock('2026-11-22T01:00:00.000Z'));
  province = await builder.organisation('Đảng bộ tỉnh Mẫu', { kind: 'province-chapter' });
  commune = await builder.organisation('Đảng bộ xã Mẫu', { kind: 'commune-chapter', parent: province });
  const other = await builder.organisation('Đảng bộ xã Khác', { kind: 'commune-chapter', parent: province });
  near = await builder.organisation('Chi bộ thôn Gần', { parent: commune, category: 'village' });
  far = await builder.organisation('Chi bộ thôn Xa', { parent: commune, category: 'village' });
  elsewhere = await builder.organisation('Chi bộ thôn Khác', { parent: other, category: 'village' });
  const actor = async (
    name: string,
    home: Place,
    at: Place,
    post: string,
    valid?: string,
  ): Promise<Actor> => {
    const person = await builder.member(name, home);
    return { person, term: await builder.term(person, at, post, valid) };
  };
  await actor('Lò Văn Trước', near, near, 'secretary', '[2020-01-01,2026-05-15)');
  keeper = await actor('Lò Thị Sau', near, near, 'secretary', '[2026-05-15,)');
  farKeeper = await actor('Vi Văn Xa', far, far, 'secretary');
  stranger = await actor('Bế Văn Khác', elsewhere, elsewhere, 'secretary');
  clerk = await actor('Nông Thị Văn Phòng', near, commune, 'office-staff');
  provincial = await actor('Hoàng Thị Tỉnh', near, province, 'office-staff');
  attached = newId();
  const task = (id: Id, place: Place, title: string, dueOn: string, state: string, doneOn: string | null) =>
    builder.client.query(
      `insert into tasks.task (id, organisation_no, title, owner_id, helper_ids, due_on, state, done_on, recorded_at)
       values ($1, $2, $3, $4, '{}', $5, $6, $7, '2026-01-01')`,
      [id, place.no, title, keeper.person, dueOn, state, doneOn],
    );
  await task(ownTask, near, 'Sửa đường thôn', '2026-12-20', 'open', null);
  await task(farTask, far, 'Phát quang đường', '2026-11-10', 'open', null);
  await task(newId(), near, 'Họp dân', '2026-03-20', 'done', '2026-03-25');
  await task(newId(), near, 'Thu quỹ', '2026-07-20', 'done', '2026-07-20');
  const month = (place: Place, first: string, present: number, score: number | null) =>
    builder.client.query(
      `insert into reports.cell_month (organisation_no, month, held_on, excused, score, locked, expected, present, absent, listeners, speakers, local_items, upper_items)
       values ($1, $2, $2::date + 2, false, $3, true, 10, $4, 0, $4, 3, 0, 0)`,
      [place.no, first, score, present],
    );
  for (const first of ['2025-12-01', '2026-01-01', '2026-02-01', '2026-04-01'])
    await month(near, first, 6, 60);
  for (const first of ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'])
    await month(near, first, 9, 80);
  await month(far, '2026-10-01', 5, null);
  await builder.client.query(
    `insert into members.attachment (id, organisation_no, person_id, full_name, standing, home_name, kind, decision, may_see, may_speak, may_vote, valid, recorded_at)
     values ($1, $2, $3, 'Thiếu tá Đinh Văn Biên', 'official', 'Đồn Biên phòng', 'border-guard', '05-QĐ/ĐU', true, true, false, '[2026-11-03,)', '2026-11-03')`,
    [attached, far.no, stranger.person],
  );
});
afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

async function give(by: Actor, at: Place, name: string, input: object) {
  sequence += 1;
  const of = { organisation: at.id, term: by.term, bundle: null, at: null };
  const receipt = await runCommand(road, by.person, { id: newId(), device, sequence, name, ...of, input });
  return receipt.problem?.code ?? receipt.outcome;
}
async function ask<Contract>(by: Actor, name: string, input: object): Promise<OutputOf<Contract>> {
  const handler = road.queries.get(name);
  const answered = handler && (await answerQuestion(road, handler, by.person, input));
  if (!answered?.ok) throw new Error(answered?.problem.code);
  return answered.value as OutputOf<Contract>;
}
const page = (by: Actor) => ask<typeof programmePage>(by, 'programme-page', { programmeId: programme });
const year = { begunOn: '2026-01-01', dueOn: '2026-12-31' };
const measure = (more: Partial<InputOf<typeof setMeasure>>) => ({
  id: roads,
  programmeId: programme,
  title: 'Mỗi thôn tự sửa một đoạn đường',
  unitId: null,
  unitName: 'Mặt trận Tổ quốc xã',
  ...year,
  indicator: null,
  goal: null,
  ...more,
});

test('the committee sets up a programme and its measures; nobody else does it for them', async () => {
  const said = {
    id: programme,
    kind: 'programme',
    title: 'Nâng chất lượng sinh hoạt chi bộ thôn',
    document: 'Chương trình số 04-CTr/ĐU ngày 15-1-2026',
    basis: 'Nghị quyết số 21-NQ/TW ngày 16-6-2022',
    paperId: null,
    ...year,
  };
  expect(await give(keeper, commune, 'set-programme', said)).not.toBe('applied');
  expect(await give(clerk, commune, 'set-programme', { ...said, dueOn: '2025-12-31' })).toBe(
    'programmes.due-before-start',
  );
  expect(await give(clerk, commune, 'set-programme', said)).toBe('applied');
  expect(await give(clerk, commune, 'set-measure', measure({ unitId: elsewhere.id }))).toBe(
    'programmes.unit-not-below',
  );
  expect(await give(clerk, commune, 'set-measure', measure({ dueOn: '2027-01-01' as never }))).toBe(
    'programmes.outside-the-period',
  );
  expect(await give(clerk, commune, 'set-measure', measure({ indicator: 'attendance' }))).toBe(
    'programmes.goal-missing',
  );
  expect(await give(clerk, commune, 'set-measure', measure({}))).toBe('applied');
  const goal = measure({
    id: meetings,
    title: 'Dự họp cao hơn',
    unitId: near.id,
    unitName: 'Chi bộ thôn Gần',
    indicator: 'attendance',
    goal: 7876,
    dueOn: '2026-10-31' as never,
  });
  expect(await give(clerk, commune, 'set-measure', goal)).toBe('applied');
  expect(await give(clerk, commune, 'set-programme', { ...said, dueOn: '2026-10-30' })).toBe(
    'programmes.measures-outside',
  );
});

test('cells tie their own work; everybody reads one state, and only the work that is open to them', async () => {
  const state = { measureId: roads, state: 'under-way', reason: 'Đã họp các ngành' };
  expect(await give(clerk, commune, 'state-measure', state)).toBe('applied');
  const tag = (itemId: Id) => ({ tags: [{ of: 'task', itemId, measureId: roads }] });
  expect(await give(keeper, near, 'tag-measures', tag(farTask))).toBe('programmes.work-is-awaited');
  expect(await give(stranger, elsewhere, 'tag-measures', tag(ownTask))).toBe('programmes.work-is-awaited');
  expect(await give(keeper, near, 'tag-measures', tag(ownTask))).toBe('applied');
  expect((await page(keeper)).measures.find(({ id }) => id === roads)).toMatchObject({
    state: 'under-way',
    by: 'work',
  });
  expect(await give(farKeeper, far, 'tag-measures', tag(farTask))).toBe('applied');
  expect(await give(clerk, commune, 'state-measure', state)).toBe('programmes.state-is-computed');
  expect(await give(clerk, commune, 'drop-measure', { measureId: roads })).toBe(
    'programmes.measure-has-work',
  );
  for (const [reader, open] of [
    [clerk, ['Phát quang đường', 'Sửa đường thôn']],
    [keeper, ['Sửa đường thôn']],
  ] as const) {
    const { measures } = await page(reader);
    const [first, second] = measures.toReversed();
    expect(first).toMatchObject({ id: roads, state: 'late', by: 'work', done: 0, all: 2 });
    expect(first?.work.map(({ title }) => title)).toEqual(open);
    // 18 and 45 of 80 who were expected are 78.75 %: not yet 78.76.
    expect(second).toMatchObject({ id: meetings, state: 'late', reached: { part: 63, whole: 80 } });
  }
});

test('the goal is judged without rounding, and the list counts late and done', async () => {
  const list = (by: Actor, at: Place) =>
    ask<typeof programmesOf>(by, 'programmes-of', { organisationId: at.id });
  expect((await list(clerk, commune)).programmes).toMatchObject([{ measures: 2, done: 0, late: 2, mine: 0 }]);
  const reachable = {
    unitId: near.id,
    unitName: 'Chi bộ thôn Gần',
    indicator: 'attendance',
    goal: 7875,
  } as const;
  const changed = measure({
    id: meetings,
    title: 'Dự họp cao hơn',
    ...reachable,
    dueOn: '2026-10-31' as never,
  });
  expect(await give(clerk, commune, 'set-measure', changed)).toBe('applied');
  expect((await list(keeper, near)).programmes).toMatchObject([{ measures: 2, done: 1, late: 1, mine: 1 }]);
  expect((await list(stranger, elsewhere)).programmes).toEqual([]);
  await expect(page(stranger)).rejects.toThrow('platform.not-found');
});

test('a model: a pilot, the plan of its roll-out, x of y on any day', async () => {
  const said = { id: model, name: 'Đảng viên đi đầu', description: 'Bốn việc', document: '12-HD/ĐU' };
  const order = (name: string, input: object) => give(clerk, commune, name, { modelId: model, ...input });
  const begun = { ...said, reviewMonths: 5, begunOn: '2026-01-10' };
  expect(await give(clerk, commune, 'set-model', begun)).toBe('applied');
  const chosen = { unitId: near.id, level: 'province', chosenBy: 'Tỉnh ủy Mẫu', decision: null };
  expect(await order('choose-pilot', { ...chosen, on: '2026-01-09' })).toBe(
    'programmes.started-before-the-model',
  );
  expect(await order('choose-pilot', { ...chosen, on: '2026-05-15' })).toBe('applied');
  expect(await order('start-unit', { unitId: far.id, on: '2026-08-01' })).toBe('programmes.not-of-the-model');
  const plan = { unitIds: [near.id, far.id], on: '2026-07-01', dueOn: '2026-10-31' };
  expect(await order('plan-units', { ...plan, unitIds: [elsewhere.id] })).toBe('programmes.unit-not-below');
  expect(await order('plan-units', plan)).toBe('applied');
  const on = (asOf: string) => ask<typeof modelPage>(clerk, 'model-page', { modelId: model, asOf });
  expect(await on('2026-06-01')).toMatchObject({
    planned: 0,
    done: 0,
    units: [{ unitName: 'Chi bộ thôn Gần' }],
  });
  expect(await on('2026-11-22')).toMatchObject({
    planned: 2,
    done: 1,
    late: 1,
    gaps: [{ name: 'Đảng bộ xã Mẫu', planned: 2, done: 1 }],
    units: [
      { standing: 'working', rank: 1 },
      { standing: 'late', rank: null },
    ],
  });
  expect(await order('start-unit', { unitId: far.id, on: '2026-11-01' })).toBe('applied');
  expect(await on('2026-11-22')).toMatchObject({ planned: 2, done: 2, gaps: [] });
  expect(await order('end-unit', { unitId: far.id, on: '2026-11-20', reason: 'Sáp nhập thôn' })).toBe(
    'applied',
  );
  expect(await on('2026-11-22')).toMatchObject({
    planned: 1,
    done: 1,
    left: [{ endReason: 'Sáp nhập thôn' }],
  });
  const listed = await ask<typeof modelsOf>(clerk, 'models-of', {
    organisationId: commune.id,
    asOf: '2026-11-22',
  });
  expect(listed.pilots).toMatchObject([
    { unitName: 'Chi bộ thôn Gần', level: 'province', startedOn: '2026-05-15' },
  ]);
  const own = await ask<typeof modelsOfUnit>(keeper, 'models-of-unit', {
    organisationId: near.id,
    asOf: '2026-11-22',
  });
  expect(own.models).toMatchObject([{ name: 'Đảng viên đi đầu', level: 'province', standing: 'working' }]);
});

test('a review falls due, compares equal spans, says what is missing and keeps its conclusion', async () => {
  const { reviews } = await ask<typeof reviewsOf>(clerk, 'reviews-of', { organisationId: commune.id });
  expect(reviews.map(({ of, dueOn, standing }) => [of, dueOn, standing])).toEqual([
    ['pilot', '2026-10-15', 'due'],
    ['secretary', '2026-11-15', 'due'],
    ['attachment', '2027-05-03', 'waiting'],
  ]);
  const subject = { of: 'pilot', subjectId: model, unitId: near.id };
  const compared = await ask<typeof beforeAfter>(clerk, 'before-after', subject);
  expect(compared).toMatchObject({
    wanted: 5,
    from: '2025-12-01',
    until: '2026-11-01',
    before: {
      months: 5,
      missing: [{ month: '2026-03-01', cells: 1, kept: 0 }],
      attendance: { part: 24, whole: 40 },
      score: { part: 240, whole: 4 },
      tasks: { part: 0, whole: 1 },
      speakers: { part: 12, whole: 24 },
    },
    after: { months: 5, missing: [], attendance: { part: 45, whole: 50 }, tasks: { part: 1, whole: 1 } },
    citation: null,
    conclusion: null,
  });
  const said = { id: newId(), ...subject, conclusion: 'Dự họp tăng, việc đúng hạn hơn.' };
  expect(await give(stranger, elsewhere, 'conclude-review', said)).toBe('platform.not-found');
  expect(await give(clerk, commune, 'conclude-review', said)).toBe('applied');
  expect(await give(keeper, near, 'conclude-review', { ...said, id: newId() })).toBe(
    'programmes.concluded-elsewhere',
  );
  expect(await give(clerk, commune, 'conclude-review', { ...said, conclusion: 'Nên nhân rộng.' })).toBe(
    'applied',
  );
  expect(await ask<typeof beforeAfter>(keeper, 'before-after', subject)).toMatchObject({
    conclusion: { words: 'Nên nhân rộng.', by: 'Nông Thị Văn Phòng', organisation: 'Đảng bộ xã Mẫu' },
  });
  const young = { of: 'attachment', subjectId: attached, unitId: far.id };
  expect(await ask<typeof beforeAfter>(clerk, 'before-after', young)).toMatchObject({
    title: 'Thiếu tá Đinh Văn Biên',
    wanted: 6,
    after: { months: 0 },
    citation: { standing: 'local-practice' },
  });
  expect(await give(clerk, commune, 'conclude-review', { ...young, id: newId(), conclusion: 'Sớm' })).toBe(
    'programmes.not-yet-due',
  );
});

test('a conclusion on a person is made from above only; a higher level takes it over', async () => {
  const subject = { of: 'secretary', subjectId: keeper.term, unitId: near.id };
  const said = () => ({ id: newId(), ...subject, conclusion: 'Nhận việc tốt.' });
  expect(await give(keeper, near, 'conclude-review', said())).toBe('programmes.own-review');
  const first = said();
  expect(await give(clerk, commune, 'conclude-review', first)).toBe('applied');
  expect(await give(clerk, commune, 'conclude-review', { ...first, id: newId() })).toBe('applied');
  expect(await give(provincial, province, 'conclude-review', said())).toBe('applied');
  expect(await give(clerk, commune, 'conclude-review', first)).toBe('programmes.concluded-elsewhere');
  expect(await ask<typeof beforeAfter>(provincial, 'before-after', subject)).toMatchObject({
    conclusion: { organisation: 'Đảng bộ tỉnh Mẫu' },
  });
  expect(await ask<typeof beforeAfter>(keeper, 'before-after', subject)).toMatchObject({ conclusion: null });
  const listed = await ask<typeof reviewsOf>(keeper, 'reviews-of', { organisationId: near.id });
  expect(listed.reviews.map(({ of }) => of)).toEqual(['pilot']);
});

test('a unit that has left counts for the measure as long as it stood below', async () => {
  await builder.client.query(
    `update organisation.placement set valid = daterange(lower(valid), '2026-09-15') where organisation_id = $1`,
    [near.id],
  );
  await builder.client.query(`select platform.fold_reach(array[$1::integer])`, [near.no]);
  const { measures } = await page(clerk);
  // Without September and October: 45 of 60, where 63 of 80 had been reached.
  expect(measures.find(({ id }) => id === meetings)).toMatchObject({ reached: { part: 45, whole: 60 } });
});
