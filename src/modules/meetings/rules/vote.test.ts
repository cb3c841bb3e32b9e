import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neededOf, reaches } from '#kernel/share.ts';
import { aVote, anEntry, entriesOf, rollOfNaPong } from '#support/meetings.ts';
import { decideVote, thresholdFor, voteBase, writeVote } from './vote.ts';

const all = ['exempt-away', 'temporarily-elsewhere', 'suspended'] as const;
const majority = { numerator: 1, denominator: 2, compare: 'more-than' } as const;
const twoThirds = { numerator: 2, denominator: 3, compare: 'at-least' } as const;

test('the drawn vote: 34 official members less two exempt who stayed away make 32', () => {
  const base = voteBase(rollOfNaPong(), all);
  expect(base).toMatchObject({ base: 32, presentOfficial: 28, presentProbationary: 2 });
  expect(base.lines.map((line) => line.count)).toEqual([34, 2, 0, 0]);
  expect(base.lines.map((line) => new Set(line.people).size)).toEqual([34, 2, 0, 0]);
  expect(decideVote(base, { inFavour: 26, against: 1, abstaining: 1 }, twoThirds)).toEqual({
    ok: true,
    value: {
      carried: true,
      needed: 22,
      base: 32,
      percent: { vi: '81,25', en: '81.25' },
      headline: { vi: '26 trên 32: thông qua', en: '26 of 32: carried' },
    },
  });
});

test('eleven official members, ten present: a majority needs six', () => {
  const base = voteBase([...entriesOf(10, 'present'), ...entriesOf(1, 'excused')], all);
  expect(base.base).toBe(11);
  expect(decideVote(base, { inFavour: 5, against: 5, abstaining: 0 }, majority)).toMatchObject({
    value: { carried: false, needed: 6 },
  });
  expect(decideVote(base, { inFavour: 6, against: 4, abstaining: 0 }, majority)).toMatchObject({
    value: { carried: true },
  });
});

test('an exempt member who comes is counted and votes', () => {
  const roll = [...entriesOf(4, 'present'), ...entriesOf(1, 'present', { circumstance: 'exempt' })];
  expect(voteBase(roll, all)).toMatchObject({ base: 5, presentOfficial: 5 });
});

test('members temporarily here, probationary members and guests are never in the base', () => {
  const roll = [
    ...entriesOf(3, 'present'),
    ...entriesOf(1, 'present', { circumstance: 'temporarily-here' }),
    ...entriesOf(1, 'present', { standing: 'probationary' }),
    anEntry({ standing: 'guest', attendance: 'present' }),
  ];
  expect(voteBase(roll, all)).toMatchObject({ base: 3, presentOfficial: 3, presentProbationary: 1 });
});

test('who is assigned to attend votes only where a document says so, and is counted on a line of their own', () => {
  const roll = [
    ...entriesOf(3, 'present'),
    ...entriesOf(2, 'present', { circumstance: 'attached' }),
    ...entriesOf(1, 'present', { circumstance: 'attached-voting' }),
  ];
  const base = voteBase(roll, all);
  expect(base).toMatchObject({ base: 4, presentOfficial: 4 });
  expect(base.lines.map((line) => line.count)).toEqual([3, 1, 0, 0, 0]);
});

test('temporarily elsewhere and suspended members are taken off', () => {
  const roll = [
    ...entriesOf(3, 'present'),
    ...entriesOf(1, null, { circumstance: 'temporarily-elsewhere' }),
    ...entriesOf(1, 'absent', { circumstance: 'suspended' }),
  ];
  expect(voteBase(roll, all).lines.map((line) => line.count)).toEqual([5, 0, 1, 1]);
  expect(voteBase(roll, all).base).toBe(3);
});

test('the counts must add up to the official members present', () => {
  const base = voteBase(entriesOf(5, 'present'), all);
  const short = decideVote(base, { inFavour: 3, against: 0, abstaining: 0 }, majority);
  expect(short).toMatchObject({ ok: false, problem: { code: 'meetings.countsDoNotAddUp' } });
  expect(!short.ok && short.problem.fix.vi).toContain('2 người còn lại');
  expect(decideVote(base, { inFavour: 6, against: 0, abstaining: 0 }, majority)).toMatchObject({
    problem: { fix: { vi: 'Đếm lại, hoặc xem lại điểm danh.' } },
  });
});

test('a vote of nobody is refused, and so are more probationary opinions than members', () => {
  expect(decideVote(voteBase([], all), { inFavour: 0, against: 0, abstaining: 0 }, majority)).toMatchObject({
    problem: { code: 'meetings.nobodyMayVote' },
  });
  const base = voteBase(entriesOf(1, 'present'), all);
  const opinions = { inFavour: 1, against: 0, abstaining: 0 };
  expect(decideVote(base, { ...opinions, probationary: opinions }, majority)).toMatchObject({
    problem: { code: 'meetings.probationaryCountsTooMany' },
  });
});

test('admission needs two thirds, the agenda a majority', () => {
  expect(thresholdFor('admission', ['admission'])).toBe('two-thirds');
  expect(thresholdFor('agenda', ['admission'])).toBe('majority');
});

test('the result is written in the wording of the minutes', () => {
  expect(writeVote(aVote(), 'Biểu quyết bằng thẻ đảng viên')).toBe(
    'Biểu quyết bằng thẻ đảng viên: tán thành 26, không tán thành 1, không có ý kiến 1; ' +
      'đạt 26/32 đảng viên chính thức (81,25%). Thông qua.',
  );
  const refused = aVote({ carried: false, probationaryInFavour: 2 });
  expect(writeVote(refused, 'Giơ tay')).toContain('Không thông qua. Ý kiến của đảng viên dự bị');
});

test('one more in favour never undoes a result, and the needed number is exactly the border', () => {
  const thresholds = fc.constantFrom(majority, twoThirds);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), thresholds, (present, favour, threshold) => {
      const inFavour = Math.min(favour, present);
      const base = voteBase(entriesOf(present, 'present'), all);
      const outcome = decideVote(base, { inFavour, against: present - inFavour, abstaining: 0 }, threshold);
      if (!outcome.ok) return false;
      expect(outcome.value.carried).toBe(inFavour >= outcome.value.needed);
      expect(reaches(neededOf(present, threshold), present, threshold)).toBe(true);
      expect(reaches(neededOf(present, threshold) - 1, present, threshold)).toBe(false);
      return true;
    }),
  );
});
