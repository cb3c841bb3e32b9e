import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { rowsFrom, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { standingOf, lateFirst, type LinkedWork } from './measures.ts';
import { placesByDay, rolloutOn, unitStandingOn } from './rollout.ts';
import { sideOf, spansAround, type MonthFigures } from './spans.ts';
import { decideTags } from './tags.ts';

const on = (day: string) => day as CivilDate;
const today = on('2026-11-22');
const measure = { begunOn: on('2026-01-01'), dueOn: on('2026-12-31'), stated: null };
const task = (state: LinkedWork['state'], dueOn: string | null = null): LinkedWork => ({
  of: 'task',
  state,
  dueOn: dueOn === null ? null : on(dueOn),
});
const item = (state: LinkedWork['state']): LinkedWork => ({ of: 'agenda-item', state, dueOn: null });

test('without work a measure is as somebody stated it, and late once its last day has passed', () => {
  expect(standingOf(measure, [], null, today)).toMatchObject({ state: 'not-begun', by: 'plan' });
  expect(standingOf({ ...measure, stated: 'under-way' }, [], null, today).state).toBe('under-way');
  expect(standingOf({ ...measure, stated: 'under-way' }, [], null, on('2027-01-01')).state).toBe('late');
  expect(standingOf({ ...measure, stated: 'done' }, [], null, on('2027-01-01')).state).toBe('done');
});

test('with work its state is read from the work, whatever was stated', () => {
  const stated = { ...measure, stated: 'done' as const };
  expect(standingOf(stated, [task('open', '2026-12-01')], null, today)).toMatchObject({
    state: 'under-way',
    by: 'work',
    done: 0,
    all: 1,
  });
  expect(standingOf(stated, [task('open', '2026-11-21'), task('done')], null, today).state).toBe('late');
  expect(standingOf(measure, [task('done'), task('dropped')], null, today).state).toBe('done');
  expect(standingOf(measure, [task('draft')], null, today).state).toBe('not-begun');
});

test('a discussion begins a measure and does not finish it', () => {
  expect(standingOf(measure, [item('draft')], null, today).state).toBe('not-begun');
  expect(standingOf(measure, [item('done')], null, today).state).toBe('under-way');
  expect(standingOf({ ...measure, stated: 'done' }, [item('done')], null, today).state).toBe('done');
});

test('a goal that is not reached keeps the measure open, and late after its last day', () => {
  expect(standingOf(measure, [task('done')], { reached: false }, today).state).toBe('under-way');
  expect(standingOf(measure, [task('done')], { reached: true }, today).state).toBe('under-way');
  expect(standingOf(measure, [task('done')], { reached: true }, on('2027-01-02')).state).toBe('done');
  expect(standingOf(measure, [task('open')], { reached: true }, on('2027-01-02')).state).toBe('late');
  expect(standingOf(measure, [], { reached: false }, on('2027-01-02')).state).toBe('late');
});

test('the late stand first, then what is under way, and the done last', () => {
  const line = (state: 'late' | 'done' | 'under-way' | 'not-begun', position: number, dueOn = today) => ({
    state,
    position,
    dueOn,
  });
  const sorted = lateFirst([
    line('done', 1),
    line('not-begun', 2),
    line('late', 3),
    line('late', 4, on('2026-01-01')),
  ]);
  expect(sorted.map(({ position }) => position)).toEqual([4, 3, 2, 1]);
});

test('both spans are equally long, whole, and leave out the month of the start', () => {
  expect(spansAround(on('2026-05-15'), 6, today)).toEqual({
    before: ['2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'],
    after: ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'],
  });
  expect(spansAround(on('2026-04-01'), 6, today).after.at(0)).toBe('2026-04-01');
  expect(spansAround(on('2026-11-03'), 6, today)).toEqual({ before: [], after: [] });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 24 }), (ago, months) => {
      const start = addDays(today, -ago);
      const { before, after } = spansAround(start, months, today);
      expect(before).toHaveLength(after.length);
      expect(after.length).toBeLessThanOrEqual(months);
      expect(before.every((month) => monthStart(month, 1) <= start)).toBe(true);
      expect(after.every((month) => month >= start && monthStart(month, 1) <= today)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('a month without figures is named, and changes no share', () => {
  const figures: MonthFigures = {
    month: on('2026-01-01'),
    cells: 1,
    kept: 1,
    present: 8,
    expected: 10,
    points: 81,
    scored: 1,
    inTime: 1,
    tasks: 2,
    speakers: 3,
    listeners: 8,
  };
  const missing = {
    ...figures,
    month: on('2026-02-01'),
    kept: 0,
    present: 0,
    expected: 0,
    points: 0,
    scored: 0,
  };
  const months = [on('2026-01-01'), on('2026-02-01'), on('2026-03-01')];
  const side = sideOf(months, [figures, { ...missing, inTime: 0, tasks: 0, speakers: 0, listeners: 0 }]);
  expect(side).toMatchObject({
    months: 3,
    missing: [
      { month: '2026-02-01', cells: 1, kept: 0 },
      { month: '2026-03-01', cells: 0, kept: 0 },
    ],
    attendance: { part: 8, whole: 10 },
    score: { part: 81, whole: 1 },
  });
});

const unit = (
  plannedOn: string | null,
  dueOn: string | null,
  startedOn: string | null,
  endedOn: string | null = null,
) => ({
  plannedOn: plannedOn === null ? null : on(plannedOn),
  dueOn: dueOn === null ? null : on(dueOn),
  startedOn: startedOn === null ? null : on(startedOn),
  endedOn: endedOn === null ? null : on(endedOn),
  level: null,
});

test('the roll-out counts what was planned and done on any day; a pilot outside the plan is in neither', () => {
  const units = [
    unit(null, null, '2026-01-01'),
    unit('2026-03-01', '2026-06-30', '2026-05-01'),
    unit('2026-03-01', '2026-06-30', null),
    unit('2026-09-01', '2026-12-31', null),
    unit('2026-03-01', null, '2026-04-01', '2026-08-01'),
  ];
  expect(rolloutOn(units, on('2026-02-01'))).toEqual({ planned: 0, done: 0, late: 0 });
  expect(rolloutOn(units, on('2026-06-01'))).toEqual({ planned: 3, done: 2, late: 0 });
  expect(rolloutOn(units, today)).toEqual({ planned: 3, done: 1, late: 1 });
  expect(unitStandingOn(unit(null, null, '2026-01-01'), on('2026-01-01'))).toBe('working');
});

test('siblings of one day share a place', () => {
  const units = ['2026-05-01', '2026-04-01', '2026-05-01', null].map((day) => unit('2026-03-01', null, day));
  const places = placesByDay(units);
  expect(units.map((one) => places.get(one) ?? null)).toEqual([2, 1, 2, null]);
});

const id = (name: string) => name as Id;
const desk = { organisation: { id: id('cell'), no: 7 } } as Desk;
const rows = rowsFrom({
  task: new Map([['t', { id: 't', organisationNo: 7 }]]),
  'agenda-item': new Map([['i', { id: 'i', organisationNo: 7, meetingId: 'm' }]]),
  measure: new Map([['x', { id: 'x', organisationNo: 1 }]]),
  'measure-tag': new Map([
    ['t', { itemId: 't', organisationNo: 7, of: 'task', measureId: 'x', meetingId: null }],
  ]),
});
const tag = (of: 'task' | 'agenda-item', itemId: string, measureId: string | null) => ({
  tags: [{ of, itemId: id(itemId), measureId: measureId === null ? null : id(measureId) }],
});

test('a cell ties its own work to a measure from above, and takes the tag off again', () => {
  expect(decideTags(rows, tag('agenda-item', 'i', 'x'), desk)).toMatchObject({
    ok: true,
    value: { value: { tagged: 1 }, changes: [{ key: 'i', row: { measureId: 'x', meetingId: 'm' } }] },
  });
  expect(decideTags(rows, tag('task', 't', null), desk)).toMatchObject({
    value: { changes: [{ key: 't', row: null }] },
  });
  expect(decideTags(rows, tag('task', 't', 'x'), desk)).toMatchObject({ value: { value: { tagged: 0 } } });
});

test('what the book does not hold is awaited: work, measure, and the work of another cell', () => {
  const refused = (code: string) => ({ ok: false, problem: { code, awaits: true } });
  expect(decideTags(rows, tag('task', 'other', 'x'), desk)).toMatchObject(
    refused('programmes.work-is-awaited'),
  );
  expect(decideTags(rows, tag('agenda-item', 'i', 'y'), desk)).toMatchObject(
    refused('programmes.measure-is-awaited'),
  );
  const neighbour = { organisation: { id: id('n'), no: 8 } } as Desk;
  expect(decideTags(rows, tag('task', 't', 'x'), neighbour)).toMatchObject(
    refused('programmes.work-is-awaited'),
  );
});
