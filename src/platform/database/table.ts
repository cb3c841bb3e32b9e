import type { DataClass } from '#kernel/access.ts';

/** Which rows of a table go to devices, and in which stage of the first download. */
export interface FeedSpec<Row> {
  /** The name of the rows on the device: kebab-case singular. */
  readonly kind: string;
  readonly columns: readonly (keyof Row & string)[];
  /** SQL on alias `t` with `$today` and `$places`, the organisations asked for: rows that the next meeting needs. `null`: none. */
  readonly first: string | null;
  /** The same for what else a device keeps. `null`: nothing more. */
  readonly rest: string | null;
  /** The issuer's rows also go to the devices of the organisations below it. */
  readonly downwards?: boolean;
}

/**
 * A domain table, declared once. From this come its history table, its policies
 * and grants, its place in the feed, and the statement that writes it.
 */
export interface Table<Row = Record<string, unknown>> {
  readonly name: string;
  readonly key: readonly (keyof Row & string)[];
  readonly class: DataClass;
  /** Rows held more closely than the others: the SQL condition that finds them, and their class. */
  readonly closer?: { readonly when: string; readonly class: DataClass } | undefined;
  /** The SQL condition of rows that only an approved device keeps (ADR 63). */
  readonly unkept?: string | undefined;
  /** The column with the person whose own row it is: always visible to that person. */
  readonly mine?: (keyof Row & string) | undefined;
  /** A further SQL condition under which a row may be seen. */
  readonly besides?: string | undefined;
  readonly feed?: FeedSpec<Row> | undefined;
  /** Other modules may read what was superseded: a view of the history beside the published one. */
  readonly pastIsPublished?: boolean;
  /** Statements that fold a roll-up anew for the organisations `$1` after rows of this table were written. */
  readonly rollUp?: readonly string[] | undefined;
  /** Roll-ups of other tables that those make on their way, for the same organisations and more. */
  readonly rollUpCovers?: readonly string[];
}

/** Declares a table. */
export function table<Row>(name: string, spec: Omit<Table<Row>, 'name'>): Table<Row> {
  return { name, ...spec };
}

/** A table whatever its rows: what lists of tables hold. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- keys of different rows meet only in lists
export type AnyTable = Table<any>;

/** `meetingId` → `meeting_id`. */
export const snake = remembered((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** `meeting_id` → `meetingId`. */
export const camel = remembered((name) =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
);

/** The names of columns are few, and asked for with every row. */
function remembered(change: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const changed = change(name);
    known.set(name, changed);
    return changed;
  };
}

/** The SQL condition of rows of organisations that stood below what the asker keeps on one of the days, and do no more (ADR 0078). */
export function once(days: string): string {
  return `organisation_no <@ (select platform.departed()) and platform.stood_below(organisation_no, ${days})`;
}

/**
 * SQL: the row belongs to one of these organisations. Asked inside `(select …)` it is computed once
 * a statement, and only where nothing before it has let the row through; ranges, because comparing
 * each of 100,000 rows with a list of 9,000 numbers takes a minute (ADR 0016).
 */
export function among(scope: DataClass | 'above' | 'touched'): string {
  return scope === 'touched'
    ? `organisation_no = any((select nullif(current_setting('app.touched', true), '')::integer[])::integer[])`
    : `organisation_no <@ (select platform.within('${scope}'))`;
}
