import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Instant } from '#kernel/civil-date.ts';
import { isDue } from './nightly.ts';
import { isAlarming, keepTrial, toldOf, type Trial } from './trial.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sochibo-nightly-'));
  writeFileSync(join(folder, 'secret'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (moment: string) => Date.parse(`${moment}:00+07:00`);
const instant = (moment: string) => new Date(at(moment)).toISOString() as Instant;
const ended = (moment: string, why: Trial['why'] = null): Trial => ({
  startedAt: new Date(at(moment) - 14 * 60_000).toISOString() as Instant,
  endedAt: instant(moment),
  isWell: why === null,
  why,
  rows: 10,
  entries: 2,
  root: null,
});
const day = 24 * 60 * 60_000;

test('a trial is made in the night after the last one', () => {
  keepTrial(folder, ended('2026-11-21T02:41'));
  const due = (moment: string) => isDue(folder, at(moment), at('2026-11-01T08:00'));
  expect(due('2026-11-21T03:00')).toBe(false);
  expect(due('2026-11-21T20:00')).toBe(false);
  expect(due('2026-11-22T01:59')).toBe(false);
  expect(due('2026-11-22T02:00')).toBe(true);
});

test('a PC that is switched off at night makes its trial an hour after it is switched on', () => {
  const on = at('2026-11-22T08:00');
  expect(isDue(folder, on + 60_000, on)).toBe(false);
  expect(isDue(folder, at('2026-11-22T09:01'), on)).toBe(true);
  keepTrial(folder, ended('2026-11-22T09:20'));
  expect(isDue(folder, at('2026-11-22T23:00'), on)).toBe(false);
});

test('what failed is tried again after six hours', () => {
  keepTrial(folder, ended('2026-11-22T02:41', 'no-room'));
  expect(isDue(folder, at('2026-11-22T08:30'), at('2026-11-01T08:00'))).toBe(false);
  expect(isDue(folder, at('2026-11-22T08:45'), at('2026-11-01T08:00'))).toBe(true);
});

test('there is an alarm when a trial failed, or none came about for 26 hours', () => {
  utimesSync(join(folder, 'secret'), at('2026-11-20T08:00') / 1000, at('2026-11-20T08:00') / 1000);
  expect(isAlarming(folder, instant('2026-11-20T20:00'))).toBe(false);
  expect(isAlarming(folder, instant('2026-11-21T10:01'))).toBe(true);
  keepTrial(folder, ended('2026-11-21T02:41'));
  expect(isAlarming(folder, instant('2026-11-22T04:40'))).toBe(false);
  expect(isAlarming(folder, instant('2026-11-22T04:42'))).toBe(true);
  keepTrial(folder, ended('2026-11-22T02:41', 'rows-missing'));
  expect(isAlarming(folder, instant('2026-11-22T02:42'))).toBe(true);
});

test('people are told of it by the clock on the wall', () => {
  const trial = ended('2026-11-22T02:55');
  expect(toldOf(trial, new Date(at('2026-11-22T08:00')).toISOString() as Instant)).toEqual({
    isWell: true,
    why: null,
    day: '2026-11-22',
    clock: '02:41',
    minutes: 14,
    isOfLastNight: true,
  });
  expect(toldOf(trial, new Date(at('2026-11-22T08:00') + day).toISOString() as Instant).isOfLastNight).toBe(
    false,
  );
});
