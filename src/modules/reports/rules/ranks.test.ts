import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostLost, rankByScore } from './ranks.ts';

test('the mean decides, alike stands alike, and who has no score has no place', () => {
  const cells = [
    { name: 'Một', meetings: 3, total: 270 },
    { name: 'Hai', meetings: 1, total: 95 },
    { name: 'Ba', meetings: 2, total: 180 },
    { name: 'Bốn', meetings: 0, total: 0 },
    { name: 'Năm', meetings: 1, total: 40 },
  ];
  expect(rankByScore(cells).map(({ name, rank }) => [name, rank])).toEqual([
    ['Hai', 1],
    ['Một', 2],
    ['Ba', 2],
    ['Năm', 4],
    ['Bốn', null],
  ]);
});

test('nobody stands before somebody with a better mean', () => {
  const cell = fc.record({ meetings: fc.integer({ min: 1, max: 12 }), total: fc.nat(1200) });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 8 }), (cells) => {
      const means = rankByScore(cells).map(({ total, meetings }) => total / meetings);
      expect(means).toEqual(means.toSorted((one, other) => other - one));
    }),
    { numRuns: 50 },
  );
});

test('points are lost where they were not reached, the most first', () => {
  const parts = [
    { id: 'length', name: 'Thời gian', maximum: 5 },
    { id: 'results', name: 'Kết quả', maximum: 30 },
    { id: 'attendance', name: 'Số người dự', maximum: 5 },
  ];
  const scored = [
    { criterion: 'length', points: 9, meetings: 2, evidence: '80 phút' },
    { criterion: 'results', points: 40, meetings: 2, evidence: 'Xong 3 trên 8 việc.' },
    { criterion: 'attendance', points: 10, meetings: 2, evidence: null },
  ];
  expect(mostLost(parts, scored, 2)).toEqual([
    { name: 'Kết quả', points: 20, maximum: 60, evidence: 'Xong 3 trên 8 việc.' },
    { name: 'Thời gian', points: 1, maximum: 10, evidence: '80 phút' },
  ]);
});
