import { expect, test } from 'vitest';
import { anItem, at } from '#support/meetings.ts';
import { beganAt, measuredEnd } from './measured-time.ts';

const [first, second, third] = [1, 2, 3].map((position) => anItem({ position })) as [AnItem, AnItem, AnItem];
type AnItem = ReturnType<typeof anItem>;
const agenda = [{ ...first, concludedAt: at('19:40') }, { ...second, concludedAt: at('20:05') }, third];

test('an item begins when the one before it was concluded, the first with the meeting', () => {
  expect(beganAt(agenda, third.id, at('19:30'))).toBe('20:05');
  expect(beganAt([first, second, third], first.id, at('19:30'))).toBe('19:30');
  expect(beganAt([first], first.id, null)).toBeNull();
});

test('the end is measured by now on the evening itself, later by the last that was measured', () => {
  expect(measuredEnd(agenda, at('21:00'), at('21:12'))).toBe('21:12');
  expect(measuredEnd(agenda, at('21:00'), null)).toBe('21:00');
  expect(measuredEnd(agenda, null, null)).toBe('20:05');
  expect(measuredEnd([third], null, null)).toBeNull();
});
