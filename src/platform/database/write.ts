import { hash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { run } from './pool.ts';
import { changesSql, ofOneAct, partsSql, valuesOfStep } from './step-sql.ts';
import type { Step } from './writing.ts';

/** What the ledger, the feed and the receipt need to know of a command. */
export interface Act {
  readonly commandId: string;
  readonly name: string;
  readonly bundle: string | null;
  readonly occurredAt: string | null;
  /** What the command says, as JSON. */
  readonly input: string;
  readonly answer: unknown;
  readonly outcome: 'applied' | 'refused';
  readonly personId: string | null;
  readonly termId: string | null;
  readonly deviceId: string;
  readonly sequence: number;
  readonly contentHash: Buffer;
  readonly arrivedAt: string;
  readonly home: number;
  /** Every organisation this act has locked; the chains of `home` and of those with changed rows are extended. */
  readonly touched: readonly number[];
}

/**
 * The one way to write. A single statement writes the rows, keeps the superseded
 * versions, adds the lines of the feed with a salted hash of every new version,
 * extends the chains and leaves the receipt. Returns the new entry numbers.
 */
export async function write(
  client: pg.ClientBase,
  act: Act,
  steps: readonly Step[],
): Promise<Map<number, number>> {
  const [numbers] = await Promise.all([
    inscribe(client, act, steps),
    ...foldsOf(steps).map((fold) => runFold(client, fold, act.touched)),
  ]);
  return numbers;
}

/** The writing statement alone, for whoever writes many acts in one transaction and folds once at its end. */
export async function inscribe(
  client: pg.ClientBase,
  act: Act,
  steps: readonly Step[],
): Promise<Map<number, number>> {
  const values = valuesOf(act);
  for (const step of steps) values.push(...valuesOfStep(step));
  const rows = (await run(client, { text: textFor(steps), values })) as {
    readonly organisation_no: number;
    readonly entry_no: number;
  }[];
  return new Map(rows.map((row) => [row.organisation_no, row.entry_no]));
}

/**
 * «Diễn trước» — the rows and their sums alone, in a transaction that will be taken back: no head moves, nothing is
 * entered in the ledger, and nobody who writes for good waits for it.
 */
export async function writeForNow(
  client: pg.ClientBase,
  { arrivedAt, touched }: Pick<Act, 'arrivedAt' | 'touched'>,
  steps: readonly Step[],
): Promise<void> {
  if (steps.length === 0) return;
  const values = [arrivedAt, randomBytes(16), touched, ...steps.flatMap((step) => valuesOfStep(step))];
  const counts = steps.map((_, index) => `(select count(*) from change_${index})`).join(' + ');
  const text = `with ${partsSql(steps, 4, ofOneAct).join(',\n')} select ${counts}`;
  await Promise.all([
    run(client, { text, values }),
    ...foldsOf(steps).map((fold) => runFold(client, fold, touched)),
  ]);
}

/** What is summed up anew behind these steps, each once. */
export function foldsOf(steps: readonly Step[]): string[] {
  const covered = new Set(steps.flatMap((step) => step.table.rollUpCovers ?? []));
  const folds = new Set(steps.flatMap((step) => step.table.rollUp ?? []));
  return [...folds].filter((fold) => !covered.has(fold));
}

/** Sums up anew what stands in these organisations. */
export async function runFold(
  client: pg.ClientBase,
  fold: string,
  organisations: readonly number[],
): Promise<void> {
  await run(client, { text: fold, values: [organisations] });
}

/** The parameters $1 to $16; those of the steps follow. */
function valuesOf(act: Act): unknown[] {
  return [
    act.arrivedAt,
    randomBytes(16),
    act.touched,
    act.commandId,
    act.outcome,
    act.personId,
    act.termId,
    act.deviceId,
    act.home,
    act.name,
    act.bundle,
    act.occurredAt,
    act.input,
    JSON.stringify(act.answer),
    act.sequence,
    act.contentHash,
  ];
}

const parametersOfAct = 16;
const texts = new Map<string, string>();

/** The writing statement for steps of this shape. Shapes are few, and their text is long: each is put together once. */
function textFor(steps: readonly Step[]): string {
  const shape = steps.map(({ verb, table, columns }) => `${verb} ${table.name} ${columns.join()}`).join(';');
  const known = texts.get(shape);
  if (known !== undefined) return known;
  const text = writingSql(steps);
  if (texts.size < mostShapes) texts.set(shape, text);
  return text;
}

const mostShapes = 2000;

function writingSql(steps: readonly Step[]): string {
  const parts = partsSql(steps, parametersOfAct + 1, ofOneAct);
  return `${parts.length ? `with ${parts.join(',\n')},` : 'with'}
changed as materialized (${changesSql(steps)}),
digest as (
  select organisation_no, sha256(string_agg(hash, ''::bytea order by table_name, key)) as digest
  from changed group by organisation_no),
content as (
  insert into platform.ledger_content (command_id, organisation_no, name, bundle, occurred_at, salt, input, answer)
  values ($4::uuid, $9::integer, $10::text, $11::text, $12::timestamptz, $2::bytea, $13::jsonb, $14::jsonb)),
head as (
  select organisation_no, entry_no + 1 as entry_no, head.hash as previous,
         sha256($2::bytea || convert_to(($13::jsonb)::text, 'UTF8')) as commitment,
         coalesce(digest.digest, ''::bytea) as digest
  from platform.organisation_head as head left join digest using (organisation_no)
  where organisation_no = any($3::integer[])
    and (organisation_no = $9::integer or organisation_no in (select organisation_no from digest))),
entry as (
  insert into platform.ledger_entry (organisation_no, entry_no, command_id, outcome, person_id, term_id, device_id,
                                     recorded_at, commitment, rows_digest, previous_hash, hash)
  select organisation_no, entry_no, $4::uuid, $5::text, $6::uuid, $7::uuid, $8::uuid, $1::timestamptz,
         commitment, digest, previous,
         sha256(previous || int8send(entry_no) || commitment || digest
                || convert_to(concat_ws('|', $4::uuid, $5::text, $6::uuid, $7::uuid, $8::uuid, $1::timestamptz), 'UTF8'))
  from head returning organisation_no, entry_no, hash),
moved as (
  update platform.organisation_head as head set entry_no = entry.entry_no, hash = entry.hash
  from entry where head.organisation_no = entry.organisation_no),
fed as (
  insert into platform.change (organisation_no, entry_no, table_name, key, removed, hash)
  select changed.organisation_no, head.entry_no, table_name, key, removed, changed.hash
  from changed left join head using (organisation_no)),
receipt as (
  insert into platform.receipt (command_id, person_id, device_id, sequence, content_hash, outcome, answer, arrived_at)
  select $4::uuid, $6::uuid, $8::uuid, $15::bigint, $16::bytea, $5::text,
         $14::jsonb || jsonb_build_object('number', (select entry_no from entry where organisation_no = $9::integer)),
         $1::timestamptz)
select organisation_no, entry_no from entry`;
}

/** SHA-256 of what a command says, by which an id is bound to its content. */
export function contentHash(name: string, organisation: string, term: string | null, input: string): Buffer {
  const covers = JSON.stringify([name, organisation, term]);
  return hash('sha256', `${covers.slice(0, -1)},${input}]`, 'buffer');
}
