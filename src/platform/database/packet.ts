import type { Writable } from 'node:stream';
import pg from 'pg';

/** One statement on its way: its text, its values, and how its rows are wanted. */
export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly asArrays?: boolean;
}

type Parser = (text: string) => unknown;

/** What is known of the columns that a statement answers with. */
interface Columns {
  readonly names: readonly string[];
  readonly parsers: readonly Parser[];
}

interface Awaited {
  readonly text: string;
  readonly asArrays: boolean;
  /** `null`: the database has been asked to describe them. */
  columns: Columns | null;
  readonly rows: unknown[];
  resolve(rows: unknown[]): void;
  reject(error: unknown): void;
}

/** What we need of a connection as `pg` keeps it. */
interface Connection {
  readonly stream: Writable;
  parse(query: { name: string; text: string }): void;
  bind(config: { statement: string; values: unknown[] }): void;
  describe(what: { type: 'P'; name: string }): void;
  execute(config: object): void;
  sync(): void;
}

const { prepareValue } = (pg as unknown as { readonly utils: { prepareValue(value: unknown): unknown } })
  .utils;

/** What we know of a connection: the statements prepared on it, their columns, and the packet still open. */
interface Line {
  readonly client: pg.ClientBase;
  readonly connection: Connection;
  readonly prepared: Map<string, string>;
  readonly columns: Map<string, Columns>;
  open: Packet | null;
  /** Every prepared statement has had a name of its own, also one whose preparing failed. */
  names: number;
}

const lines = new WeakMap<pg.ClientBase, Line>();
const mostPrepared = 2_000;

/** From now on statements may be sent over this connection in packets; whatever else is sent closes the open one first. */
export function carryPackets(client: pg.ClientBase): void {
  const { connection } = client as unknown as { readonly connection: Connection };
  const line: Line = { client, connection, prepared: new Map(), columns: new Map(), open: null, names: 0 };
  lines.set(client, line);
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  Object.assign(client, {
    query: (...given: unknown[]) => {
      if (!(given[0] instanceof Packet)) line.open?.close();
      return query(...given);
    },
  });
}

/**
 * «Đi chung một gói» — sends a statement. What is sent over one connection before we next wait travels in one packet
 * that the database answers in one: each answer of its own costs it and us a way through the kernel, which takes
 * longer than a small statement. Where one fails, those behind it in the packet are not carried out, and fail with
 * its error. `null`: this connection carries no packets.
 */
export function send(client: pg.ClientBase, sent: Sent): Promise<unknown[]> | null {
  const line = lines.get(client);
  if (!line) return null;
  return (line.open ?? openPacket(line)).add(sent);
}

function openPacket(line: Line): Packet {
  const packet = new Packet(line);
  line.open = packet;
  line.connection.stream.cork();
  line.client.query(packet);
  process.nextTick(() => {
    packet.close();
    line.connection.stream.uncork();
  });
  return packet;
}

/** A message of several statements with one end, as `pg` hands its answers on. */
class Packet extends pg.Query {
  readonly #line: Line;
  readonly #all: Awaited[] = [];
  readonly #prepared: string[] = [];
  #at = 0;

  constructor(line: Line) {
    super({ text: '' });
    this.#line = line;
  }

  /** Each statement is written when it is added. */
  override submit = (): null => null;

  add({ text, values, asArrays = false }: Sent): Promise<unknown[]> {
    const { connection, columns } = this.#line;
    const known = columns.get(text) ?? null;
    return new Promise((resolve, reject) => {
      const prepared = values.map((value) => prepareValue(value));
      connection.bind({ statement: this.#prepare(text), values: prepared });
      if (!known) connection.describe({ type: 'P', name: '' });
      connection.execute({});
      this.#all.push({ text, asArrays, columns: known, rows: [], resolve, reject });
    });
  }

  close(): void {
    if (this.#line.open !== this) return;
    this.#line.open = null;
    this.#line.connection.sync();
  }

  #prepare(text: string): string {
    const { prepared, connection } = this.#line;
    const known = prepared.get(text);
    if (known !== undefined) return known;
    // Long lists of parameters would fill the memory of the connection: they go without a name.
    const name = prepared.size < mostPrepared ? `p${(this.#line.names += 1)}` : '';
    connection.parse({ name, text });
    if (name) {
      prepared.set(text, name);
      this.#prepared.push(text);
    }
    return name;
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    const current = this.#all[this.#at];
    if (!current) return;
    const names = fields.map(({ name }) => name);
    const parsers = fields.map(({ dataTypeID }) => pg.types.getTypeParser(dataTypeID) as Parser);
    current.columns = { names, parsers };
    if (this.#line.prepared.has(current.text)) this.#line.columns.set(current.text, current.columns);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const current = this.#all[this.#at];
    if (!current?.columns) return;
    current.rows.push(current.asArrays ? arrayOf(current.columns, fields) : rowOf(current.columns, fields));
  }

  handleCommandComplete(): void {
    const current = this.#all[this.#at];
    this.#at += 1;
    current?.resolve(current.rows);
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete();
  }

  handleReadyForQuery(): void {}

  handleError(error: unknown): void {
    // Which of the newly prepared stand is not known; under a new name each can be prepared again.
    for (const text of this.#prepared) this.#line.prepared.delete(text);
    for (const each of this.#all.slice(this.#at)) each.reject(error);
    this.#at = this.#all.length;
  }
}

function arrayOf({ parsers }: Columns, fields: readonly (string | null)[]): unknown[] {
  return fields.map((text, index) => (text === null ? null : parsers[index]?.(text)));
}

function rowOf({ names, parsers }: Columns, fields: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < names.length; index += 1) {
    const text = fields[index] ?? null;
    row[names[index] ?? ''] = text === null ? null : parsers[index]?.(text);
  }
  return row;
}
