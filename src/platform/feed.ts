import { createHash } from 'node:crypto';
import type pg from 'pg';
import * as z from 'zod/mini';
import { accessRules } from '#kernel/access.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { dayOf } from './clock.ts';
import type { Road } from './command.ts';
import { begin, keepPlans } from './database/begin.ts';
import { ask, closeBehind, run, sql } from './database/pool.ts';
import { camel, snake, type AnyTable, type FeedSpec } from './database/table.ts';

/** What a device asks: where it stands, and which stage of the first download it wants. */
export const feedQuestion = z.object({
  epoch: z.nullable(z.string()),
  cursors: z.record(z.string(), z.int()),
  stage: z.union([z.literal(1), z.literal(2)]),
  scope: z.nullable(z.string()),
});
export type FeedQuestion = z.infer<typeof feedQuestion>;

/** Rows of one kind: names once, values as arrays, because village networks are slow. */
export interface FeedTable {
  /** How many of the first columns make the key. */
  readonly key: number;
  readonly columns: readonly string[];
  readonly rows: readonly unknown[][];
}

/** What the device gets: rows to keep, keys to forget, and how far it now stands. */
export interface FeedAnswer {
  readonly epoch: string;
  readonly scope: string;
  readonly stage: 1 | 2;
  readonly cursors: Readonly<Record<string, number>>;
  readonly tables: Readonly<Record<string, FeedTable>>;
  readonly forget: readonly (readonly [string, string])[];
  readonly bundle: string;
}

interface Followed {
  readonly id: Id;
  readonly no: number;
  readonly entry: number;
  /** One's own cell in full; the levels above only with what they issue downwards. */
  readonly own: boolean;
  /** As what one belongs there; with the table of rights it says which classes of data are seen. */
  readonly offices: string;
  /** Table and key of every row that is newer than the device's cursor. */
  readonly lines: readonly (readonly [table: string, key: string])[] | null;
}

type FeedTableSpec = AnyTable & { readonly feed: FeedSpec<Record<string, unknown>> };

/** Answers a device with what is newer than its cursors, or with one stage of the first download. */
export async function answerFeed(
  road: Road,
  tables: readonly AnyTable[],
  person: Id,
  question: FeedQuestion,
  /** Whether the session is of a device that somebody else has approved: others keep nothing that has a level. */
  approved: boolean,
): Promise<FeedAnswer> {
  const today = dayOf(road.clock.now());
  const fed = tables.filter((table): table is FeedTableSpec => table.feed !== undefined);
  const client = await road.pool.connect();
  let isOver = false;
  try {
    // Sent together, answered in this order: the transaction stands before the questions are put.
    const begun = begin(client, person, today, [], 'isolation level repeatable read, read only');
    const set = [keepPlans, ...(approved ? [] : [unkept])].map((text) => run(client, { text, values: [] }));
    const isOnward = question.stage === 2 && Object.keys(question.cursors).length > 0;
    const asked = [follow(client, isOnward ? question.cursors : {}), epochOf(client)] as const;
    const [followed, epoch] = await Promise.all([...asked, begun, ...set]);
    const scope = scopeOf(person, followed, approved, fed);
    const stands = isOnward && question.epoch === epoch && question.scope === scope;
    const asking = stands
      ? since(client, fed, followed)
      : stage(client, fed, followed, question.stage, today);
    // The end travels with the last questions.
    const [parts] = await Promise.all([asking, run(client, { text: 'commit', values: [] })]);
    isOver = true;
    const cursors = Object.fromEntries(followed.map((one) => [one.id, one.entry]));
    return { epoch, scope, stage: question.stage, cursors, ...parts, bundle: road.rules.hash };
  } finally {
    if (isOver) client.release();
    else closeBehind(client);
  }
}

const unkept = `set local app.unkept = 'on'`;

/** Whose feeds the person follows; of those with a cursor also what has changed since, as table and key. */
async function follow(client: pg.ClientBase, cursors: FeedQuestion['cursors']): Promise<Followed[]> {
  const [ids, entries] = [Object.keys(cursors), Object.values(cursors)];
  return ask<Followed>(
    client,
    sql`
      with mine as (
        select organisation_no, 'member' as office from members.affiliation
        where person_id = platform.person() and valid @> platform.today()
        union
        select organisation_no, office from members.office_term
        where person_id = platform.person() and valid @> platform.today()),
      above as (
        select custody.keeper_no as organisation_no from organisation.custody join mine using (organisation_no))
      select head.organisation_id as id, head.organisation_no as no, head.entry_no as entry,
             head.organisation_no in (select organisation_no from mine) as own,
             (select coalesce(string_agg(mine.office, '+' order by mine.office), '') from mine
              where mine.organisation_no = head.organisation_no) as offices,
             (select json_agg(distinct jsonb_build_array(change.table_name, change.key)) from platform.change as change
              where change.organisation_no = head.organisation_no and change.entry_no > coalesce(place.cursor, 0)
                and ${ids.length > 0}::boolean and head.entry_no > coalesce(place.cursor, 0)) as lines
      from platform.organisation_head as head
      left join unnest(${ids}::text[], ${entries}::bigint[]) as place (id, cursor) on place.id = head.organisation_id::text
      where head.organisation_no in (select organisation_no from above)
      order by head.organisation_no`,
  );
}

async function epochOf(client: pg.ClientBase): Promise<string> {
  const [row] = await ask<{ epoch: string }>(client, sql`select epoch from platform.instance`);
  return row?.epoch ?? '';
}

/** What is followed, in which offices, and by which rules rows are seen: where those have changed, a device forgets what it may no longer hold. */
function scopeOf(
  person: Id,
  followed: readonly Followed[],
  approved: boolean,
  tables: readonly FeedTableSpec[],
): string {
  const text = [
    person,
    ...(approved ? [] : ['unkept']),
    ...followed.map((one) => `${one.no}${one.own ? '=' : '^'}${one.offices}`),
    rightsToSee,
    ...tables.map(({ name, class: held, closer, besides }) =>
      [name, held, closer?.when, closer?.class, besides].join(),
    ),
  ].join(' ');
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Which classes each office opens: an office that opens others brings another scope. */
const rightsToSee = accessRules.map(({ office, own, below }) => [office, own.see, '/', below.see]).join();

type Parts = Pick<FeedAnswer, 'tables' | 'forget'>;

async function stage(
  client: pg.ClientBase,
  tables: readonly FeedTableSpec[],
  followed: readonly Followed[],
  wanted: 1 | 2,
  today: CivilDate,
): Promise<Parts> {
  const asked = tables.flatMap((table) => {
    const { first, rest, downwards } = table.feed;
    const places = followed.filter((one) => one.own || downwards).map((one) => one.no);
    // The second stage gives the first once more: what changed between the two would be missed otherwise.
    const condition = wanted === 1 ? first : first && rest ? `((${first}) or (${rest}))` : (first ?? rest);
    if (condition === null || places.length === 0) return [];
    const inPlace = condition.replaceAll('$today', '$2::date').replaceAll('$places', '$1::integer[]');
    const scoped = `t.organisation_no = any($1::integer[]) and ${inPlace}`;
    return [{ table, scoped, values: condition.includes('$today') ? [places, today] : [places] }];
  });
  const answers = await Promise.all(asked.map((one) => rowsOf(client, one.table, one.scoped, one.values)));
  const found: Record<string, FeedTable> = {};
  for (const [index, { table }] of asked.entries()) {
    const rows = answers[index] ?? [];
    if (rows.length)
      found[table.feed.kind] = { key: table.key.length, columns: columnsOf(table).map(camel), rows };
  }
  return { tables: found, forget: [] };
}

async function since(
  client: pg.ClientBase,
  tables: readonly FeedTableSpec[],
  followed: readonly Followed[],
): Promise<Parts> {
  const found: Record<string, FeedTable> = {};
  const forget: [string, string][] = [];
  const behind = followed.filter((one) => one.lines);
  const asked = tables.flatMap((table) => {
    const own = behind.filter((one) => one.own || table.feed.downwards);
    const keys = own.flatMap(({ lines }) =>
      (lines ?? []).filter(([name]) => name === table.name).map(([, key]) => key),
    );
    return keys.length ? [{ table, keys, places: own.map((one) => one.no) }] : [];
  });
  const answers = await Promise.all(
    asked.map(({ table, keys, places }) => {
      const keyText = table.key.map((name) => `t.${snake(name)}`).join(`, '/', `);
      const condition = `concat(${keyText}) = any($1::text[]) and t.organisation_no = any($2::integer[])`;
      return rowsOf(client, table, condition, [keys, places]);
    }),
  );
  for (const [index, { table, keys }] of asked.entries()) {
    const rows = answers[index] ?? [];
    if (rows.length)
      found[table.feed.kind] = { key: table.key.length, columns: columnsOf(table).map(camel), rows };
    const at = table.key.map((name) => columnsOf(table).indexOf(snake(name)));
    const seen = new Set(rows.map((row) => at.map((column) => String(row[column])).join('/')));
    for (const key of keys) if (!seen.has(key)) forget.push([table.feed.kind, key]);
  }
  return { tables: found, forget };
}

function columnsOf(table: FeedTableSpec): string[] {
  return [...table.feed.columns.map(snake), 'organisation_no'];
}

async function rowsOf(
  client: pg.ClientBase,
  table: FeedTableSpec,
  condition: string,
  values: unknown[],
): Promise<unknown[][]> {
  const columns = columnsOf(table)
    .map((name) => `t.${name}`)
    .join(', ');
  const text = `select ${columns} from ${table.name} as t where ${condition}`;
  return (await run(client, { text, values, asArrays: true })) as unknown[][];
}
