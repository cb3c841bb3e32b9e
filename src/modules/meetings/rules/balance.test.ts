import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceOf, lacksLocalMatter, sourceOf } from './balance.ts';

const item = (originKind: Parameters<typeof sourceOf>[0]['originKind'], more: object = {}) => ({
  part: 'proceedings' as const,
  originKind,
  ...more,
});

test('what members propose and the cell adds is local, papers are from above, the order of every meeting is neither', () => {
  expect(sourceOf(item('proposed'))).toBe('local');
  expect(sourceOf(item('added'))).toBe('local');
  expect(sourceOf(item('paper'))).toBe('above');
  expect(sourceOf(item('asked'))).toBe('above');
  expect(sourceOf(item('template'))).toBeNull();
  expect(sourceOf(item('task'))).toBeNull();
});

test('the word of the secretary goes before the origin', () => {
  expect(sourceOf(item('paper', { source: 'local' }))).toBe('local');
  expect(sourceOf(item('suggested', { source: 'above' }))).toBe('above');
});

test('a plan with papers alone lacks a local matter, and one proposal mends it', () => {
  const fromAbove = [item('template'), item('task'), item('paper'), item('asked')];
  expect(lacksLocalMatter(balanceOf(fromAbove))).toBe(true);
  expect(lacksLocalMatter(balanceOf([...fromAbove, item('proposed')]))).toBe(false);
});

test('opening and closing are not weighed', () => {
  expect(balanceOf([{ part: 'closing', originKind: 'added', minutes: 5 }]).local.items).toBe(0);
});

test('time is told only where every matter has its minutes', () => {
  const timed = [item('paper', { minutes: 10 }), item('added', { minutes: 20 })];
  expect(balanceOf(timed)).toEqual({
    local: { items: 1, minutes: 20 },
    above: { items: 1, minutes: 10 },
    isTimed: true,
  });
  expect(balanceOf([...timed, item('added')]).isTimed).toBe(false);
});

test('both sides together are all matters that have a source', () => {
  const origin = fc.constantFrom(
    'template',
    'task',
    'paper',
    'asked',
    'theme',
    'added',
    'proposed',
    'suggested',
  );
  fc.assert(
    fc.property(fc.array(origin), (origins) => {
      const agenda = origins.map((each) => item(each));
      const { local, above } = balanceOf(agenda);
      expect(local.items + above.items).toBe(agenda.filter((each) => sourceOf(each) !== null).length);
    }),
    { numRuns: 50 },
  );
});
