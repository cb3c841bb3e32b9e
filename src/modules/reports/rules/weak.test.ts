import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '#support/meetings.ts';
import { reasonsToCome, type CellSeen, type MonthSeen, type WeakRules } from './weak.ts';

const rules: WeakRules = {
  attendance: { numerator: 75, denominator: 100, compare: 'at-least' },
  score: 70,
  missedMonths: 1,
  lateMonths: 3,
  fallingMonths: 3,
  tasksLate: { numerator: 1, denominator: 3, compare: 'at-least' },
  minimumOfficial: 3,
  latestDay: 7,
};
const aMonth = (number: number, changes: Partial<MonthSeen> = {}): MonthSeen => ({
  month: day(`2026-${String(number).padStart(2, '0')}-01`),
  standing: 'on-time',
  expected: 20,
  present: 19,
  score: 90,
  ...changes,
});
const aCell = (changes: Partial<CellSeen> = {}): CellSeen => ({
  months: [aMonth(8), aMonth(9), aMonth(10)],
  official: 18,
  hasSecretary: true,
  tasks: 9,
  tasksLate: 0,
  ...changes,
});
const said = (cell: CellSeen) => reasonsToCome(cell, rules).map((reason) => reason.vi);

test('a cell in which all is well gives no reason to come', () => {
  expect(said(aCell())).toEqual([]);
});

test.each([
  [
    'a month without a meeting',
    { months: [aMonth(9, { standing: 'not-held', expected: 0, present: 0, score: null }), aMonth(10)] },
    '1 tháng không họp.',
  ],
  [
    'attendance that stays low',
    { months: [aMonth(8), aMonth(9, { present: 14 }), aMonth(10, { present: 13 })] },
    'Có mặt dưới 75 % từ tháng 9-2026.',
  ],
  ['a low score', { months: [aMonth(9), aMonth(10, { score: 69.5 })] }, 'Điểm dưới 70 từ tháng 10-2026.'],
  [
    'a score that falls',
    {
      months: [
        aMonth(7, { score: 95 }),
        aMonth(8, { score: 94 }),
        aMonth(9, { score: 90 }),
        aMonth(10, { score: 80 }),
      ],
    },
    'Điểm giảm liền 3 tháng.',
  ],
  [
    'late meetings',
    { months: [8, 9, 10].map((number) => aMonth(number, { standing: 'late' })) },
    '3 lần họp sau ngày 7.',
  ],
  ['late tasks', { tasksLate: 4 }, '4 trên 9 nhiệm vụ quá hạn.'],
  ['no secretary', { hasSecretary: false }, 'Chưa có bí thư.'],
  ['too few official members', { official: 2 }, 'Chỉ có 2 đảng viên chính thức, quy định ít nhất 3.'],
])('%s is said as a sentence', (_, changes, sentence) => {
  expect(said(aCell(changes))).toContain(sentence);
});

test('what was mended is no reason any more', () => {
  const months = [aMonth(8, { present: 5, score: 40 }), aMonth(9, { present: 5, score: 40 }), aMonth(10)];
  expect(said(aCell({ months }))).toEqual([]);
});

test('exactly on the threshold is not below it', () => {
  expect(said(aCell({ months: [aMonth(10, { present: 15, score: 70 })] }))).toEqual([]);
});

test('where no rule fixes a threshold nobody is called weak for it', () => {
  const nothing = {
    ...rules,
    attendance: null,
    score: null,
    missedMonths: null,
    lateMonths: null,
    fallingMonths: null,
    tasksLate: null,
    minimumOfficial: null,
  };
  const bad = aCell({
    months: [aMonth(10, { standing: 'not-held', present: 0, score: 1 })],
    official: 0,
    tasksLate: 9,
  });
  expect(reasonsToCome(bad, nothing)).toEqual([]);
});

test('one more person present never adds a reason', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(19), { minLength: 1, maxLength: 6 }), fc.nat(5), (presents, at) => {
      const before = aCell({ months: presents.map((present, index) => aMonth(index + 1, { present })) });
      const after = aCell({
        months: presents.map((present, index) =>
          aMonth(index + 1, { present: present + (index === at ? 1 : 0) }),
        ),
      });
      expect(said(after).length).toBeLessThanOrEqual(said(before).length);
    }),
  );
});
