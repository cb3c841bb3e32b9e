import type { RawBuilder } from 'kysely';
import type { Right } from '#kernel/access.ts';
import type { CommandContract } from '#kernel/contract.ts';
import { rowsFrom, type Decide, type Desk } from '#kernel/decision.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { sql } from './database/pool.ts';
import { camel, snake, type AnyTable, type Table } from './database/table.ts';
import { handle, type CommandHandler, type Ordering, type Reading } from './handle.ts';

/** Rows of one kind that a decision looks at, and the columns that make their key. */
export interface Part {
  readonly kind: string;
  readonly key: readonly string[];
  readonly rows: RawBuilder<unknown>;
}

/** What a decision rests on, and what only the server may know and write around it. */
interface Needs<Input> {
  readonly right: Right;
  readonly tables: readonly AnyTable[];
  readonly touches?: (tx: Reading, input: Input, home: Ordering['home']) => Promise<readonly number[]>;
  load(tx: Ordering, input: Input): readonly Part[];
  /** What must hold that a device cannot know. */
  readonly before?: (tx: Ordering, input: Input, rows: Rows) => Promise<Result<unknown>>;
  /** What else is written: in the book of another organisation, or apart because it is of another class. */
  readonly after?: (tx: Ordering, input: Input, rows: Rows) => Promise<Result<unknown>>;
}

/** Carries out a command by a decision that the device takes too: load, decide, save. */
export function carryOut<Input, Output>(
  contract: CommandContract<string, Input, Output>,
  needs: Needs<Input>,
  decide: Decide<Input, Output>,
): CommandHandler {
  const light = !needs.touches && !needs.before && !needs.after;
  const handler = handle(contract, needs, async (tx, input: Input) => {
    const rows = await loadRows(tx, needs.load(tx, input));
    const may = needs.before ? await needs.before(tx, input, rows) : ok(null);
    if (!may.ok) return may;
    const decided = decide(rows, input, deskOf(tx));
    if (!decided.ok) return decided;
    save(tx, needs.tables, rows, decided.value.changes);
    const done = needs.after ? await needs.after(tx, input, rows) : ok(null);
    return done.ok ? ok(decided.value.value) : done;
  });
  return { ...handler, light };
}

/** Keeps rows as a decision has left them for the writing statement; `rows` tells which of them were there before. */
export function save(
  tx: Ordering,
  tables: readonly AnyTable[],
  rows: Rows,
  changes: readonly RowChange[],
): void {
  const amended = new Map<AnyTable, Amended>();
  const added: [AnyTable, object][] = [];
  for (const { kind, key, row } of changes) {
    const table = tables.find((candidate) => candidate.feed?.kind === kind);
    if (!table) throw new Error(`no table holds rows of kind ${kind}`);
    const before = rows.one<object>(kind, key);
    if (row === null) tx.remove(table, [keyOf(table, key)]);
    else if (before) amend(amended, table, before, row);
    else added.push([table, row]);
  }
  for (const [table, { rows: whole, changed }] of amended) {
    const names = Object.keys(whole[0] ?? {}).filter((name) => changed.has(name));
    tx.amend(
      table,
      whole.map((row) => only(row, names)),
    );
  }
  // A period that begins where another was cut may only be written after the cut.
  for (const [table, row] of added) {
    // An id is the sender's word: what it did not find may not stand there already. Other keys follow from rows at hand.
    if (table.key.length === 1 && table.key[0] === 'id') tx.add(table, [row]);
    else tx.put(table, [row]);
  }
}

/** Writes rows of which some are known: those anew, the others as new ones, whose ids may not be taken. */
export function keep<Row extends { readonly id: string }>(
  tx: Ordering,
  table: Table<Row>,
  known: readonly string[],
  rows: readonly Row[],
): void {
  const isKnown = (row: Row): boolean => known.includes(row.id);
  tx.put(table, rows.filter(isKnown));
  tx.add(
    table,
    rows.filter((row) => !isKnown(row)),
  );
}

interface Amended {
  readonly rows: object[];
  /** The columns by which any of the rows differs from before, and the key. */
  readonly changed: Set<string>;
}

function amend(amended: Map<AnyTable, Amended>, table: AnyTable, before: object, row: object): void {
  const found = amended.get(table) ?? { rows: [], changed: new Set(table.key.map(String)) };
  found.rows.push(row);
  for (const name in row) if (valueOf(row, name) !== valueOf(before, name)) found.changed.add(name);
  amended.set(table, found);
}

function only(row: object, names: readonly string[]): object {
  const kept: Record<string, unknown> = {};
  for (const name of names) kept[name] = valueOf(row, name);
  return kept;
}

function valueOf(row: object, name: string): unknown {
  return (row as Record<string, unknown>)[name];
}

/** The desk of a command on the server: its clock, its rule packs. */
export function deskOf(tx: Ordering): Desk {
  return { command: tx.command, person: tx.person, now: tx.now, organisation: tx.home, rules: tx.rules };
}

/** Brings the rows of all parts in one round trip, in the very form in which devices hold them. */
export async function loadRows(tx: Pick<Reading, 'ask'>, parts: readonly Part[]): Promise<Rows> {
  const found = await Promise.all(parts.map(({ rows }) => tx.ask(rows as RawBuilder<Row>)));
  const tables: Record<string, Map<string, object>> = {};
  for (const [index, { kind, key }] of parts.entries()) {
    const table = (tables[kind] ??= new Map<string, object>());
    const rows = found[index] ?? [];
    const asColumns = Object.keys(rows[0] ?? {}).some((name) => name.includes('_'));
    for (const given of rows) {
      const row = asColumns ? fromColumns(given) : given;
      table.set(key.map((name) => String(row[name])).join('/'), row);
    }
  }
  return rowsFrom(tables);
}

type Row = Record<string, unknown>;

/** A part from a table: all its columns under the condition. */
export function part(table: AnyTable, condition: RawBuilder<unknown>): Part {
  return {
    kind: table.feed?.kind ?? table.name,
    key: table.key,
    rows: sql`${allOf(table)} where ${condition}`,
  };
}

const known = new Map<AnyTable, RawBuilder<unknown>>();

function allOf(table: AnyTable): RawBuilder<unknown> {
  const found = known.get(table);
  if (found) return found;
  const names = [...new Set([...(table.feed?.columns ?? table.key), 'organisationNo'])];
  const list = names.map((name) => `t.${snake(name)} as "${name}"`).join(', ');
  const made = sql.raw(`select ${list} from ${table.name} as t`);
  known.set(table, made);
  return made;
}

function keyOf(table: AnyTable, key: string): Record<string, string> {
  const values = key.split('/');
  return Object.fromEntries(table.key.map((name, index) => [String(name), values[index] ?? '']));
}

function fromColumns(row: Row): Row {
  const given: Row = {};
  for (const name in row) given[camel(name)] = row[name];
  return given;
}
