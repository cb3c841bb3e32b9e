import type { Writable } from 'node:stream';
import pg from 'pg';
import {
  sql,
  type RawBuilder,
  Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  DummyDriver,
  PostgresIntrospector,
} from 'kysely';
import { carryPackets, send, type Sent } from './packet.ts';

/** Compiles `sql` templates; it holds no connection. */
const compiler = new Kysely<never>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

// Days and periods stay text: a civil date has no time zone. Counts and numerics are small enough for numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/**
 * A pool of connections under one role. Every session speaks UTC, ISO dates and one collation.
 * @param longest - how many milliseconds one statement may take; 0: as long as it wants.
 */
export function openPool(url: string, size: number, longest = 0): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    // Statements that need not wait for each other's answers travel together.
    pipeline: true,
    options: `-c timezone=UTC -c datestyle=ISO -c jit=off -c plan_cache_mode=auto -c statement_timeout=${longest}`,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 0,
  });
  // An idle connection that the server closed is no reason to stop: the next use opens another.
  pool.on('error', () => undefined);
  // Nor is one that breaks under a statement: the statement fails and says so, the pool drops the connection.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    carryPackets(client);
  });
  return pool;
}

/** What is asked of this connection before we next wait travels in one packet: each packet wakes the other side. */
export function sendTogether(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/**
 * Ends a transaction that has only read and gives the connection back: whoever asked need not wait for
 * that, the next on this connection does.
 */
export function closeBehind(client: pg.PoolClient): void {
  client.query('commit').then(
    () => client.release(),
    (error: Error) => client.release(error),
  );
}

const names = new Map<string, string>();

/** Runs a `sql` template as a prepared statement; equal text is parsed once a connection. */
export async function ask<Row>(client: pg.ClientBase | pg.Pool, statement: RawBuilder<Row>): Promise<Row[]> {
  const { text, values } = compiled(statement);
  return (await run(client, { text, values })) as Row[];
}

/** Runs a statement with its values, together with what else is sent over this connection before we next wait. */
export async function run(client: pg.ClientBase | pg.Pool, sent: Sent): Promise<unknown[]> {
  const answered = 'totalCount' in client ? null : send(client, sent);
  if (answered) return answered;
  const { text, values, asArrays } = sent;
  const query = { name: statementName(text), text, values: [...values] };
  if (asArrays) return (await client.query<unknown[]>({ ...query, rowMode: 'array' })).rows;
  return (await client.query<Record<string, unknown>>(query)).rows;
}

interface Compiled {
  readonly text: string;
  readonly values: unknown[];
}

interface RawNode {
  readonly kind: 'RawNode';
  readonly sqlFragments: readonly string[];
  readonly parameters: readonly (RawNode | ValueNode)[];
}

interface ValueNode {
  readonly kind: 'ValueNode';
  readonly value: unknown;
  readonly immediate?: boolean;
}

/** Templates of text, values and further templates are joined here: the general compiler takes many times as long. */
function compiled(statement: RawBuilder<unknown>): Compiled {
  const made: { text: string; values: unknown[] } = { text: '', values: [] };
  if (joined(statement.toOperationNode() as unknown as RawNode | ValueNode, made)) return made;
  const { sql: text, parameters } = statement.compile(compiler);
  return { text, values: [...parameters] };
}

function joined(node: RawNode | ValueNode, made: { text: string; values: unknown[] }): boolean {
  if (node.kind === 'ValueNode' && !node.immediate) {
    made.text += `$${made.values.push(node.value)}`;
    return true;
  }
  if (node.kind !== 'RawNode') return false;
  for (const [index, fragment] of node.sqlFragments.entries()) {
    made.text += fragment;
    const parameter = node.parameters[index];
    if (parameter && !joined(parameter, made)) return false;
  }
  return true;
}

/** A short stable name for a statement's text. Long lists of parameters would fill the cache: they go unnamed. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size > 2000) return undefined;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

export { sql };
