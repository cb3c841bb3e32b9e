import type pg from 'pg';
import { ask, sql } from '../database/pool.ts';
import { formerRowHashSql, rowHashSql } from '../database/step-sql.ts';
import { snake, type AnyTable } from '../database/table.ts';
import type { ServerKeys } from '../identity/server-keys.ts';
import { signedText, type Checkpoint } from './checkpoint.ts';
import { merkleRoot } from './merkle.ts';

/** Where the record does not agree with itself. */
export interface Fault {
  readonly what:
    | 'entry-altered'
    | 'entry-missing'
    | 'entry-swapped'
    | 'content-altered'
    | 'lines-altered'
    | 'head-altered'
    | 'row-altered'
    | 'row-deleted'
    | 'row-inserted'
    | 'tail-cut'
    | 'checkpoint-not-ours';
  readonly organisation: number;
  readonly entry: number | null;
  readonly table: string | null;
  readonly key: string | null;
}

/** «Dòng không còn đối chiếu được» — a live row whose act lost its content and salt: it agrees with nothing and against nothing. */
export interface Unproven {
  readonly organisation: number;
  readonly entry: number;
  readonly table: string;
  readonly key: string;
}

/** What was looked at, and what was found. */
export interface Verification {
  readonly entries: number;
  readonly rows: number;
  /** Entries whose content was erased: their rows can no longer be compared. */
  readonly erased: number;
  readonly unproven: readonly Unproven[];
  readonly faults: readonly Fault[];
}

/** Compares every chain, every line and every live row with its hash; with a checkpoint also the tails. */
export async function verify(
  pool: pg.Pool | pg.ClientBase,
  tables: readonly AnyTable[],
  told: (done: number, total: number) => void,
  outside?: { readonly checkpoint: Checkpoint; readonly keys: ServerKeys },
): Promise<Verification> {
  const faults: Fault[] = [...(await verifyChains(pool))];
  const unproven: Unproven[] = [];
  let rows = 0;
  for (const [index, table] of tables.entries()) {
    told(index + 1, tables.length + 1);
    const found = await verifyRows(pool, table);
    rows += found.rows;
    faults.push(...found.faults);
    unproven.push(...found.unproven);
  }
  if (outside) faults.push(...(await verifyTails(pool, outside.checkpoint, outside.keys)));
  const [counted] = await ask<{ entries: number; erased: number }>(
    pool,
    sql`
      select count(*) as entries,
             count(*) filter (where not exists (
               select from platform.ledger_content as content where content.command_id = entry.command_id)) as erased
      from platform.ledger_entry as entry`,
  );
  return { entries: counted?.entries ?? 0, erased: counted?.erased ?? 0, unproven, rows, faults };
}

/** Each entry against its own hash, its predecessor, its content and its lines; each head against its last entry. */
async function verifyChains(pool: pg.Pool | pg.ClientBase): Promise<Fault[]> {
  return ask<Fault>(
    pool,
    sql`
      with entry as (
        select entry.*, head.entry_no as last, head.hash as head,
               lag(entry.entry_no) over chain as before_no, lag(entry.hash) over chain as before_hash,
               row_number() over chain as place
        from platform.ledger_entry as entry left join platform.organisation_head as head using (organisation_no)
        window chain as (partition by entry.organisation_no order by entry.entry_no)),
      digest as (
        select organisation_no, entry_no, sha256(string_agg(hash, ''::bytea order by table_name, key)) as digest
        from platform.change group by organisation_no, entry_no),
      judged as (
        select entry.organisation_no, entry.entry_no,
          case
            when entry.place = 1 and entry.entry_no <> 1 or entry.before_no is not null and entry.entry_no <> entry.before_no + 1 then 'entry-missing'
            when entry.previous_hash is distinct from coalesce(entry.before_hash, ''::bytea) then 'entry-swapped'
            when entry.hash is distinct from sha256(entry.previous_hash || int8send(entry.entry_no) || entry.commitment || entry.rows_digest
                 || convert_to(concat_ws('|', entry.command_id, entry.outcome, entry.person_id, entry.term_id, entry.device_id, entry.recorded_at), 'UTF8'))
              then 'entry-altered'
            when content.command_id is not null and entry.commitment is distinct from sha256(content.salt || convert_to(content.input::text, 'UTF8'))
              then 'content-altered'
            when entry.rows_digest is distinct from coalesce(digest.digest, ''::bytea) then 'lines-altered'
            when entry.last is null or entry.entry_no = entry.last and entry.hash is distinct from entry.head then 'head-altered'
          end as what
        from entry
        left join digest on digest.organisation_no = entry.organisation_no and digest.entry_no = entry.entry_no
        left join platform.ledger_content as content on content.command_id = entry.command_id)
      select what, organisation_no as organisation, entry_no as entry, null as table, null as key from judged where what is not null
      union all
      select case when head.entry_no > coalesce(max(entry.entry_no), 0) then 'entry-missing' else 'head-altered' end,
             head.organisation_no, head.entry_no, null, null
      from platform.organisation_head as head left join platform.ledger_entry as entry using (organisation_no)
      group by head.organisation_no, head.entry_no having head.entry_no <> coalesce(max(entry.entry_no), 0)
      union all
      select 'lines-altered', change.organisation_no, change.entry_no, min(change.table_name), min(change.key)
      from platform.change as change left join platform.ledger_entry as entry
        on entry.organisation_no = change.organisation_no and entry.entry_no = change.entry_no
      where entry.entry_no is null group by change.organisation_no, change.entry_no
      order by 2, 3`,
  );
}

/** Each live row against the last hash that the ledger keeps of it, and each hash against a live row. */
async function verifyRows(
  pool: pg.Pool | pg.ClientBase,
  table: AnyTable,
): Promise<{ rows: number; faults: Fault[]; unproven: Unproven[] }> {
  const key = table.key.map((name) => `live_row.${snake(name)}`).join(`, '/', `);
  const shapes = ['live.row', ...(await earlierShapes(pool, table))];
  const hashes = [
    ...shapes.map((row) => rowHashSql(table.name, row, 'content.salt')),
    formerRowHashSql(table.name, 'live.row', 'content.salt'),
  ];
  const text = `
    with last as (
      select distinct on (organisation_no, key) organisation_no, key, removed, hash, entry_no
      from platform.change where table_name = $1
      order by organisation_no, key, entry_no desc),
    live as (select live_row as row, live_row.organisation_no, concat(${key}) as key from ${table.name} as live_row),
    judged as (
      select coalesce(live.organisation_no, last.organisation_no) as organisation, last.entry_no as entry,
             coalesce(live.key, last.key) as key,
        case
          when last.key is null or (live.key is not null and last.removed) then 'row-inserted'
          when live.key is null and not last.removed
            and not exists (select from live as elsewhere where elsewhere.key = last.key) then 'row-deleted'
          when live.key is not null and content.salt is null then 'row-unproven'
          when live.key is not null
            and not (${hashes.map((hash) => `last.hash is not distinct from ${hash}`).join(' or ')}) then 'row-altered'
        end as what
      from last
      full join live on live.key = last.key and live.organisation_no = last.organisation_no
      left join platform.ledger_entry as entry on entry.organisation_no = last.organisation_no and entry.entry_no = last.entry_no
      left join platform.ledger_content as content on content.command_id = entry.command_id)
    select (select count(*) from live) as rows, what, organisation, entry, key
    from (select) as once left join judged on what is not null`;
  const result = await pool.query<{
    rows: number;
    what: Fault['what'] | 'row-unproven' | null;
    organisation: number;
    entry: number | null;
    key: string;
  }>(text, [table.name]);
  const faults: Fault[] = [];
  const unproven: Unproven[] = [];
  for (const { what, organisation, entry, key: found } of result.rows) {
    const place = { organisation, table: table.name, key: found };
    if (what === 'row-unproven') unproven.push({ ...place, entry: entry ?? 0 });
    else if (what !== null) faults.push({ what, ...place, entry });
  }
  return { rows: result.rows[0]?.rows ?? 0, faults, unproven };
}

/**
 * A row as it stood before its table got columns that begin with a value: those that still have it left empty, from each
 * such column to the last. A value that somebody puts back is not taken for one: its row was hashed with another.
 */
async function earlierShapes(pool: pg.Pool | pg.ClientBase, table: AnyTable): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; value: string }>(
    `select attname as name, pg_get_expr(adbin, adrelid) as value
     from pg_attrdef join pg_attribute on attrelid = adrelid and attnum = adnum
     where adrelid = $1::regclass order by attnum`,
    [table.name],
  );
  const emptied = rows.map(
    ({ name, value }) =>
      `case when (live.row).${name} = ${value} then jsonb_build_object('${name}', null) else '{}' end`,
  );
  return emptied.map((_, from) => `jsonb_populate_record(live.row, ${emptied.slice(from).join(' || ')})`);
}

/** A checkpoint kept outside against the chains as they are now: none may be shorter, none may differ. */
async function verifyTails(
  pool: pg.Pool | pg.ClientBase,
  checkpoint: Checkpoint,
  keys: ServerKeys,
): Promise<Fault[]> {
  const leaves = checkpoint.leaves.map(([organisationNo, entryNo, hash]) => ({
    organisationNo,
    entryNo,
    hash: Buffer.from(hash, 'hex'),
  }));
  const text = signedText(checkpoint.recordedAt, leaves.length, checkpoint.root);
  const ours =
    (await keys.verify(checkpoint.key, text, checkpoint.signature)) &&
    merkleRoot(leaves).toString('hex') === checkpoint.root;
  if (!ours) return [{ what: 'checkpoint-not-ours', organisation: 0, entry: null, table: null, key: null }];
  return ask<Fault>(
    pool,
    sql`
      select 'tail-cut' as what, leaf.no as organisation, leaf.entry, null as table, null as key
      from unnest(${leaves.map((leaf) => leaf.organisationNo)}::integer[], ${leaves.map((leaf) => leaf.entryNo)}::bigint[],
                  ${leaves.map((leaf) => leaf.hash)}::bytea[]) as leaf (no, entry, hash)
      where not exists (
        select from platform.ledger_entry as entry
        where entry.organisation_no = leaf.no and entry.entry_no = leaf.entry and entry.hash = leaf.hash)
      order by leaf.no`,
  );
}
