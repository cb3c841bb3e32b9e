import { expect, test, vi } from 'vitest';
import { lately } from './lately.ts';

test('an answer is kept for its time and no longer', async () => {
  vi.useFakeTimers();
  const known = lately<string>(1000);
  expect(await known.ask('a', async () => 'one')).toBe('one');
  vi.advanceTimersByTime(999);
  expect(known.find('a')).toBe('one');
  vi.advanceTimersByTime(1);
  expect(known.find('a')).toBeUndefined();
  vi.useRealTimers();
});

test('nothing is kept of an answer that was under way when something changed', async () => {
  const known = lately<string>(1000);
  let answer = (_: string) => undefined as void;
  const asking = known.ask('a', () => new Promise<string>((resolve) => (answer = resolve)));
  known.forget();
  answer('before the change');
  expect(await asking).toBe('before the change');
  expect(known.find('a')).toBeUndefined();
});

test('nobody is kept whom nobody found', async () => {
  const known = lately<string>(1000);
  await known.ask('a', async () => undefined);
  expect(known.find('a')).toBeUndefined();
});
