import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { fixedClock } from '#platform/clock.ts';
import { runCommand } from '#platform/command.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';

interface Actor {
  readonly person: Id;
  readonly term: Id;
}
let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let commune: Place;
let office: Place;
let village: Place;
let keeper: Actor;
let chief: Actor;
let clerk: Actor;
let semi: Id;
let sequence = 0;
const device = newId();
const asOf = '2026-11-22';

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  road = openRoad(openPool(database.appUrl, 4), fixedClock('2026-11-22T01:00:00.000Z'));
  commune = await builder.organisation('Đảng bộ xã Mẫu', { kind: 'commune-chapter' });
  office = await builder.organisation('Chi bộ cơ quan xã', { parent: commune, category: 'commune-office' });
  village = await builder.organisation('Chi bộ thôn Xa', { parent: commune, category: 'village' });
  const actor = async (name: string, home: Place, at: Place, post: string): Promise<Actor> => {
    const person = await builder.member(name, home);
    return { person, term: await builder.term(person, at, post) };
  };
  keeper = await actor('Lò Văn Thôn', village, village, 'secretary');
  chief = await actor('Nông Thị Xã', office, office, 'secretary');
  clerk = await actor('Bế Thị Văn Phòng', office, commune, 'office-staff');
  semi = await builder.member('Vi Thị Chuyên Trách', village);
  await builder.client.query(
    `insert into members.personal_record (person_id, organisation_no, occupation, general_education, theory_level, recorded_at)
     values ($1, $2, 'Nông dân', '7/10', null, '2026-01-01'), ($3, $2, 'Cán bộ xã', '12/12', 'Sơ cấp', '2026-01-01')`,
    [keeper.person, village.no, semi],
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
async function ask<Value>(by: Id, name: string, input: object): Promise<Value> {
  const handler = road.queries.get(name);
  const answered = handler && (await answerQuestion(road, handler, by, input));
  if (!answered?.ok) throw new Error(answered?.problem.code);
  return answered.value as Value;
}
const employed = { id: newId(), category: 'semi-professional', workplace: null, sector: 'Văn hóa – xã hội' };

test('the workplace stands apart from the cell, and sees its own people from then on', async () => {
  const here = { organisationId: office.id, year: 2026 };
  expect(await ask(chief.person, 'people-at-work', here)).toEqual({ people: [] });
  const said = {
    ...employed,
    personId: semi,
    from: '2021-07-01',
    workplaceId: office.id,
    post: 'Phụ trách văn hóa',
  };
  expect(await give(keeper, village, 'record-employment', said)).toBe('applied');
  expect(await give(chief, office, 'record-employment', said)).toBe('careers.not-of-this-cell');
  expect(await ask(chief.person, 'people-at-work', here)).toMatchObject({
    people: [{ fullName: 'Vi Thị Chuyên Trách', cellName: 'Chi bộ thôn Xa', state: 'missing', tasks: [] }],
  });
});

test('the workplace gives a task, the member reports it in the cell, and both see it', async () => {
  const taskId = newId();
  const task = { taskId, personId: semi, title: 'Rà soát hộ nghèo', dueOn: '2026-12-01' };
  expect(await give(chief, office, 'give-task', { ...task, dueOn: '2026-11-01' })).toBe('tasks.dueInThePast');
  expect(await give(chief, office, 'give-task', { ...task, personId: keeper.person })).toBe(
    'tasks.worksElsewhere',
  );
  expect(await give(chief, office, 'give-task', task)).toBe('applied');
  expect(await ask(keeper.person, 'tasks-of', { organisationId: village.id })).toMatchObject({
    tasks: [{ id: taskId, ownerId: semi, state: 'open' }],
  });
  const done = { taskId, state: 'open', result: 'Xong hai thôn' };
  expect(await give({ person: semi, term: null as never }, village, 'report-task', done)).toBe('applied');
  expect(await ask(chief.person, 'people-at-work', { organisationId: office.id, year: 2026 })).toMatchObject({
    people: [
      { tasks: [{ title: 'Rà soát hộ nghèo', result: 'Xong hai thôn', givenBy: 'Chi bộ cơ quan xã' }] },
    ],
  });
});

test('an appraisal is asked for once a year, given by the workplace, and missing ones are listed', async () => {
  const inCell = { organisationId: village.id, year: 2026 };
  const state = async (by: Id, organisationId: Id) =>
    (
      await ask<{ people: { state: string }[] }>(by, 'appraisals-of', { organisationId, year: 2026 })
    ).people.map((one) => one.state);
  expect(await state(clerk.person, commune.id)).toEqual(['missing']);
  const appraisalId = newId();
  const asking = { year: 2026, people: [{ id: appraisalId, personId: semi }] };
  expect(await give(keeper, village, 'ask-appraisals', asking)).toBe('applied');
  expect(
    await give(keeper, village, 'ask-appraisals', { year: 2026, people: [{ id: newId(), personId: semi }] }),
  ).toBe('careers.asked-already');
  const said = { appraisalId, words: 'Nhiệt tình', grade: 'good', on: asOf, by: 'Nông Thị Xã' };
  expect(await give({ ...clerk }, commune, 'give-appraisal', said)).toBe('platform.not-found');
  expect(await give(chief, office, 'give-appraisal', said)).toBe('applied');
  const bySector = { organisationId: commune.id, year: 2026, by: 'sector' };
  expect(await ask(clerk.person, 'appraisals-by-place', bySector)).toMatchObject({
    places: [{ name: 'Văn hóa – xã hội', people: 1, given: 1, good: 1, excellent: 0, ungraded: 0 }],
  });
  const ofUnit = (name: string) =>
    ask<{ people: object[] }>(clerk.person, 'appraisals-of', { ...bySector, of: { by: 'unit', name } });
  expect((await ofUnit('Chi bộ cơ quan xã')).people).toHaveLength(1);
  expect((await ofUnit('Nơi khác')).people).toHaveLength(0);
  expect(await ask(semi, 'appraisals-by-place', bySector)).toEqual({ places: [] });
  expect(await ask(keeper.person, 'appraisals-of', inCell)).toMatchObject({
    people: [{ state: 'given', words: 'Nhiệt tình', workplace: 'Chi bộ cơ quan xã', inTree: true }],
  });
});

test('people are counted by work and schooling as of any day, and each figure has its list', async () => {
  const level = {
    id: newId(),
    personId: semi,
    from: '2024-06-01',
    kind: 'theory',
    level: 'Trung cấp',
    source: null,
  };
  expect(await give(keeper, village, 'record-schooling', level)).toBe('applied');
  expect(await give(keeper, village, 'record-schooling', { ...level, level: 'Cấp tốc' })).toBe(
    'careers.level-unknown',
  );
  const count = (by: string, day = asOf) =>
    ask<{ counts: object; parts: { name: string; counts: object }[] }>(clerk.person, 'people-by-work', {
      organisationId: commune.id,
      asOf: day,
      by,
    });
  expect((await count('job')).counts).toEqual({ '': 2, farmer: 1, 'semi-professional': 1 });
  expect((await count('job', '2021-01-01')).counts).toEqual({ '': 2, cadre: 1, farmer: 1 });
  expect((await count('general')).counts).toEqual({ '': 2, 'Trung học cơ sở': 1, 'Trung học phổ thông': 1 });
  expect((await count('theory', '2024-01-01')).parts.find(({ name }) => name.endsWith('Xa'))?.counts).toEqual(
    {
      '': 1,
      'Sơ cấp': 1,
    },
  );
  expect((await count('sector')).counts).toEqual({ '': 3, 'Văn hóa – xã hội': 1 });
  expect((await count('unit')).counts).toEqual({ '': 3, 'Chi bộ cơ quan xã': 1 });
  expect((await count('unit', '2021-01-01')).counts).toEqual({ '': 4 });
  const list = { organisationId: commune.id, asOf, by: 'theory', values: ['Trung cấp'] };
  expect(await ask(clerk.person, 'people-of-work', list)).toMatchObject({
    total: 1,
    rows: [{ fullName: 'Vi Thị Chuyên Trách', value: 'Trung cấp' }],
  });
  expect(await ask(semi, 'people-of-work', list)).toMatchObject({ total: 0 });
  expect(
    await ask(keeper.person, 'people-by-work', { organisationId: office.id, asOf, by: 'job' }),
  ).toMatchObject({
    members: 0,
  });
});

test('a cell and its members are rated by one decision a year; said again it replaces what stood', async () => {
  interface Ratings {
    readonly members: Record<string, number>;
    readonly unrated: number;
    readonly cells: Record<string, number>;
    readonly cap: unknown;
    readonly people: { personId: Id; grade: string | null; decision: string | null }[];
  }
  const paper = { year: 2022, decision: '45-QĐ/ĐU', signedOn: '2022-12-20', signer: 'A', basis: null };
  const rated = (grade: string, personId = keeper.person) => ({
    ...paper,
    own: { id: newId(), grade: 'good' },
    people: [{ id: newId(), personId, grade }],
  });
  expect(await give(clerk, village, 'record-ratings', rated('good'))).toBe('applied');
  expect(await give(clerk, village, 'record-ratings', { ...rated('good'), signedOn: '2021-12-20' })).toBe(
    'careers.rating-before-its-year',
  );
  expect(await give(clerk, village, 'record-ratings', rated('good', chief.person))).toBe(
    'careers.not-of-this-cell',
  );
  const again = { ...rated('excellent'), decision: '46-QĐ/ĐU' };
  expect(await give(clerk, village, 'record-ratings', again)).toBe('applied');
  const of = (place: Place) =>
    ask<Ratings>(clerk.person, 'ratings-of', { organisationId: place.id, year: 2022 });
  const cell = await of(village);
  expect(cell.people.find(({ personId }) => personId === keeper.person)).toMatchObject({
    grade: 'excellent',
    decision: '46-QĐ/ĐU',
  });
  const all = await of(commune);
  expect(all.cells).toMatchObject({ good: 1, excellent: 0 });
  expect(all.members).toMatchObject({ excellent: 1, good: 0 });
  expect(all.people).toEqual([]);
  expect(all.cap).toMatchObject({ numerator: 1, denominator: 5, citation: { standing: 'verified' } });
  expect(await ask(clerk.person, 'ratings-of', { organisationId: commune.id, year: 2026 })).toMatchObject({
    cap: null,
  });
  expect(await ask(keeper.person, 'work-of', { personId: keeper.person })).toMatchObject({
    years: [{ year: 2022, grade: 'excellent', decision: '46-QĐ/ĐU' }],
  });
});
