import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClockTime } from './clock-time.ts';
import {
  clockTime,
  dayInVietnam,
  minutesBetween,
  timeInVietnam,
  writeMonth,
  writeOfficialTime,
} from './clock-time.ts';
import type { CivilDate, Instant } from './civil-date.ts';
import { writePercent, writeRoman } from './share.ts';

test.each([
  [26, 32, '81,25'],
  [28, 32, '87,5'],
  [1, 8, '12,5'],
  [2, 3, '66,67'],
  [1, 3, '33,33'],
  [0, 7, '0'],
  [7, 7, '100'],
  [1, 32, '3,13'],
  [0, 0, '0'],
])('%i of %i is %s per cent', (part, whole, text) => {
  expect(writePercent(part, whole)).toBe(text);
});

test('a share is shown at most half a hundredth away from itself', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (part, whole) => {
      const shown = Number(writePercent(Math.min(part, whole), whole).replace(',', '.'));
      expect(Math.abs(shown - (Math.min(part, whole) * 100) / whole)).toBeLessThanOrEqual(0.005 + 1e-9);
    }),
  );
});

test('headings count in Roman numbers', () => {
  expect([1, 2, 3, 4, 5, 6, 8, 9, 10, 14].map(writeRoman).join(' ')).toBe('I II III IV V VI VIII IX X XIV');
});

test('clock times are those of the wall; past midnight is the next day', () => {
  expect(minutesBetween('19:30' as ClockTime, '21:22' as ClockTime)).toBe(112);
  expect(minutesBetween('22:30' as ClockTime, '00:10' as ClockTime)).toBe(100);
  expect(writeOfficialTime('19:05' as ClockTime)).toBe('19 giờ 05 phút');
  expect(clockTime('24:00')).toBeNull();
  expect(clockTime('07:59')).toBe('07:59');
});

test('a moment falls on the day of Vietnam', () => {
  expect(dayInVietnam('2026-11-05T17:00:00Z' as Instant)).toBe('2026-11-06');
  expect(timeInVietnam('2026-11-05T17:30:00Z' as Instant)).toBe('00:30');
  expect(writeMonth('2026-02-01' as CivilDate)).toBe('tháng 02 năm 2026');
});
