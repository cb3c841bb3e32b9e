import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hardships } from '#modules/organisation/public.ts';
import { needKinds, needOf, rankByNeed, type CellFacts, type NeedBasis, type Weights } from './need.ts';

const basis: NeedBasis = {
  units: 100,
  farthest: 26,
  maximumScore: 100,
  minimumOfficial: 3,
  committeeFrom: 9,
};
const weighing = (said: Partial<Weights>): Weights =>
  ({ ...Object.fromEntries(needKinds.map((kind) => [kind, 0])), ...said }) as Weights;
const cell = (said: Partial<CellFacts> = {}): CellFacts => ({
  id: 'c',
  name: 'Chi bộ thôn Một',
  hardship: null,
  border: null,
  households: null,
  poorHouseholds: null,
  distanceKm: null,
  score: null,
  official: 20,
  hasSecretary: true,
  records: 0,
  schooled: 0,
  unschooled: 0,
  theoryless: 0,
  ...said,
});

test('every reason stands on a line of its own, with what it rests on', () => {
  const lines = needOf(
    cell({
      hardship: 'special',
      households: 148,
      poorHouseholds: 50,
      distanceKm: 13,
      score: 61.5,
      official: 6,
    }),
    weighing({ hardship: 3, poverty: 2, distance: 2, quality: 1, few: 1 }),
    basis,
  );
  expect(lines.map(({ kind, share, points, words }) => [kind, share, points, words.vi])).toEqual([
    ['hardship', 100, 300, 'Thôn đặc biệt khó khăn'],
    ['border', null, 0, 'Chưa ghi trong sổ'],
    ['poverty', 34, 68, '50 trên 148 hộ nghèo'],
    ['distance', 50, 100, '13 km; nơi xa nhất 26 km'],
    ['quality', 39, 39, 'Điểm bình quân 12 tháng 61,5 trên 100'],
    ['few', 50, 50, '6 đảng viên chính thức; từ 9 mới lập chi ủy'],
    ['secretary', 0, 0, 'Có bí thư'],
    ['schooling', null, 0, 'Chưa ghi trong sổ'],
    ['theory', null, 0, 'Chưa ghi trong sổ'],
  ]);
});

test('the neediest comes first, and equals share a rank in the order of names', () => {
  const cells = [
    cell({ id: 'a', name: 'Chi bộ thôn Đông', distanceKm: 13 }),
    cell({ id: 'b', name: 'Chi bộ thôn Bắc', distanceKm: 13 }),
    cell({ id: 'c', name: 'Chi bộ thôn Xa', distanceKm: 26 }),
    cell({ id: 'd', name: 'Chi bộ thôn Gần', distanceKm: 1 }),
  ];
  const ranked = rankByNeed(cells, weighing({ distance: 1 }), basis);
  expect(ranked.map((one) => [one.cell.id, one.rank])).toEqual([
    ['c', 1],
    ['b', 2],
    ['a', 2],
    ['d', 4],
  ]);
});

test('the lines add up to the points, nobody gains by being better off, and a heavier weight never lowers', () => {
  const facts = fc.record({
    hardship: fc.option(fc.constantFrom(...hardships)),
    poorHouseholds: fc.nat(100),
    distanceKm: fc.option(fc.nat(26)),
    score: fc.option(fc.integer({ min: 0, max: 100 })),
    official: fc.nat(40),
  });
  const weights = fc.record(Object.fromEntries(needKinds.map((kind) => [kind, fc.nat(5)])));
  fc.assert(
    fc.property(facts, weights, fc.constantFrom(...needKinds), (said, weighed, kind) => {
      const one = cell({ ...said, households: 100 });
      const [ranked] = rankByNeed([one], weighed as Weights, basis);
      expect(ranked?.points).toBe(ranked?.lines.reduce((sum, line) => sum + line.points, 0));
      const total = (facts: CellFacts, by = weighed as Weights) =>
        rankByNeed([facts], by, basis)[0]?.points ?? 0;
      expect(total({ ...one, official: one.official + 1 })).toBeLessThanOrEqual(total(one));
      if (one.score !== null) expect(total({ ...one, score: one.score + 1 })).toBeLessThanOrEqual(total(one));
      expect(
        total(one, { ...(weighed as Weights), [kind]: (weighed[kind] ?? 0) + 1 }),
      ).toBeGreaterThanOrEqual(total(one));
    }),
    { numRuns: 60 },
  );
});
