import type pg from 'pg';
import type { Id } from '#kernel/id.ts';
import { ask, sql } from './database/pool.ts';

const numbers = new WeakMap<pg.Pool, Map<string, number>>();

/** The short number of an organisation; it never changes, so it is asked for once. */
export async function numberOf(road: { readonly pool: pg.Pool }, organisation: Id): Promise<number | null> {
  const known = numbers.get(road.pool) ?? new Map<string, number>();
  numbers.set(road.pool, known);
  const cached = known.get(organisation);
  if (cached !== undefined) return cached;
  const [row] = await ask<{ no: number }>(
    road.pool,
    sql`select organisation_no as no from platform.organisation_head where organisation_id = ${organisation}::uuid`,
  );
  if (row) known.set(organisation, row.no);
  return row?.no ?? null;
}
