import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock.ts';
import { ask, openPool, sql } from '#platform/database/pool.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import type pg from 'pg';
import { tables } from '../src/house.ts';
import { verify } from '../src/platform/ledger/verify.ts';
import { loadSample } from '../src/samples/load.ts';

const clock = fixedClock('2026-11-22T03:00:00.000Z');

describe('the commune', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    const told: string[] = [];
    let last = performance.now();
    const began = last;
    await loadSample('commune', database, database.folder, clock, (progress) => {
      const now = performance.now();
      told.push(`${Math.round(now - last)} ms → ${progress.vi}`);
      last = now;
    });
    console.log(told.join('\n'), `\ncommune: ${Math.round(performance.now() - began)} ms`);
    pool = openPool(database.superuserUrl, 2);
  }, 300_000);

  afterAll(async () => {
    await pool?.end();
    await database?.drop();
  });

  test('verifies', async () => {
    const sizes = await ask(
      pool,
      sql`select table_name, count(*) as n from platform.change group by 1 order by 2 desc`,
    );
    console.log(sizes);
    const found = await verify(pool, tables, () => undefined);
    expect(found.faults).toEqual([]);
  });
});
