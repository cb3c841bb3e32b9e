import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openEngine } from '#kernel/sync/engine.ts';
import { isDrawn, needsReview } from '#kernel/sync/entry.ts';
import { createReplica } from '#kernel/sync/replica.ts';
import { cutEverywhere } from './cuts.ts';
import { mutations } from './mutations.ts';

test('a cut at any step of the protocol, before it is done or after, costs nothing', async () => {
  const { cuts, points, failure } = await cutEverywhere({ openEngine, createReplica, isDrawn, needsReview });
  expect(failure).toBeNull();
  expect(cuts).toBeGreaterThan(500);
  expect(Object.keys(points)).toHaveLength(8);
});

test('every known fault is found when it is planted', { timeout: 240_000 }, async () => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  // The schedules a survivor of the cuts gets are drawn from a fixed seed, so that the outcome is always the same.
  const child = spawn(process.execPath, [main, '--mutations', '--seed', '42', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await new Promise((ended) => child.once('close', ended));
  const told = JSON.parse(text) as { mutations: { name: string; by: string | null }[] };
  expect(told.mutations.filter(({ by }) => by === null)).toEqual([]);
  expect(told.mutations).toHaveLength(mutations.length);
  expect(mutations.length).toBeGreaterThanOrEqual(12);
});
