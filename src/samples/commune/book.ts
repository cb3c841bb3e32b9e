import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { Decide, Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import type { RuleBundle } from '#kernel/rule-pack.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tables as kitTables } from '#modules/kit/tables.ts';
import { minutes, numberSeries, tables as meetingTables } from '#modules/meetings/tables.ts';
import type { MeetingPapers } from '#modules/meetings/sql/papers.ts';
import { hashOf } from '#modules/meetings/sql/papers.ts';
import type { MeetingRow, MinutesRow } from '#modules/meetings/rules/rows.ts';
import { tables as preparationTables } from '#modules/preparation/tables.ts';
import { tables as taskTables } from '#modules/tasks/tables.ts';
import type { AnyTable } from '#platform/database/table.ts';
import type { ChainHead, SamplePen } from '../pen.ts';
import { decisions, type OrderInput, type OrderName, type OrderValue } from './orders.ts';
import { attendance } from '#modules/reports/tables.ts';
import { sumsOf } from './sums.ts';

const byKind = new Map<string, AnyTable>(
  [...meetingTables, ...taskTables, ...kitTables, ...preparationTables].flatMap(
    (table): [string, AnyTable][] => (table.feed ? [[table.feed.kind, table]] : []),
  ),
);

/** One order as it was given. */
export interface Order {
  readonly name: string;
  readonly input: unknown;
  readonly person: Id;
  readonly at: Instant;
}

/**
 * The book of one cell in memory: every order goes through the decision that device and
 * server take, and what it leaves behind is written with the next act.
 */
export class Book {
  readonly organisation: { readonly id: Id; readonly no: number };
  readonly rows: Rows;
  readonly #rules: RuleBundle;
  readonly #tables: Record<string, Map<string, object>> = {};
  readonly #lists = new Map<string, readonly object[]>();
  readonly #fresh = new Map<string, Set<string>>();
  readonly #papers = new Map<string, MeetingPapers>();
  #script: Order[] | null = null;
  #series: { readonly term: string; readonly last: number } | null = null;

  constructor(organisation: { readonly id: Id; readonly no: number }, rules: RuleBundle) {
    this.organisation = organisation;
    this.#rules = rules;
    this.rows = {
      one: <Row>(kind: string, key: string) => this.#tables[kind]?.get(key) as Row | undefined,
      all: <Row>(kind: string) => this.#list(kind) as unknown as readonly Row[],
    };
  }

  /** Puts a row on the desk that is written elsewhere: register, names, offices. */
  know(kind: string, key: string, row: object): void {
    (this.#tables[kind] ??= new Map()).set(key, row);
    this.#lists.delete(kind);
  }

  desk(person: Id, at: Instant): Desk & { readonly rules: RuleBundle } {
    return { command: person, person, now: at, organisation: this.organisation, rules: this.#rules };
  }

  /** Carries out one order; a refusal would be a slip of the sample itself. */
  order<Name extends OrderName>(
    name: Name,
    input: OrderInput<Name>,
    person: Id,
    at: Instant,
  ): OrderValue<Name> {
    const decide = decisions[name] as Decide<unknown, OrderValue<Name>>;
    const decided = decide(this.rows, input, this.desk(person, at));
    if (!decided.ok) throw new Error(`the sample was refused ${name}: ${decided.problem.message.vi}`);
    this.apply(decided.value.changes);
    this.#script?.push({ name, input, person, at });
    return decided.value.value;
  }

  /** From now on orders are also taken down, to be given once more on the real road. */
  takeDown(): void {
    this.#script = [];
  }

  /** What was taken down; the rows it left are forgotten, for the road writes them itself. */
  handOver(): readonly Order[] {
    const script = this.#script ?? [];
    this.#script = null;
    this.#fresh.clear();
    return script;
  }

  apply(changes: readonly RowChange[]): void {
    for (const { kind, key, row } of changes) {
      const table = (this.#tables[kind] ??= new Map());
      if (row === null) table.delete(key);
      else table.set(key, row);
      this.#lists.delete(kind);
      const fresh = this.#fresh.get(kind);
      if (fresh) fresh.add(key);
      else this.#fresh.set(kind, new Set([key]));
    }
  }

  /** The papers of a meeting, kept until the act that gives them the head of the chain. */
  keepPapers(meetingId: Id, papers: MeetingPapers): void {
    this.#papers.set(meetingId, papers);
  }

  /** The next number of a resolution within the term. */
  nextNumber(term: string, before: number): number {
    const last = (this.#series?.term === term ? this.#series.last : before) + 1;
    this.#series = { term, last };
    return last;
  }

  get isFresh(): boolean {
    return this.#fresh.size > 0;
  }

  /** Puts what is new on paper. */
  putInto(pen: SamplePen, head: ChainHead): void {
    for (const [kind, keys] of this.#fresh) {
      const table = byKind.get(kind);
      if (!table) throw new Error(`no table holds rows of kind ${kind}`);
      const rows = [...keys].flatMap((key) => this.#tables[kind]?.get(key) ?? []);
      if (kind === 'minutes') for (const row of rows) this.#putMinutes(pen, row as MinutesRow, head);
      else pen.put(table, rows as { readonly organisationNo: number }[]);
    }
    if (this.#series && this.#fresh.has('resolution'))
      pen.put(numberSeries, [{ organisationNo: this.organisation.no, kind: 'NQ', ...this.#series }]);
    this.#fresh.clear();
  }

  #putMinutes(pen: SamplePen, row: MinutesRow, head: ChainHead): void {
    const papers = this.#papers.get(row.meetingId);
    if (!papers) throw new Error('minutes without papers');
    this.#papers.delete(row.meetingId);
    const checkCode = `${head.entry}-${head.hash.slice(0, 16)}`;
    const document: MeetingPapers = {
      minutes: { ...papers.minutes, checkCode },
      resolution: papers.resolution && { ...papers.resolution, checkCode },
    };
    const locked = { ...row, textHash: hashOf(document), chainEntry: head.entry, chainHead: head.hash };
    this.know('minutes', row.meetingId, locked);
    pen.put(minutes, [{ ...locked, document }]);
    const sums = sumsOf(this.rows, row.meetingId);
    if (sums) pen.put(attendance, [sums]);
  }

  #list(kind: string): readonly object[] {
    const known = this.#lists.get(kind);
    if (known) return known;
    const list = [...(this.#tables[kind]?.values() ?? [])];
    this.#lists.set(kind, list);
    return list;
  }

  /** Forgets what no rule looks back to: meetings before the day, and their tasks that are settled. */
  forgetBefore(day: CivilDate): void {
    const meetings = this.#tables.meeting ?? new Map<string, object>();
    const old = new Set<string>();
    for (const [key, row] of meetings) if ((row as MeetingRow).plannedOn < day) old.add(key);
    for (const [kind, table] of Object.entries(this.#tables))
      for (const [key, row] of table) {
        const { meetingId, state } = row as { readonly meetingId?: Id | null; readonly state?: string };
        if (typeof meetingId !== 'string' || !old.has(meetingId)) continue;
        if (kind !== 'task' || state === 'done' || state === 'dropped') table.delete(key);
      }
    for (const key of old) meetings.delete(key);
    this.#lists.clear();
  }
}
