import { createHash } from 'node:crypto';
import pg from 'pg';
import { makeId, type Id } from '#kernel/id.ts';
import { write, Writing } from '#platform/database/write.ts';
import type { Table } from '#platform/database/table.ts';

/** Where the chain of an organisation stands. */
export interface ChainHead {
  readonly entry: number;
  readonly hash: string;
}

/**
 * Writes sample data by the one way to write: with history, hashes, chains and receipts,
 * as the operator, one act at a time on the day it is said to have happened.
 */
export class SamplePen {
  readonly #client: pg.Client;
  readonly #acts = new Set<number>();
  #writing: Writing;
  #operator: Id | null = null;
  #home = 0;
  #sequence = 0;
  #drawn = 0;

  constructor(ownerUrl: string) {
    this.#client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' });
    this.#writing = new Writing(0);
  }

  async open(): Promise<this> {
    await this.#client.connect();
    const found = await this.#client.query<{ operator: Id; no: number }>(
      `select operator_id as operator, organisation_no as no
       from platform.instance join platform.organisation_head using (organisation_id)`,
    );
    this.#operator = found.rows[0]?.operator ?? null;
    this.#home = found.rows[0]?.no ?? 0;
    this.#writing = new Writing(this.#home);
    return this;
  }

  /** Whether nobody has written organisations here yet. */
  async isOnBlankPaper(): Promise<boolean> {
    const found = await this.#client.query('select from organisation.profile limit 1');
    return found.rows.length === 0;
  }

  async close(): Promise<void> {
    await this.#client.query('analyze');
    await this.#client.end();
  }

  /** An identifier that is the same each time for the same words. */
  id(...words: readonly (string | number)[]): Id {
    const bytes = createHash('sha256').update(words.join('\u0001')).digest();
    return makeId(Date.UTC(2026, 0, 1), bytes);
  }

  /** A number in [0, 1) that is the same in each run at the same place. */
  chance(): number {
    this.#drawn += 1;
    return createHash('sha256').update(`chance ${this.#drawn}`).digest().readUInt32BE() / 2 ** 32;
  }

  /** Opens chains for organisations; their numbers come back in order. */
  async found(ids: readonly Id[]): Promise<number[]> {
    const rows = await this.#client.query<{ id: Id; no: number }>(
      `insert into platform.organisation_head (organisation_id) select * from unnest($1::uuid[])
       returning organisation_id as id, organisation_no as no`,
      [ids],
    );
    const numbers = new Map(rows.rows.map((row) => [row.id, row.no]));
    return ids.map((id) => numbers.get(id) ?? 0);
  }

  /** Where the chains of these organisations stand now. */
  async heads(numbers: readonly number[]): Promise<ReadonlyMap<number, ChainHead>> {
    const found = await this.#client.query<{ no: number; entry: string; hash: string }>(
      `select organisation_no as no, entry_no as entry, encode(hash, 'hex') as hash
       from platform.organisation_head where organisation_no = any($1::integer[])`,
      [numbers],
    );
    return new Map(found.rows.map((row) => [row.no, { entry: Number(row.entry), hash: row.hash }]));
  }

  put<Row extends { readonly organisationNo: number }>(table: Table<Row>, rows: readonly Row[]): void {
    for (const row of rows) this.#acts.add(row.organisationNo);
    this.#writing.put(table, rows);
  }

  /** Writes what was put, as one act at that moment. */
  async act(name: string, at: string): Promise<void> {
    this.#sequence += 1;
    const commandId = this.id('act', this.#sequence);
    await write(
      this.#client,
      {
        commandId,
        name,
        bundle: null,
        occurredAt: at,
        input: { sample: name },
        answer: {},
        outcome: 'applied',
        personId: this.#operator,
        termId: null,
        deviceId: this.#operator ?? commandId,
        sequence: this.#sequence,
        contentHash: createHash('sha256').update(name).digest(),
        arrivedAt: at,
        home: this.#home,
        touched: [...new Set([this.#home, ...this.#acts])].sort((one, other) => one - other),
      },
      this.#writing.steps,
    );
    this.#acts.clear();
    this.#writing = new Writing(this.#home);
  }
}
