import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { shareTime } from './share-time.ts';

const item = (id: string, minutes: number | null, state: 'open' | 'done' = 'open') => ({
  id: id as Id,
  minutes,
  state,
});
const agenda = [item('a', null, 'done'), item('b', null), item('c', 30), item('d', null)];

test('an item without planned minutes gets its part of what is left after the planned ones', () => {
  const time = { length: 120, elapsed: 30, used: 10 };
  expect(shareTime(agenda, 'b' as Id, time)).toEqual({ meant: 35, how: 'shared', used: 10, left: 25 });
  expect(shareTime(agenda, 'c' as Id, time)).toEqual({ meant: 30, how: 'planned', used: 10, left: 20 });
  expect(shareTime(agenda, 'd' as Id, { ...time, used: null })).toMatchObject({
    meant: 30,
    used: null,
    left: null,
  });
});

test('where nothing says how long, only what was used is said', () => {
  expect(shareTime(agenda, 'b' as Id, { length: null, elapsed: 30, used: 10 })).toEqual({
    meant: null,
    how: 'unknown',
    used: 10,
    left: null,
  });
  expect(shareTime(agenda, 'a' as Id, { length: 120, elapsed: 30, used: null }).how).toBe('unknown');
});

test('the shares are whole minutes, never below nothing, and never more than the meeting has left', () => {
  const minutes = fc.option(fc.integer({ min: 1, max: 60 }), { nil: null });
  fc.assert(
    fc.property(
      fc.array(minutes, { minLength: 1, maxLength: 12 }),
      fc.nat(240),
      fc.nat(240),
      (items, length, elapsed) => {
        const open = items.map((each, index) => item(String(index), each));
        const times = open.map(({ id }) => shareTime(open, id, { length, elapsed, used: 0 }));
        const shared = times
          .filter(({ how }) => how === 'shared')
          .reduce((sum, each) => sum + (each.meant ?? 0), 0);
        expect(times.every(({ meant }) => Number.isInteger(meant) && (meant ?? -1) >= 0)).toBe(true);
        expect(shared).toBeLessThanOrEqual(Math.max(0, length - elapsed));
      },
    ),
    { numRuns: 80 },
  );
});
