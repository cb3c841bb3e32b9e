import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Instant } from '#kernel/civil-date.ts';
import { keepVerified, VERIFIED, watchVerified } from './verified.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sochibo-verified-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (moment: string) => `2026-11-22T${moment}.000Z` as Instant;

function verify(startedAt: Instant, epoch = 'epoch-1'): void {
  const archive = join(folder, 'book.sochibo');
  writeFileSync(archive, startedAt);
  keepVerified(folder, archive, { startedAt, epoch });
}

test('what arrived five minutes before the trial began is in its archive, which is kept', () => {
  verify(at('19:10:00'));
  expect(statSync(join(folder, VERIFIED)).mode & 0o077).toBe(0);
  const until = watchVerified(folder, { now: () => at('20:00:00') });
  expect(until('epoch-1')).toBe(at('19:05:00'));
});

test('another life of the server, or an archive that was taken away, proves nothing', () => {
  const fresh = () => watchVerified(folder, { now: () => at('20:00:00') });
  expect(fresh()('epoch-1')).toBeNull();
  verify(at('19:10:00'));
  expect(fresh()('epoch-2')).toBeNull();
  rmSync(join(folder, VERIFIED));
  expect(fresh()('epoch-1')).toBeNull();
});

test('the folder is looked at once a minute at most', () => {
  let now = at('20:00:00');
  const until = watchVerified(folder, { now: () => now });
  expect(until('epoch-1')).toBeNull();
  verify(at('19:10:00'));
  now = at('20:00:59');
  expect(until('epoch-1')).toBeNull();
  now = at('20:01:00');
  expect(until('epoch-1')).toBe(at('19:05:00'));
});
