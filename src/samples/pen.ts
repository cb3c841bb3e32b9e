import { createHash, hash } from 'node:crypto';
import pg from 'pg';
import { makeId, type Id } from '#kernel/id.ts';
import { foldsOf, inscribe, runFold, write } from '#platform/database/write.ts';
import { Writing } from '#platform/database/writing.ts';
import type { Table } from '#platform/database/table.ts';

// The milliseconds and the version of a UUID as `makeId` writes them; what follows is drawn from the words.
const epoch = makeId(Date.UTC(2026, 0, 1), new Uint8Array(10)).slice(0, 15);

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
  readonly #touched = new Set<number>();
  #writing: Writing;
  /** What is to be summed up, and where; `null` outside the one transaction, where each act does so itself. */
  #folds: Map<string, Set<number>> | null = null;
  #operator: Id | null = null;
  #home = 0;
  #sequence = 0;

  constructor(ownerUrl: string) {
    const options = '-c timezone=UTC -c datestyle=ISO -c jit=off';
    // The writing statement and what folds behind it travel together.
    this.#client = new pg.Client({ connectionString: ownerUrl, options, pipeline: true });
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

  /** From here on all or nothing: whoever is interrupted leaves blank paper. */
  async begin(): Promise<void> {
    await this.#forgetAttempts();
    await this.#client.query('begin');
    this.#folds = new Map();
  }

  /**
   * What an interrupted attempt left is swept out sooner or later, and the planner then believes the tables
   * empty for as long as we write: ten times slower. Swept now, and forgotten as though the tables were new.
   */
  async #forgetAttempts(): Promise<void> {
    const found = await this.#client.query<{ tables: string }>(
      `select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables
       from pg_tables where tableowner = current_user`,
    );
    await this.#client.query(`vacuum ${found.rows[0]?.tables ?? ''}`);
    await this.#client.query(
      `select pg_clear_relation_stats(schemaname, tablename) from pg_tables where tableowner = current_user`,
    );
  }

  async commit(): Promise<void> {
    await this.fold();
    this.#folds = null;
    await this.#client.query('commit');
  }

  /** Sums up what the acts so far have left behind: once for all of them, for nobody reads in between. */
  async fold(): Promise<void> {
    for (const [fold, organisations] of this.#folds ?? [])
      await runFold(this.#client, fold, [...organisations]);
    this.#folds?.clear();
  }

  /** Lets the planner know what is there now. */
  async settle(): Promise<void> {
    await this.#client.query('analyze');
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  /** An identifier that is the same each time for the same words. */
  id(...words: readonly (string | number)[]): Id {
    const drawn = hash('sha256', words.join('\u0001'), 'hex');
    const variant = ((Number.parseInt(drawn.slice(3, 5), 16) & 0x3f) | 0x80).toString(16);
    return `${epoch}${drawn.slice(0, 3)}-${variant}${drawn.slice(5, 7)}-${drawn.slice(7, 19)}` as Id;
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
    for (const row of rows) this.#touched.add(row.organisationNo);
    this.#writing.put(table, rows);
  }

  /** Writes what was put so far, as one act at that moment; what is put meanwhile belongs to the next. */
  async act(name: string, at: string): Promise<void> {
    const { steps } = this.#writing;
    if (steps.length === 0) return;
    this.#sequence += 1;
    const commandId = this.id('act', this.#sequence);
    const touched = [...new Set([this.#home, ...this.#touched])].sort((one, other) => one - other);
    this.#touched.clear();
    this.#writing = new Writing(this.#home);
    for (const fold of foldsOf(this.#folds ? steps : [])) {
      const known = this.#folds?.get(fold);
      if (known) for (const one of touched) known.add(one);
      else this.#folds?.set(fold, new Set(touched));
    }
    await (this.#folds ? inscribe : write)(
      this.#client,
      {
        commandId,
        name,
        bundle: null,
        occurredAt: at,
        input: JSON.stringify({ sample: name }),
        answer: {},
        outcome: 'applied',
        personId: this.#operator,
        termId: null,
        deviceId: this.#operator ?? commandId,
        sequence: this.#sequence,
        contentHash: createHash('sha256').update(name).digest(),
        arrivedAt: at,
        home: this.#home,
        touched,
      },
      steps,
    );
  }
}
