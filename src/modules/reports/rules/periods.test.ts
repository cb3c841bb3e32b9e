import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, monthStart } from '#kernel/civil-date.ts';
import { day } from '#support/meetings.ts';
import { likeWithLike } from './periods.ts';

const [quarter, year] = [
  { from: day('2026-10-01'), until: day('2027-01-01') },
  { from: day('2026-01-01'), until: day('2027-01-01') },
];

test('a running quarter is compared with as many months of the other, on the same day of the month', () => {
  expect(likeWithLike(quarter, 3, day('2026-11-22'))).toEqual({
    isRunning: true,
    now: { from: '2026-10-01', until: '2026-12-01' },
    then: { from: '2026-07-01', until: '2026-09-01' },
    thenAsOf: '2026-08-22',
  });
  expect(likeWithLike(year, 12, day('2026-11-22')).then).toEqual({ from: '2025-01-01', until: '2025-12-01' });
});

test('one that is over is compared whole', () => {
  const whole = likeWithLike(quarter, 3, day('2027-01-01'));
  expect(whole).toMatchObject({ isRunning: false, now: quarter, thenAsOf: '2027-01-01' });
  expect(whole.then).toEqual({ from: '2026-07-01', until: '2026-10-01' });
});

test('both sides are always of the same length, and neither looks beyond its day', () => {
  fc.assert(
    fc.property(fc.nat(800), fc.constantFrom(1, 3, 12), (at, back) => {
      const asOf = addDays(day('2025-12-01'), at);
      const { isRunning, now, then, thenAsOf } = likeWithLike(year, back, asOf);
      expect([monthStart(now.from, -back), monthStart(now.until, -back)]).toEqual([then.from, then.until]);
      if (isRunning) expect([asOf < now.until, thenAsOf < then.until]).toEqual([true, true]);
    }),
  );
});
