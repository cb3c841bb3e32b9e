import type { RuleOfProblem } from '#kernel/cited.ts';
import type pg from 'pg';
import type { RawBuilder } from 'kysely';
import type { Right } from '#kernel/access.ts';
import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { CommandContract, QueryContract } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Result } from '#kernel/result.ts';
import type { RuleBundle } from '#kernel/rule-pack.ts';
import { ask, sendTogether, sql } from './database/pool.ts';
import type { Table } from './database/table.ts';
import { type Writing } from './database/writing.ts';

/** What a question or an order knows of the one who puts it, and its road to the database. */
export interface Reading {
  readonly person: Id;
  readonly now: Instant;
  readonly today: CivilDate;
  readonly rules: RuleBundle;
  /** What was carried out ahead of its day for this question, and what stood in the way of the rest. */
  readonly foreseen?: readonly Foreseen[];
  /** Runs one statement as the person, inside the transaction. */
  ask<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
  /** The same for the last statement of a question: the end of the transaction travels with it. */
  askLast<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
  /** Asks every module that has registered a survey of this name, and gathers what they find. */
  survey<Found>(of: string, about: unknown): Promise<Found[]>;
}

/** The same for an order: it may also write, in the organisation it belongs to. */
export interface Ordering extends Reading {
  readonly command: Id;
  readonly term: Id | null;
  readonly home: { readonly id: Id; readonly no: number };
  /** Writes new rows; one whose key is taken refuses the command. */
  add<Row>(table: Table<Row>, rows: readonly Row[]): void;
  put<Row>(table: Table<Row>, rows: readonly Row[]): void;
  amend<Row>(table: Table<Row>, rows: readonly Partial<Row>[]): void;
  remove<Row>(table: Table<Row>, keys: readonly Partial<Row>[]): void;
  /** Opens a chain for each new organisation and returns their numbers; rows may then be written in them. */
  found(organisations: readonly Id[]): Promise<number[]>;
  /** Runs what other modules have registered for this event, in the same transaction; what they answer comes back in order. */
  react(event: Event): Promise<Result<readonly unknown[]>>;
}

/** Something that happened in one module and concerns others: a name and what they need to know. */
export interface Event {
  readonly name: string;
  readonly of: unknown;
}

/** What another module does when an event happens. */
export interface Reaction {
  readonly to: string;
  run(tx: Ordering, event: Event): Promise<Result<unknown>>;
}

/** What a module can tell when others ask around: what is still open in an organisation that closes. */
export interface Survey {
  readonly of: string;
  run(tx: Reading, about: unknown): Promise<readonly unknown[]>;
}

/** A command that is decided and signed, and waits for its day. */
export interface Awaited {
  /** Whose it is: a plan. */
  readonly of: Id;
  readonly on: CivilDate;
  readonly home: Ordering['home'];
  readonly name: string;
  readonly input: unknown;
}

/** What a module knows to be coming by a day, as far as the asker may see it, in the order of its days. */
export interface Ahead {
  until(tx: Reading, day: CivilDate): Promise<readonly Awaited[]>;
}

/** What became of it when it was rehearsed; `problem`: it could not be carried out as things stand. */
export interface Foreseen {
  readonly of: Id;
  readonly problem: Problem | null;
}

/** How a command is carried out. */
export interface CommandHandler {
  readonly contract: CommandContract;
  readonly right: Right;
  /** Further organisations the command writes in, found before anything is locked. */
  touches?(tx: Reading, input: unknown, home: Ordering['home']): Promise<readonly number[]>;
  run(tx: Ordering, input: unknown): Promise<Result<unknown>>;
  /** All it asks it asks at once, without writing by that, and it writes in the one organisation: others may go with it. */
  readonly light?: boolean;
}

/** How a query is answered. */
export interface QueryHandler {
  readonly contract: QueryContract;
  readonly readsPersonalData: boolean;
  /** Asked about a day to come (`asOf`, `until`), it is answered with what is signed for then. */
  readonly looksAhead: boolean;
  run(tx: Reading, input: unknown): Promise<Result<unknown>>;
}

/** A module as the server sees it. */
export interface ModuleApi {
  readonly commands: readonly CommandHandler[];
  readonly queries: readonly QueryHandler[];
  readonly reactions?: readonly Reaction[];
  readonly surveys?: readonly Survey[];
  readonly ahead?: Ahead;
  /** By the code of a problem, the rule it rests on. */
  readonly citations?: RuleOfProblem;
}

/** Binds a command to the function that carries it out, and to the right it takes. */
export function handle<Input, Output>(
  contract: CommandContract<string, Input, Output>,
  needs: {
    readonly right: Right;
    readonly touches?: (tx: Reading, input: Input, home: Ordering['home']) => Promise<readonly number[]>;
  },
  run: (tx: Ordering, input: Input) => Promise<Result<Output>>,
): CommandHandler {
  const bound = { contract, right: needs.right, run } as unknown as CommandHandler;
  return needs.touches ? ({ ...bound, touches: needs.touches } as unknown as CommandHandler) : bound;
}

/** Binds a query to its statement. `readsPersonalData` leaves a line in the access log; `looksAhead`: see `QueryHandler`. */
export function answer<Input, Output>(
  contract: QueryContract<string, Input, Output>,
  run: (tx: Reading, input: Input) => Promise<Result<Output>>,
  needs: { readonly readsPersonalData?: boolean; readonly looksAhead?: boolean } = {},
): QueryHandler {
  const { readsPersonalData = false, looksAhead = false } = needs;
  return { contract, readsPersonalData, looksAhead, run } as unknown as QueryHandler;
}

/** What every transaction is given. */
export interface Circumstances {
  readonly person: Id;
  readonly now: Instant;
  readonly today: CivilDate;
  readonly rules: RuleBundle;
  readonly surveys?: readonly Survey[] | undefined;
  readonly foreseen?: readonly Foreseen[];
}

/** A reading transaction over an open connection; `end` is called with its last statement, once. */
export function reading(client: pg.ClientBase, given: Circumstances, end?: () => void): Reading {
  const tx: Reading = {
    ...given,
    ask: (statement) => ask(client, statement),
    askLast: (statement) => {
      if (end) sendTogether(client);
      const rows = ask(client, statement);
      end?.();
      return rows;
    },
    survey: (of, about) => surveyed(tx, given, of, about),
  };
  return tx;
}

async function surveyed<Found>(
  tx: Reading,
  { surveys = [] }: Circumstances,
  of: string,
  about: unknown,
): Promise<Found[]> {
  const asked = surveys.filter((survey) => survey.of === of);
  return (await Promise.all(asked.map((survey) => survey.run(tx, about)))).flat() as Found[];
}

/** A writing transaction over an open connection, its changes kept back in `writing`. */
export function ordering(
  client: pg.ClientBase,
  given: Circumstances & Pick<Ordering, 'command' | 'term' | 'home'>,
  writing: Writing,
  reactions: readonly Reaction[],
  touched: number[],
): Ordering {
  const tx: Ordering = {
    ...given,
    ask: (statement) => ask(client, statement),
    askLast: (statement) => ask(client, statement),
    survey: (of, about) => surveyed(tx, given, of, about),
    add: (table, rows) => writing.add(table, rows),
    put: (table, rows) => writing.put(table, rows),
    amend: (table, rows) => writing.amend(table, rows),
    remove: (table, keys) => writing.remove(table, keys),
    async found(organisations) {
      const numbers = await newNumbers(client, organisations.length);
      touched.push(...numbers);
      await ask(client, sql`select set_config('app.touched', ${`{${touched.join(',')}}`}, true)`);
      await ask(
        client,
        sql`
          insert into platform.organisation_head (organisation_no, organisation_id)
          select * from unnest(${numbers}::integer[], ${organisations}::uuid[])`,
      );
      return numbers;
    },
    async react(event) {
      const values: unknown[] = [];
      for (const reaction of reactions.filter((candidate) => candidate.to === event.name)) {
        const result = await reaction.run(tx, event);
        if (!result.ok) return result;
        values.push(result.value);
      }
      return { ok: true, value: values };
    },
  };
  return tx;
}

async function newNumbers(client: pg.ClientBase, count: number): Promise<number[]> {
  const rows = await ask<{ no: number }>(
    client,
    sql`
      select nextval('platform.organisation_head_organisation_no_seq')::integer as no
      from generate_series(1, ${count})`,
  );
  return rows.map((row) => row.no);
}
