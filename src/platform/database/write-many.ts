import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { run } from './pool.ts';
import { changesSql, ofManyActs, partsSql, valuesOfStep } from './step-sql.ts';
import { foldsOf, runFold, type Act } from './write.ts';
import { isWhole, type Step } from './writing.ts';

/** An act that writes in its own organisation alone, and what it writes. */
export interface Alone {
  readonly act: Act;
  readonly steps: readonly Step[];
}

/** Whether it can be written beside others: it names no organisation but its own. */
export function fitsBesides({ act, steps }: Alone): boolean {
  return steps.every(({ rows }) =>
    rows.every((row) => !('organisationNo' in row) || row.organisationNo === act.home),
  );
}

/**
 * Writes acts of several organisations, one of each, as `write` writes one: all that write alike in one statement.
 * Each row is held to the organisation of its own act, and salted with its salt. Returns the new entry numbers.
 */
export async function writeMany(
  client: pg.ClientBase,
  arrivedAt: string,
  all: readonly Alone[],
): Promise<Map<number, number>> {
  const alike = Map.groupBy(all, ({ steps }) => shapeOf(steps));
  const hashed = run(client, { text: withoutNestedLoops, values: [] });
  const written = [...alike].map(([shape, acts]) => inscribeMany(client, arrivedAt, shape, acts));
  const asBefore = run(client, { text: asUsual, values: [] });
  const folds = Map.groupBy(
    all.flatMap(({ act, steps }) => foldsOf(steps).map((fold) => ({ fold, home: act.home }))),
    ({ fold }) => fold,
  );
  const folded = [...folds].map(([fold, at]) =>
    runFold(
      client,
      fold,
      at.map(({ home }) => home).toSorted((one, other) => one - other),
    ),
  );
  const [numbers] = await Promise.all([Promise.all(written), hashed, asBefore, ...folded]);
  return new Map(numbers.flat().map((row) => [row.organisation_no, row.entry_no]));
}

/**
 * What the policies ask makes PostgreSQL expect one row where a trip has a thousand: it would hold each row of the
 * statement against each of the table's. Only while the statement is planned; the plan is kept.
 */
const withoutNestedLoops = 'set local enable_nestloop = off';
const asUsual = 'set local enable_nestloop = on';

interface Entered {
  readonly organisation_no: number;
  readonly entry_no: number;
}

async function inscribeMany(
  client: pg.ClientBase,
  arrivedAt: string,
  shape: string,
  acts: readonly Alone[],
): Promise<Entered[]> {
  const steps = together(acts);
  const values = [
    arrivedAt,
    ...columnsOf(acts.map(({ act }) => act)),
    ...steps.flatMap((step) =>
      valuesOfStep(step, step.columns.includes('organisationNo') ? [] : ['organisationNo']),
    ),
  ];
  return (await run(client, { text: textFor(shape, steps), values })) as Entered[];
}

/** The steps of acts that write alike, put together; each row says where it stands. */
function together(acts: readonly Alone[]): Step[] {
  const [first] = acts;
  return (first?.steps ?? []).map((step, index) => ({
    ...step,
    rows: acts.flatMap(({ act, steps }) =>
      (steps[index]?.rows ?? []).map((row) => ({ ...row, organisationNo: act.home })),
    ),
  }));
}

/** The parameters $2 to $15. */
function columnsOf(acts: readonly Act[]): unknown[][] {
  return [
    acts.map((act) => act.home),
    acts.map((act) => act.commandId),
    acts.map((act) => act.outcome),
    acts.map((act) => act.personId),
    acts.map((act) => act.termId),
    acts.map((act) => act.deviceId),
    acts.map((act) => act.name),
    acts.map((act) => act.bundle),
    acts.map((act) => act.occurredAt),
    acts.map(() => randomBytes(16)),
    acts.map((act) => act.input),
    acts.map((act) => JSON.stringify(act.answer)),
    acts.map((act) => act.sequence),
    acts.map((act) => act.contentHash),
  ];
}

const parametersOfActs = 15;
const texts = new Map<string, string>();
const mostShapes = 500;

function shapeOf(steps: readonly Step[]): string {
  return steps.map(({ verb, table, columns }) => `${verb} ${table.name} ${columns.join()}`).join(';');
}

function textFor(shape: string, steps: readonly Step[]): string {
  const known = texts.get(shape);
  if (known !== undefined) return known;
  const text = writingSql(steps);
  if (texts.size < mostShapes) texts.set(shape, text);
  return text;
}

function writingSql(steps: readonly Step[]): string {
  const parts = partsSql(steps, parametersOfActs + 1, ofManyActs).map((part) => `${part},\n`);
  return `with act as materialized (
  select * from unnest($2::integer[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::text[],
                       $10::timestamptz[], $11::bytea[], $12::jsonb[], $13::jsonb[], $14::bigint[], $15::bytea[])
    as act (organisation_no, command_id, outcome, person_id, term_id, device_id, name, bundle,
            occurred_at, salt, input, answer, sequence, content_hash)),
${parts.join('')}changed as materialized (${changesSql(steps)}),
digest as (
  select organisation_no, sha256(string_agg(hash, ''::bytea order by table_name, key)) as digest
  from changed group by organisation_no),
content as (
  insert into platform.ledger_content (command_id, organisation_no, name, bundle, occurred_at, salt, input, answer)
  select command_id, organisation_no, name, bundle, occurred_at, salt, input, answer from act),
head as (
  select organisation_no, entry_no + 1 as entry_no, head.hash as previous,
         sha256(act.salt || convert_to(act.input::text, 'UTF8')) as commitment,
         coalesce(digest.digest, ''::bytea) as digest
  from platform.organisation_head as head join act using (organisation_no) left join digest using (organisation_no)
  where organisation_no = any($2::integer[])),
entry as (
  insert into platform.ledger_entry (organisation_no, entry_no, command_id, outcome, person_id, term_id, device_id,
                                     recorded_at, commitment, rows_digest, previous_hash, hash)
  select organisation_no, entry_no, command_id, outcome, person_id, term_id, device_id, $1::timestamptz,
         commitment, digest, previous,
         sha256(previous || int8send(entry_no) || commitment || digest
                || convert_to(concat_ws('|', command_id, outcome, person_id, term_id, device_id, $1::timestamptz), 'UTF8'))
  from head join act using (organisation_no) returning organisation_no, entry_no, hash),
moved as (
  update platform.organisation_head as head set entry_no = entry.entry_no, hash = entry.hash
  from entry where head.organisation_no = entry.organisation_no),
fed as (
  insert into platform.change (organisation_no, entry_no, table_name, key, removed, hash)
  select changed.organisation_no, head.entry_no, table_name, key, removed, changed.hash
  from changed left join head using (organisation_no)),
receipt as (
  insert into platform.receipt (command_id, person_id, device_id, sequence, content_hash, outcome, answer, arrived_at)
  select command_id, person_id, device_id, sequence, content_hash, outcome,
         answer || jsonb_build_object('number', entry.entry_no), $1::timestamptz
  from act join entry using (organisation_no))
select organisation_no, entry_no${keptOut(steps)} from entry`;
}

/** A row that stands in another organisation is not written over; that it was tried undoes the whole statement. */
function keptOut(steps: readonly Step[]): string {
  let parameter = parametersOfActs + 1;
  const checks = steps.map(({ verb }, index) => {
    const rows = `$${parameter}::json`;
    parameter += isWhole(verb) ? 1 : 2;
    return verb === 'put'
      ? `, 1 / ((select count(*) from rows_${index}) = json_array_length(${rows}))::integer`
      : '';
  });
  return checks.join('');
}
