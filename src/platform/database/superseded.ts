import type { Instant } from '#kernel/civil-date.ts';
import type { Reading } from '../handle.ts';
import { sql } from './pool.ts';
import { camel, type Table } from './table.ts';

/**
 * The versions of rows of these organisations that one command superseded: what an undoing goes back to.
 * The history closes a version at the moment of the command, or a thousandth later where both share it.
 */
export async function supersededAt<Row>(
  tx: Reading,
  table: Table<Row>,
  moment: Instant,
  places: readonly number[],
): Promise<Row[]> {
  const rows = await tx.ask<{ row: Record<string, unknown> }>(sql`
    select to_jsonb(once) - 'recorded' - 'recorded_at' as row from ${sql.raw(`${table.name}_history`)} as once
    where once.organisation_no = any(${places}::integer[])
      and upper(once.recorded) >= ${moment}::timestamptz
      and upper(once.recorded) < ${moment}::timestamptz + interval '1 millisecond'`);
  return rows.map(({ row }) => fromColumns<Row>(row));
}

/** Whole rows of a table under a condition on `t`, as they stand now. */
export async function wholeRows<Row>(
  tx: Reading,
  table: Table<Row>,
  condition: ReturnType<typeof sql>,
): Promise<Row[]> {
  const rows = await tx.ask<{ row: Record<string, unknown> }>(
    sql`select to_jsonb(t) - 'recorded_at' as row from ${sql.raw(table.name)} as t where ${condition}`,
  );
  return rows.map(({ row }) => fromColumns<Row>(row));
}

/** Which of these rows nobody has written since the command of that moment. */
export async function untouchedSince<Row>(
  tx: Reading,
  table: Table<Row>,
  moment: Instant,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.ask<{ id: string }>(sql`
    select id from ${sql.raw(table.name)}
    where id = any(${ids}::uuid[]) and recorded_at < ${moment}::timestamptz + interval '1 millisecond'`);
  return new Set(rows.map(({ id }) => id));
}

function fromColumns<Row>(row: Record<string, unknown>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])) as Row;
}
