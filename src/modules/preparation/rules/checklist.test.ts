import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { rowsFrom } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import type { PreparationStep } from '#kernel/rule-values.ts';
import { checklist, countSteps } from './checklist.ts';
import type { MeetingOfMonth, PreparationStepRow, SharedDraftRow } from './rows.ts';

const day = (text: string) => text as CivilDate;
const meeting: MeetingOfMonth = {
  id: 'm' as Id,
  organisationNo: 7,
  month: day('2026-12-01'),
  kind: 'ordinary',
  theme: null,
  state: 'planned',
  plannedOn: day('2026-12-03'),
  convenedAt: null,
  heldOn: null,
};
const step = (id: string, evidence: PreparationStep['evidence'], daysBefore = 3): PreparationStep => ({
  id,
  name: id,
  daysBefore,
  lead: 'house',
  evidence,
  beside: 'preparation.notice',
});
const ticked = (id: string, doneOn: CivilDate) =>
  new Map([[`m/${id}`, { meetingId: meeting.id, step: id, doneOn, note: null } as PreparationStepRow]]);
const standingOn = (
  today: string,
  changed: Partial<MeetingOfMonth> = {},
  steps = new Map<string, object>(),
) =>
  checklist(
    rowsFrom({ 'preparation-step': steps }),
    { ...meeting, ...changed },
    [step('committee', 'tick')],
    day(today),
  )[0]?.standing;

test('a step is open until its day, then overdue, and skipped once the meeting was held without it', () => {
  expect(standingOn('2026-11-30')).toBe('open');
  expect(standingOn('2026-12-01')).toBe('overdue');
  expect(standingOn('2026-12-03', { heldOn: day('2026-12-03') })).toBe('skipped');
});

test('done on its last day is in time, a day later is late', () => {
  expect(standingOn('2026-12-03', {}, ticked('committee', day('2026-11-30')))).toBe('in-time');
  expect(standingOn('2026-12-03', {}, ticked('committee', day('2026-12-01')))).toBe('late');
});

test('the superior is told by the notice; where nobody follows the cell, by a tick', () => {
  const told = { meetingId: meeting.id, toldAt: '2026-11-29T02:00:00.000Z' };
  const of = (rows: Record<string, Map<string, object>>) =>
    checklist(rowsFrom(rows), meeting, [step('superior', 'superior')], day('2026-12-02'))[0];
  expect(of({ 'superior-notice': new Map([['m/p', told]]) })).toMatchObject({
    doneOn: '2026-11-29',
    isTicked: false,
    standing: 'in-time',
  });
  expect(of({})?.standing).toBe('overdue');
  expect(of({ 'preparation-step': ticked('superior', day('2026-11-30')) })?.isTicked).toBe(true);
});

test('what the book knows needs no tick: the notice, and a draft sent to the members', () => {
  const draft = { id: 'd', meetingId: meeting.id, sentOn: day('2026-11-29'), withdrawn: false };
  const states = checklist(
    rowsFrom({ 'shared-draft': new Map([['d', draft as unknown as SharedDraftRow]]) }),
    { ...meeting, convenedAt: '2026-12-02T02:00:00.000Z' as MeetingOfMonth['convenedAt'] },
    [
      step('draft', 'draft'),
      step('told', 'convened'),
      step('papers', 'convened', 1),
      step('committee', 'tick'),
    ],
    day('2026-12-02'),
  );
  expect(states.map((state) => state.standing)).toEqual(['in-time', 'late', 'in-time', 'overdue']);
  expect(countSteps(states)).toEqual({ done: 3, inTime: 2, skipped: 0, of: 4 });
});

test('papers are sent when members could read some, not when the meeting was convened', () => {
  const on = (
    rows: Record<string, Map<string, object>>,
    convenedAt: string | null = '2026-12-01T02:00:00.000Z',
  ) =>
    checklist(
      rowsFrom(rows),
      { ...meeting, convenedAt: convenedAt as MeetingOfMonth['convenedAt'] },
      [step('papers', 'papers', 1)],
      day('2026-12-02'),
    )[0]?.doneOn;
  const item = (changed: object) => ({
    'agenda-item': new Map([
      ['i', { meetingId: meeting.id, originKind: 'paper', originId: 'p', ...changed }],
    ]),
  });
  expect(on({})).toBeNull();
  expect(on(item({ originKind: 'added', originId: null }))).toBeNull();
  expect(on(item({ level: 'committee' }))).toBeNull();
  expect(on(item({}))).toBe('2026-12-01');
  expect(on(item({}), null)).toBeNull();
  const draft = { meetingId: meeting.id, sentOn: day('2026-11-29'), withdrawn: false };
  expect(on({ ...item({}), 'shared-draft': new Map([['d', draft]]) })).toBe('2026-11-29');
  expect(on({ 'preparation-step': ticked('papers', day('2026-12-02')) })).toBe('2026-12-02');
});

test('a later day never makes a step that was not done look better', () => {
  const order = ['open', 'overdue', 'skipped'];
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), (one, more) => {
      const at = (days: number) => order.indexOf(standingOn(addDays(day('2026-11-20'), days)) ?? '');
      expect(at(one + more)).toBeGreaterThanOrEqual(at(one));
    }),
    { numRuns: 50 },
  );
});

const met = (heldOn: string, month = '2026-12-01') => ({
  id: heldOn as Id,
  organisationNo: 7,
  month: day(month),
  heldOn: day(heldOn),
});

test('the step of the committee is done by its minutes, of that month and before the meeting; a tick of old stays', () => {
  const of = (rows: Record<string, Map<string, object>>, changed: Partial<MeetingOfMonth> = {}) =>
    checklist(
      rowsFrom(rows),
      { ...meeting, ...changed },
      [{ ...step('committee', 'tick'), byMinutes: true }],
      day('2026-12-02'),
    )[0]?.standing;
  const rows = (...all: object[]) => ({
    'committee-meeting': new Map(all.map((row, at) => [String(at), row])),
  });
  expect(of(rows(met('2026-11-28')))).toBe('in-time');
  expect(of(rows(met('2026-12-01'), met('2026-11-30')))).toBe('in-time');
  expect(of(rows(met('2026-12-01')))).toBe('late');
  expect(of(rows(met('2026-11-28', '2026-11-01')))).toBe('overdue');
  expect(of(rows(met('2026-12-05')), { heldOn: day('2026-12-03') })).toBe('skipped');
  expect(of({ 'preparation-step': ticked('committee', day('2026-11-30')) })).toBe('in-time');
});

test('minutes of the committee written into the book after the lock are late, whatever day they name', () => {
  const lockedAt = '2026-12-03T14:10:00.000Z';
  const of = (...all: object[]) =>
    checklist(
      rowsFrom({
        'committee-meeting': new Map(all.map((row, at) => [String(at), row])),
        minutes: new Map([['m', { meetingId: meeting.id, lockedAt }]]),
      }),
      { ...meeting, state: 'closed', heldOn: day('2026-12-03') },
      [{ ...step('committee', 'tick'), byMinutes: true }],
      day('2026-12-04'),
    )[0];
  const [before, after] = ['2026-12-03T14:09:00.000Z', '2026-12-03T14:11:00.000Z'];
  const one = met('2026-11-28');
  expect(of({ ...one, notedAt: before })).toMatchObject({ standing: 'in-time', notedAfterLock: false });
  expect(of({ ...one, notedAt: after })).toMatchObject({
    standing: 'late',
    notedAfterLock: true,
    doneOn: '2026-11-28',
  });
  // One that was in the book in time is not made late by another that was not, and a book of old says nothing of it.
  expect(of({ ...one, notedAt: after }, { ...met('2026-11-29'), notedAt: before })?.standing).toBe('in-time');
  expect(of(one)?.standing).toBe('in-time');
});
