import { expect, test } from 'vitest';
import type { CivilDate, Instant } from './civil-date.ts';
import { dayTooFar, isFarFrom } from './day-reach.ts';
import { localRulesOf, rowsFrom } from './decision.ts';
import { ok } from './result.ts';

const today = '2026-11-22' as CivilDate;

test('twenty years ahead is still meant, a day more is not; what is past may be as old as a life', () => {
  expect(dayTooFar({ dueOn: '2046-11-22' }, today)).toBeNull();
  expect(dayTooFar({ born: '1931-02-03' }, today)).toBeNull();
  expect(dayTooFar({ lines: [{ on: null }, { on: '2046-11-23' }] }, today)).toMatchObject({
    code: 'kernel.dayIsTooFar',
    field: 'lines.1.on',
  });
  expect(dayTooFar('họp ngày 2199-01-01 tại nhà văn hóa', today)).toBeNull();
  expect(isFarFrom('2006-11-22' as CivilDate, today)).toBe(false);
  expect(isFarFrom('2006-11-21' as CivilDate, today)).toBe(true);
});

test('a device refuses it before sending, whatever the command', () => {
  const device = () => ({ person: 'a' as never, now: '2026-11-22T02:00:00.000Z' as Instant, rules: null });
  const rules = localRulesOf({ anything: () => ok({ changes: [], value: null }) }, device);
  const ask = (on: string) =>
    rules['anything']?.(rowsFrom({}), { organisation: 'o', input: { on } } as never);
  expect(ask('2199-01-01')).toMatchObject({ code: 'kernel.dayIsTooFar', field: 'on' });
  expect(ask('2027-01-01')).toBeNull();
});
