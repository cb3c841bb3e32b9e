import { expect, test } from 'vitest';
import type { CivilDate } from '#kernel/civil-date.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { lateMarks, stepsDone, type CellAhead } from './coming.ts';

const day = (text: string) => text as CivilDate;
const rules = { meetingDay: 3, reportDaysAfter: 2, superiorDaysBefore: 3 };
const well: CellAhead = {
  plannedOn: null,
  superiorTold: false,
  hasThisMonth: true,
  lastHeldOn: day('2026-11-03'),
  lastSentAt: '2026-11-04T02:00:00.000Z' as CellAhead['lastSentAt'],
};
const marks = (changed: Partial<CellAhead>, today = '2026-11-22') =>
  lateMarks({ ...well, ...changed }, rules, day(today));

test('a cell that met and reported is late with nothing', () => {
  expect(marks({})).toEqual([]);
});

test('no meeting in the book is late from the day after the usual one', () => {
  expect(marks({ hasThisMonth: false, lastHeldOn: null }, '2026-11-03')).toEqual([]);
  expect(marks({ hasThisMonth: false, lastHeldOn: null }, '2026-11-04')).toEqual(['no-plan']);
});

test('a planned day that passed, a report not sent, a superior not told', () => {
  expect(marks({ plannedOn: day('2026-11-20') })).toEqual(['not-held']);
  expect(marks({ lastSentAt: null }, '2026-11-05')).toEqual([]);
  expect(marks({ lastSentAt: null }, '2026-11-06')).toEqual(['report-late']);
  expect(marks({ plannedOn: day('2026-11-24') })).toEqual(['superior-not-told']);
  expect(marks({ plannedOn: day('2026-11-24'), superiorTold: true })).toEqual([]);
  expect(marks({ plannedOn: day('2026-11-25') })).toEqual([]);
});

test('where no rule fixes a day nothing is late but the day the cell set itself', () => {
  const none = { meetingDay: null, reportDaysAfter: null, superiorDaysBefore: null };
  const cell = { ...well, hasThisMonth: false, lastSentAt: null, plannedOn: day('2026-11-20') };
  expect(lateMarks(cell, none, day('2026-11-22'))).toEqual(['not-held']);
});

test('a step counts once: ticked, or known by the book', () => {
  const steps =
    rulesOn(loadRuleBundle('rule-packs'), day('2026-11-01'))('meetings.preparation-steps')?.value ?? [];
  const nothing = {
    ticked: [],
    convened: false,
    drafted: false,
    papered: false,
    superiorTold: false,
    committeeMet: false,
  };
  expect(stepsDone(steps, nothing)).toBe(0);
  expect(stepsDone(steps, { ...nothing, ticked: ['committee', 'nobody-knows-this'] })).toBe(1);
  const byTheBook = steps.filter((step) => step.byMinutes || step.evidence !== 'tick').length;
  const known = { convened: true, drafted: true, papered: false, superiorTold: true, committeeMet: true };
  const told = stepsDone(steps, { ...nothing, convened: true });
  expect(stepsDone(steps, { ...nothing, convened: true, papered: true })).toBe(told + 1);
  expect(stepsDone(steps, { ...known, ticked: [] })).toBe(byTheBook);
  expect(stepsDone(steps, { ...known, ticked: steps.map((step) => step.id) })).toBe(steps.length);
});
