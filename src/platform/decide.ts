import type { RawBuilder } from 'kysely';
import type { Right } from '#kernel/access.ts';
import type { CommandContract } from '#kernel/contract.ts';
import { rowsFrom, type Decide, type Desk } from '#kernel/decision.ts';
import { ok } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { sql } from './database/pool.ts';
import { camel, snake, type AnyTable } from './database/table.ts';
import { handle, type CommandHandler, type Ordering, type Reading } from './handle.ts';

/** Rows of one kind that a decision looks at, and the columns that make their key. */
export interface Part {
  readonly kind: string;
  readonly key: readonly string[];
  readonly rows: RawBuilder<unknown>;
}

/** Carries out a command by a decision that the device takes too: load, decide, save. */
export function carryOut<Input, Output>(
  contract: CommandContract<string, Input, Output>,
  needs: {
    readonly right: Right;
    readonly tables: readonly AnyTable[];
    load(tx: Ordering, input: Input): readonly Part[];
  },
  decide: Decide<Input, Output>,
): CommandHandler {
  return handle(contract, { right: needs.right }, async (tx, input) => {
    const rows = await loadRows(tx, needs.load(tx, input));
    const decided = decide(rows, input, deskOf(tx));
    if (!decided.ok) return decided;
    save(tx, needs.tables, rows, decided.value.changes);
    return ok(decided.value.value);
  });
}

/** Keeps rows as a decision has left them for the writing statement; `rows` tells which of them were there before. */
export function save(
  tx: Ordering,
  tables: readonly AnyTable[],
  rows: Rows,
  changes: readonly RowChange[],
): void {
  for (const { kind, key, row } of changes) {
    const table = tables.find((candidate) => candidate.feed?.kind === kind);
    if (!table) throw new Error(`no table holds rows of kind ${kind}`);
    if (row === null) tx.remove(table, [keyOf(table, key)]);
    else if (rows.one(kind, key)) tx.amend(table, [row]);
    else tx.put(table, [row]);
  }
}

/** The desk of a command on the server: its clock, its rule packs. */
export function deskOf(tx: Ordering): Desk {
  return { command: tx.command, person: tx.person, now: tx.now, organisation: tx.home, rules: tx.rules };
}

/** Brings the rows of all parts in one round trip, in the very form in which devices hold them. */
export async function loadRows(tx: Pick<Reading, 'ask'>, parts: readonly Part[]): Promise<Rows> {
  const each = parts.map(
    ({ kind, rows }) => sql`select ${kind}::text as kind, to_jsonb(t) as row from (${rows}) as t`,
  );
  const found = await tx.ask<{ kind: string; row: Record<string, unknown> }>(
    sql<{ kind: string; row: Record<string, unknown> }>`${sql.join(each, sql` union all `)}`,
  );
  const tables: Record<string, Map<string, object>> = {};
  for (const part of parts) tables[part.kind] ??= new Map();
  for (const { kind, row } of found) {
    const key = parts.find((part) => part.kind === kind)?.key ?? [];
    tables[kind]?.set(key.map((name) => String(row[snake(name)])).join('/'), fromColumns(row));
  }
  return rowsFrom(tables);
}

/** A part from a table: all its columns under the condition. */
export function part(table: AnyTable, condition: RawBuilder<unknown>): Part {
  const kind = table.feed?.kind ?? table.name;
  const columns = [...new Set([...(table.feed?.columns ?? table.key), 'organisationNo'])].map(snake);
  const list = sql.raw(columns.map((name) => `t.${name}`).join(', '));
  return {
    kind,
    key: table.key,
    rows: sql`select ${list} from ${sql.raw(table.name)} as t where ${condition}`,
  };
}

function keyOf(table: AnyTable, key: string): Record<string, string> {
  const values = key.split('/');
  return Object.fromEntries(table.key.map((name, index) => [String(name), values[index] ?? '']));
}

function fromColumns(row: Record<string, unknown>): object {
  const given: Record<string, unknown> = {};
  for (const name in row) given[camel(name)] = instantOf(row[name]);
  return given;
}

const inUtc = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00:00$/;

/** A moment inside JSON is written by PostgreSQL; everywhere else it reads `…T01:00:00.000Z`. */
function instantOf(value: unknown): unknown {
  const parts = typeof value === 'string' && value.endsWith('+00:00') ? inUtc.exec(value) : null;
  return parts ? `${parts[1]}.${(parts[2] ?? '').padEnd(3, '0').slice(0, 3)}Z` : value;
}
