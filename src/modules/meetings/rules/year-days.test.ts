import { expect, test } from 'vitest';
import { rulesOn } from '#kernel/rule-pack.ts';
import { rowsFrom } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { day } from '#support/meetings.ts';
import { countOrdinary, decideYearDays, ordinaryYear } from './year-days.ts';

const rules = loadRuleBundle('rule-packs');
const here = { id: 'cell' as Id, no: 7 };
const meeting = (
  month: string,
  plannedOn: string,
  heldOn: string | null,
  state = heldOn ? 'sent' : 'planned',
) => ({
  id: `meeting ${month}`,
  organisationNo: 7,
  month: day(month),
  kind: 'ordinary',
  plannedOn: day(plannedOn),
  heldOn: heldOn && day(heldOn),
  state,
});
const keyed = (rows: readonly { id?: string; month: string }[]) =>
  new Map(rows.map((row) => [row.id ?? `7/${row.month}`, row]));
const rows = rowsFrom({
  meeting: keyed([
    meeting('2026-01-01', '2026-01-03', '2026-01-03'),
    meeting('2026-02-01', '2026-02-03', null, 'excused'),
    meeting('2026-03-01', '2026-03-03', '2026-03-05'),
    meeting('2026-04-01', '2026-04-03', null),
  ]),
  'year-day': keyed([{ organisationNo: 7, month: day('2026-12-01'), plannedOn: day('2026-12-04') } as never]),
});
const months = [
  '2025-12-01',
  '2026-01-01',
  '2026-02-01',
  '2026-03-01',
  '2026-04-01',
  '2026-05-01',
  '2026-12-01',
].map(day);

test('the year: last day by the rule, day planned, day held; what is excused or before the book is owed by nobody', () => {
  const year = ordinaryYear(rows, here, months, (on) => rulesOn(rules, on), day('2026-11-23'));
  expect(year.map(({ standing, plannedOn, heldOn }) => [standing, plannedOn, heldOn])).toEqual([
    ['none', null, null],
    ['on-time', '2026-01-03', '2026-01-03'],
    ['excused', '2026-02-03', null],
    ['on-time', '2026-03-03', '2026-03-05'],
    ['not-held', '2026-04-03', null],
    ['not-held', null, null],
    ['to-come', '2026-12-04', null],
  ]);
  expect(year[1]?.latestOn).toBe('2026-01-07');
  expect(countOrdinary(year)).toEqual({ due: 5, planned: 4, held: 2, missed: 2 });
});

test('days are set for months to come whose meeting is not planned yet', () => {
  const set = (month: string, plannedOn: string | null) => {
    const desk = {
      command: 'c' as Id,
      person: 'p' as Id,
      now: '2026-11-22T22:00:00.000Z' as never,
      organisation: here,
      rules,
    };
    const days = [{ month: day(month), plannedOn: plannedOn === null ? null : day(plannedOn) }];
    const decided = decideYearDays(rows, { days }, desk);
    return decided.ok
      ? decided.value.changes.map(({ key, row }) => [key, row !== null])
      : decided.problem.code;
  };
  expect(set('2027-01-01', '2027-01-04')).toEqual([['7/2027-01-01', true]]);
  expect(set('2026-12-01', null)).toEqual([['7/2026-12-01', false]]);
  expect(set('2027-01-01', null)).toEqual([]);
  expect(set('2026-10-01', '2026-10-03')).toBe('meetings.monthIsOver');
  expect(set('2026-04-01', '2026-04-03')).toBe('meetings.monthIsOver');
  expect(set('2027-01-01', '2027-02-01')).toBe('meetings.dayIsNotOfMonth');
});
