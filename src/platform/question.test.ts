import * as z from 'zod/mini';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { newId } from '#support/builders.ts';
import { openRoad } from '../house.ts';
import { fixedClock } from './clock.ts';
import { openPool, sql } from './database/pool.ts';
import { answer } from './handle.ts';
import { answerQuestion } from './question.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const slow = query('slow', {
  summary: { vi: 'Câu hỏi lâu', en: 'A slow question' },
  input: z.object({ seconds: z.number() }),
  output: z.object({}),
});
const answerSlow = answer(slow, async (tx, { seconds }) => {
  await tx.ask(sql`select pg_sleep(${seconds})`);
  return ok({});
});

test('a question that takes too long is given up with a sentence, and the connection goes on', async () => {
  const road = openRoad(openPool(database.appUrl, 1, 200), fixedClock('2026-11-22T01:00:00.000Z'));
  const told = await answerQuestion(road, answerSlow, newId(), { seconds: 5 });
  expect(told).toMatchObject({ ok: false, problem: { code: 'platform.took-too-long' } });
  expect(await answerQuestion(road, answerSlow, newId(), { seconds: 0 })).toMatchObject({ ok: true });
  await road.pool.end();
});
