import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import { rowsAfter, rowsFrom, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import type { TaskRow } from '#modules/meetings/public.ts';
import type { HouseholdRow, ProgressRow, TargetRow } from '../rows.ts';
import * as contracts from '../../contract/work.ts';
import { taskDecisions } from '../effects/task-effects.ts';
import { decideAssigning, decideAssignmentEnd, hasWork, withoutOwner, workByMember } from './assign.ts';
import { askedAtLock, countByCause, decideCause, lacksCause, tasksOfMonth } from './causes.ts';
import { countHouseholds, decideHousehold, decideHouseholdReport, decideVisit } from './households.ts';
import { decideStage, resolutionPath, reviewedBy, type ResolutionFacts } from './stages.ts';
import { decideProgress, decideTarget, decideTargetDrop, reachedOf } from './targets.ts';

const day = (text: string) => text as CivilDate;
const id = (text: string) => text as Id;
const [an, binh, chi] = [id('an'), id('binh'), id('chi')];
const cell = 7;
const desk: Desk = {
  command: id('command'),
  person: an,
  now: '2026-11-20T02:00:00.000Z' as Instant,
  organisation: { id: id('cell'), no: cell },
  rules: loadRuleBundle('rule-packs'),
};

const task: TaskRow = {
  id: id('task'),
  organisationNo: cell,
  meetingId: id('meeting'),
  resolutionId: id('resolution'),
  title: 'Vận động trồng lê',
  ownerId: an,
  helperIds: [],
  dueOn: day('2026-11-15'),
  state: 'open',
  doneOn: null,
  result: null,
  cause: null,
};

type Book = Readonly<Record<string, readonly object[]>>;
const bookOf = (tables: Book) =>
  rowsFrom(
    Object.fromEntries(
      Object.entries(tables).map(([kind, rows]) => [
        kind,
        new Map(rows.map((row, index) => [(row as { readonly id?: string }).id ?? String(index), row])),
      ]),
    ),
  );
const of = (personId: Id) => ({ personId, organisationNo: cell, valid: '[2020-01-01,)' });
const members = [of(an), of(binh), of(chi)];
const away = [{ ...of(chi), kind: 'exempt' }];

function outcome<Input>(decide: Decide<Input>, rows: ReturnType<typeof bookOf>, input: Input): string {
  const decided = decide(rows, input, desk);
  return decided.ok ? 'ok' : decided.problem.code;
}
function after<Input>(decide: Decide<Input>, rows: ReturnType<typeof bookOf>, input: Input) {
  const decided = decide(rows, input, desk);
  if (!decided.ok) throw new Error(decided.problem.code);
  return rowsAfter(rows, decided.value.changes);
}

test('a member without task, area, theme or household is found; who is exempt is not counted', () => {
  const rows = bookOf({ affiliation: members, circumstance: away, task: [task] });
  const idle = () => workByMember(rows, cell, day('2026-11-20')).filter((one) => !hasWork(one));
  expect(idle().map(({ person }) => person.id)).toEqual([binh]);
  const area = {
    id: id('a'),
    personId: binh,
    kind: 'area',
    title: 'Xóm trên',
    from: day('2026-11-01'),
  } as const;
  const assigned = after(decideAssigning, rows, area);
  expect(workByMember(assigned, cell, day('2026-11-20')).every(hasWork)).toBe(true);
  const ended = after(decideAssignmentEnd, assigned, { assignmentId: area.id, on: day('2026-11-10') });
  expect(workByMember(ended, cell, day('2026-11-20')).filter((one) => !hasWork(one))).toHaveLength(1);
  expect(outcome(decideAssigning, rows, { ...area, personId: id('stranger') })).toBe('tasks.notAMember');
  expect(outcome(decideAssignmentEnd, ended, { assignmentId: area.id, on: day('2026-12-01') })).toBe(
    'tasks.assignmentIsOver',
  );
});

test('a task of somebody who is gone has no real owner; one of a union has', () => {
  const here = workByMember(bookOf({ affiliation: members, circumstance: away }), cell, day('2026-11-20'));
  const of = (ownerId: Id | null, ownerBody: string | null) => ({ ...task, ownerId, ownerBody });
  const tasks = [
    of(an, null),
    of(chi, null),
    of(null, null),
    of(null, 'Chi hội Phụ nữ'),
    of(id('gone'), null),
  ];
  expect(withoutOwner(tasks, here)).toEqual([tasks[1], tasks[2], tasks[4]]);
});

const target: TargetRow = {
  id: id('target'),
  organisationNo: cell,
  taskId: task.id,
  title: 'Hộ đăng ký trồng lê',
  unit: 'hộ',
  goal: 1000,
  portions: [
    { personId: an, goal: 600 },
    { personId: binh, goal: 400 },
  ],
};
const line = (personId: Id, amount: number, madeOn = '2026-11-10'): ProgressRow => ({
  id: id(`${personId} ${amount} ${madeOn}`),
  organisationNo: cell,
  targetId: target.id,
  personId,
  amount,
  madeOn: day(madeOn),
  note: null,
});

test('shares of the members do not exceed the goal, and nobody takes back more than was brought', () => {
  const rows = bookOf({ task: [task], target: [target], progress: [line(an, 300)], affiliation: members });
  const { organisationNo: _no, ...order } = target;
  expect(outcome(decideTarget, rows, { ...order, goal: 900 })).toBe('tasks.portionsExceedTheGoal');
  expect(outcome(decideTarget, rows, { ...order, goal: 1200 })).toBe('ok');
  expect(outcome(decideTargetDrop, rows, { targetId: target.id })).toBe('tasks.targetHasResults');
  const add = { ...line(an, -400), madeOn: day('2026-11-12'), id: id('back') };
  expect(outcome(decideProgress, rows, add)).toBe('tasks.takesBackTooMuch');
  expect(outcome(decideProgress, rows, { ...add, amount: -300 })).toBe('ok');
  expect(outcome(decideProgress, rows, { ...add, amount: 0 })).toBe('tasks.nothingAdded');
  expect(outcome(decideProgress, rows, { ...add, amount: 1, madeOn: day('2026-11-21') })).toBe(
    'tasks.dayLiesAhead',
  );
  expect(outcome(decideProgress, rows, { ...add, amount: 9700 })).toBe('ok');
  expect(outcome(decideProgress, rows, { ...add, amount: 9701 })).toBe('tasks.beyondMeasure');
  expect(outcome(decideProgress, rows, { ...add, personId: id('stranger'), amount: 1 })).toBe(
    'members.not-in-the-book',
  );
  const bodies = [{ body: 'Chi đoàn', goal: 1 }];
  expect(outcome(decideTarget, rows, { ...order, bodies })).toBe('tasks.portionsExceedTheGoal');
  expect(outcome(decideProgress, rows, { ...add, amount: 1, body: 'Chi đoàn' })).toBe('tasks.bodyHasNoShare');
  const theirs = { ...order, portions: [{ personId: id('stranger'), goal: 1 }] };
  expect(outcome(decideTarget, rows, theirs)).toBe('members.not-in-the-book');
  const closed = bookOf({ task: [{ ...task, state: 'done' }], target: [target] });
  expect(outcome(decideProgress, closed, { ...add, amount: 1 })).toBe('tasks.taskIsClosed');
});

test('what was reached is the sum of the members and bodies and of the last day, whatever comes in', () => {
  const lines = fc.array(
    fc.record({
      who: fc.constantFrom(an, binh, chi),
      body: fc.constantFrom(null, 'Chi đoàn', 'Chi hội Nông dân'),
      amount: fc.integer({ min: -50, max: 900 }),
      on: fc.constantFrom('2026-11-03', '2026-11-04', '2026-11-09'),
    }),
  );
  fc.assert(
    fc.property(lines, (made) => {
      const reached = reachedOf(
        { ...target, bodies: [{ body: 'Chi đoàn', goal: 100 }] },
        made.map(({ who, amount, on, body }) => ({ ...line(who, amount, on), body })),
      );
      const parts = [...reached.members, ...reached.bodies];
      expect(parts.reduce((sum, { done }) => sum + done, 0)).toBe(reached.total);
      expect(reached.bodies[0]).toMatchObject({ body: 'Chi đoàn', goal: 100 });
      expect(reached.days.at(-1)?.total ?? 0).toBe(reached.total);
    }),
    { numRuns: 60 },
  );
});

test('an overdue task wants a cause of the list; one that says little wants words', () => {
  const rows = bookOf({ task: [task] });
  const why = (code: string, words?: string) => outcome(decideCause, rows, { taskId: task.id, code, words });
  expect(lacksCause(task, day('2026-11-15'))).toBe(false);
  expect(lacksCause(task, day('2026-11-16'))).toBe(true);
  expect([why('weather'), why('other'), why('other', 'Lũ cuốn cầu'), why('people')]).toEqual([
    'tasks.causeIsUnknown',
    'tasks.causeNeedsWords',
    'ok',
    'ok',
  ]);
  const said = after(decideCause, rows, { taskId: task.id, code: 'no-means', words: 'chưa có xi măng' });
  const row = said.one<TaskRow>('task', task.id);
  expect(row?.cause).toBe('Thiếu kinh phí, vật tư: chưa có xi măng');
  expect(row && lacksCause(row, day('2026-11-20'))).toBe(false);
});

test('at the lock only late tasks without a cause are asked for, the oldest first, and counted by cause', () => {
  const due = (text: string, rest: Partial<TaskRow> = {}) => ({ ...task, ...rest, dueOn: day(text) });
  const asked = [due('2026-11-10'), due('2026-10-02')];
  const others = [
    due('2026-11-20'),
    due('2026-12-01'),
    due('2026-11-10', { causeCode: 'people' }),
    due('2026-11-10', { state: 'done', doneOn: day('2026-11-12') }),
    { ...task, dueOn: null },
  ];
  expect(askedAtLock([...asked, ...others], day('2026-11-01'), day('2026-11-20'))).toEqual(
    asked.toReversed(),
  );
  expect(askedAtLock(asked, day('2026-09-01'), day('2026-11-20'))).toEqual([]);
  const codes = [undefined, 'people', 'away', 'away', null].map((causeCode) => ({ ...task, causeCode }));
  expect(countByCause(codes as TaskRow[])).toEqual([
    { code: 'away', tasks: 2 },
    { code: 'people', tasks: 1 },
    { code: null, tasks: 2 },
  ]);
});

test('whichever code was taken out of the list while a phone had no network, what it wrote is taken', () => {
  const rows = bookOf({ task: [task] });
  const rules = desk.rules ?? loadRuleBundle('rule-packs');
  const pack = rules.packs['tasks.undone-causes'];
  const [known] = pack.values;
  const choices = known?.value ?? [];
  expect(choices.length).toBeGreaterThan(0);
  for (const retired of choices) {
    const values = pack.values.flatMap((entry) => [
      { ...entry, until: day('2026-11-19') },
      { ...entry, from: day('2026-11-19'), value: choices.filter(({ code }) => code !== retired.code) },
    ]);
    const packs = { ...rules.packs, 'tasks.undone-causes': { ...pack, values } };
    const later = { ...desk, rules: { ...rules, packs } };
    const input = { taskId: task.id, code: retired.code, words: 'ghi khi mất mạng' };
    const decided = decideCause(rows, input, later);
    expect([retired.code, decided.ok]).toEqual([retired.code, true]);
    expect(decideCause(rows, { ...input, code: 'never-known' }, later)).toMatchObject({ ok: false });
    // Before its time a code is none: what lies ahead was on no phone.
    const ahead = { ...later, now: '2026-11-18T02:00:00.000Z' as Instant };
    expect(decideCause(rows, input, ahead).ok).toBe(true);
  }
});

test('every task of a month is done, undone or given up, and none of another month is there', () => {
  const dates = fc.constantFrom('2026-09-20', '2026-10-03', '2026-10-30', '2026-11-02');
  const any = fc.record({
    state: fc.constantFrom('draft', 'open', 'done', 'dropped') as fc.Arbitrary<TaskRow['state']>,
    due: dates,
    end: dates,
  });
  fc.assert(
    fc.property(fc.array(any), (given) => {
      const tasks = given.map(({ state, due, end }): TaskRow => ({
        ...task,
        state,
        dueOn: day(due),
        doneOn: state === 'done' ? day(end) : null,
        causeOn: state === 'dropped' ? day(end) : null,
      }));
      const { done, undone, dropped } = tasksOfMonth(tasks, day('2026-10-01'));
      const all = [...done, ...undone, ...dropped];
      expect(new Set(all).size).toBe(all.length);
      expect(all.every((each) => each.state !== 'draft')).toBe(true);
      expect(done.every(({ doneOn }) => doneOn !== null && doneOn < '2026-11-01')).toBe(true);
      const due = tasks.filter((each) => each.state !== 'draft' && (each.dueOn ?? '').startsWith('2026-10'));
      const early = due.filter((each) => (each.doneOn ?? each.causeOn ?? '9') < '2026-10-01');
      expect(due.every((each) => early.includes(each) || all.includes(each))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('a household is known by a label alone, visited by who answers for it, and closed with a result', () => {
  const rows = bookOf({ affiliation: members });
  const order = { id: id('h'), label: 'Hộ bà Mẩy', hamlet: 'Xóm trên', memberId: null, goal: 'Thoát nghèo' };
  const keep = (over: object) =>
    outcome(decideHousehold, rows, { ...order, since: day('2026-11-01'), ...over });
  expect(keep({ label: 'Bà Mẩy 0912 345 678' })).toBe('tasks.tellsTooMuch');
  expect(keep({ memberId: id('stranger') })).toBe('tasks.notAMember');
  const kept = after(decideHousehold, rows, { ...order, since: day('2026-11-01') });
  const visit = { id: id('v'), householdId: id('h'), visitedOn: day('2026-11-19') };
  expect(outcome(decideVisit, kept, visit)).toBe('tasks.nobodyInCharge');
  const charged = after(decideHousehold, kept, { ...order, memberId: an, since: day('2026-11-01') });
  expect(outcome(decideVisit, charged, visit)).toBe('ok');
  const report = { householdId: id('h'), state: 'done' } as const;
  expect(outcome(decideHouseholdReport, charged, report)).toBe('tasks.resultIsMissing');
  const done = after(decideHouseholdReport, charged, { ...report, result: 'Đã có bò' });
  expect(countHouseholds(done.all<HouseholdRow>('household'))).toEqual({
    left: 0,
    withMember: 0,
    done: 1,
    ended: 0,
  });
  expect(outcome(decideVisit, done, visit)).toBe('tasks.householdIsClosed');
  expect(outcome(decideHouseholdReport, done, { ...report, state: 'helped' })).toBe('ok');
});

const facts: ResolutionFacts = {
  adoptedOn: day('2026-09-03'),
  tasks: [{ state: 'done', dueOn: day('2026-09-20'), doneOn: day('2026-09-18') }],
  noted: [],
  everybodyCame: true,
};

test('the steps of a resolution are dated by what happened, and the one that stands too long is named', () => {
  const path = (over: Partial<ResolutionFacts>, today = '2026-10-10') =>
    resolutionPath({ ...facts, ...over }, 30, day(today));
  expect(path({}).stages.map(({ reachedOn }) => reachedOn)).toEqual([
    '2026-09-03',
    '2026-09-03',
    '2026-09-03',
    '2026-09-18',
    null,
  ]);
  expect(path({})).toMatchObject({ open: 'reviewed', days: 22, stuck: false });
  expect(path({ everybodyCame: false })).toMatchObject({ open: 'passed-on', days: 37, stuck: true });
  expect(path({ tasks: [] }, '2026-10-04')).toMatchObject({ open: 'planned', days: 31, stuck: true });
  const open = { state: 'open', dueOn: day('2026-10-09'), doneOn: null } as const;
  expect(path({ tasks: [open] })).toMatchObject({ open: 'carried-out', days: 1, stuck: false });
  expect(path({ noted: [{ stage: 'reviewed', reachedOn: day('2026-10-03') }] })).toMatchObject({
    open: null,
  });
});

test('a meeting that concluded on the last resolution reviews what is carried out, and nothing else', () => {
  const resolution = {
    id: 'resolution',
    meetingId: 'meeting',
    organisationNo: cell,
    adoptedOn: '2026-10-03',
  };
  const meeting = { id: 'next', organisationNo: cell, heldOn: '2026-11-03' };
  const item = { id: 'i', meetingId: 'next', kind: 'last-resolution', state: 'done' };
  const met = [{ meetingId: 'meeting', personId: 'an', attendance: 'present', circumstance: null }];
  const done = { ...task, state: 'done', doneOn: '2026-10-20' };
  const rows = (over: Book) =>
    bookOf({
      resolution: [resolution],
      meeting: [meeting],
      'agenda-item': [item],
      'roll-entry': met,
      task: [done],
      ...over,
    });
  const reviewed = (over: Book) => reviewedBy(rows(over), id('next')).map(({ key }) => key);
  expect(reviewed({})).toEqual(['resolution/reviewed']);
  expect(reviewed({ task: [task] })).toEqual([]);
  expect(reviewed({ 'agenda-item': [{ ...item, state: 'open' }] })).toEqual([]);
  const note = {
    resolutionId: id('resolution'),
    stage: 'carried-out',
    reachedOn: day('2026-10-20'),
  } as const;
  expect(outcome(decideStage, rows({}), note)).toBe('tasks.stageIsRead');
  expect(outcome(decideStage, rows({ task: [] }), note)).toBe('ok');
  expect(outcome(decideStage, rows({ task: [] }), { ...note, reachedOn: day('2026-10-01') })).toBe(
    'tasks.stageBeforeAdoption',
  );
});

test('everything about assignments is decided on the device too', () => {
  const names = Object.values(contracts).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !(name in taskDecisions))).toEqual([]);
});
