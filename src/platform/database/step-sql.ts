import { snake } from './table.ts';
import { isWhole, type Step } from './writing.ts';

/** Where the statement finds what the act says of itself. */
export interface Whose {
  /** The salt of the act that wrote a row, as SQL; and what joins the act to the row. */
  readonly salt: string;
  readonly act: string;
  /** The organisations that may be written in. */
  readonly touched: string;
  /** Each row says itself in which of them it stands. */
  readonly byRow: boolean;
}

/** A statement of a single act: `$1` its time, `$2` its salt, `$3` the organisations it has locked. */
export const ofOneAct: Whose = { salt: '$2::bytea', act: '', touched: '$3::integer[]', byRow: false };

/** A statement of many acts, each in one organisation of its own: `$1` their time, `$2` the organisations, `act` the acts. */
export const ofManyActs: Whose = {
  salt: 'act.salt',
  act: ' join act on act.organisation_no = (row).organisation_no',
  touched: '$2::integer[]',
  byRow: true,
};

/** One part for each step; its parameters begin with this one. */
export function partsSql(steps: readonly Step[], first: number, whose: Whose): string[] {
  let parameter = first;
  return steps.map((step, index) => {
    const sql = stepSql(step, index, parameter, whose);
    parameter += isWhole(step.verb) ? 1 : 2;
    return sql;
  });
}

/** All changes of rows, of whatever table. */
export function changesSql(steps: readonly Step[]): string {
  return steps.length
    ? steps.map((_, index) => `select * from change_${index}`).join(' union all ')
    : `select null::integer as organisation_no, ''::text as table_name, ''::text as key, false as removed, ''::bytea as hash where false`;
}

/** The values of a step; `besides`: columns that its rows say, though they are not written. */
export function valuesOfStep(step: Step, besides: readonly string[] = []): unknown[] {
  const names = [...step.columns, ...besides].map((name) => [name, snake(name)] as const);
  const rows = JSON.stringify(step.rows.map((row) => toColumns(row, names)));
  return isWhole(step.verb) ? [rows] : [rows, firstKeysOf(step)];
}

/**
 * The hash that a line of the feed keeps of a row: salted, so that it tells nothing once the salt is gone. Over the
 * row as PostgreSQL writes it, without the empty columns at its end: a column that is added later changes no hash.
 */
export function rowHashSql(table: string, row: string, salt: string): string {
  return `sha256(${salt} || convert_to('${table}' || rtrim((${row})::text, ',)'), 'UTF8'))`;
}

/** How that was done until ADR 0043; lines of that time keep their hashes. */
export function formerRowHashSql(table: string, row: string, salt: string): string {
  return `sha256(${salt} || convert_to('${table}' || jsonb_strip_nulls(to_jsonb(${row}))::text, 'UTF8'))`;
}

function stepSql(step: Step, index: number, parameter: number, whose: Whose): string {
  const { table } = step;
  const columns = step.columns.map(snake);
  const key = table.key.map(snake);
  const keyText = key.map((name) => `row.${name}`).join(`, '/', `);
  const input = `select * from json_populate_recordset(null::${table.name}, $${parameter}::json)`;
  const others = columns.filter((name) => !key.includes(name));
  // The first key once more by itself: so the index finds these rows, not all that the organisation ever had.
  const match = [
    ...key.map((name) => `t.${name} = input.${name}`),
    `t.${key[0]} = any($${parameter + 1}) and t.organisation_no = any(${whose.touched})`,
    ...(whose.byRow ? ['t.organisation_no = input.organisation_no'] : []),
  ].join(' and ');
  const inserted = `insert into ${table.name} as t (${columns.join(', ')}, recorded_at)
      select ${columns.map((name) => `input.${name}`).join(', ')}, $1::timestamptz from (${input}) as input`;
  const verb = {
    add: `${inserted} returning old as before, new as after`,
    put: `${inserted}
      on conflict (${key.join(', ')}) do update set ${[...others, 'recorded_at'].map((name) => `${name} = excluded.${name}`).join(', ')}${whose.byRow ? '\n      where t.organisation_no = excluded.organisation_no' : ''}
      returning old as before, new as after`,
    amend: `update ${table.name} as t set ${[...others.map((name) => `${name} = input.${name}`), `recorded_at = $1::timestamptz`].join(', ')}
      from (${input}) as input where ${match}
      returning old as before, new as after`,
    remove: `delete from ${table.name} as t using (${input}) as input
      where ${match} returning old as before, old as after`,
  }[step.verb];
  const firstKey = key[0] ?? '';
  return `rows_${index} as (${verb}),
history_${index} as (
  insert into ${table.name}_history select (before).*, tstzrange((before).recorded_at, greatest($1::timestamptz, (before).recorded_at + interval '1 microsecond'))
  from rows_${index} where (before).${firstKey} is not null),
change_${index} as (
  select (row).organisation_no as organisation_no, '${table.name}' as table_name, concat(${keyText.replaceAll('row.', '(row).')}) as key,
         ${step.verb === 'remove'} as removed, ${rowHashSql(table.name, 'row', whose.salt)} as hash
  from (select after as row from rows_${index}) as written${whose.act})`;
}

/** The values by which an index finds the rows of a step: the first column of their keys. */
function firstKeysOf({ table, rows }: Step): unknown[] {
  const [first = ''] = table.key;
  return [...new Set((rows as Record<string, unknown>[]).map((row) => row[first]))];
}

function toColumns(
  row: object,
  names: readonly (readonly [name: string, column: string])[],
): Record<string, unknown> {
  const source = row as Record<string, unknown>;
  const columns: Record<string, unknown> = {};
  for (const [name, column] of names) {
    const value = source[name] ?? null;
    if (value !== null) columns[column] = value;
  }
  return columns;
}
