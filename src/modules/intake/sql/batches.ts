import { sql } from '#platform/database/pool.ts';
import type { Ordering, Reading } from '#platform/handle.ts';
import type { BatchRow } from '../tables.ts';

/** Whether the one who orders may open sensitive columns in the organisation of the order. */
export async function maySeeSensitive(tx: Ordering): Promise<boolean> {
  const [row] = await tx.ask<{ holds: boolean }>(sql`
    select platform.holds('sensitive.grant', ${tx.term}::uuid, custody.organisation_no) as holds
    from organisation_read.custody as custody
    where custody.keeper_no = ${tx.home.no} order by custody.depth desc limit 1`);
  if (row) return row.holds;
  const [operator] = await tx.ask<{ holds: boolean }>(sql`
    select platform.holds('sensitive.grant', null, ${tx.home.no}) as holds`);
  return operator?.holds ?? false;
}

/** One import, as far as the reader may see it. */
export async function findBatch(tx: Reading, id: string): Promise<BatchRow | null> {
  const [row] = await tx.ask<BatchRow>(sql`
    select id, organisation_no as "organisationNo", files, as_of as "asOf", mode, purpose, counts, problems,
           person_id as "personId", saved_at as "savedAt", undone_at as "undoneAt"
    from intake.batch where id = ${id}::uuid`);
  return row ?? null;
}

/** Where the rows of an import were written: the entry of its act in each chain. */
export async function entriesOf(tx: Reading, batchId: string): Promise<{ no: number; entry: number }[]> {
  return tx.ask(sql`
    select entry.organisation_no as no, entry.entry_no as entry
    from platform.change as saved
    join platform.ledger_entry as act using (organisation_no, entry_no)
    join platform.ledger_entry as entry on entry.command_id = act.command_id
    where saved.table_name = 'intake.batch' and saved.key = ${batchId}
      and saved.entry_no = (select min(first.entry_no) from platform.change as first
                            where first.table_name = 'intake.batch' and first.key = ${batchId})
    order by entry.organisation_no`);
}

/** The rows that those entries wrote, by table. */
export async function rowsOf(
  tx: Reading,
  entries: readonly { no: number; entry: number }[],
): Promise<Map<string, string[]>> {
  const rows = await tx.ask<{ name: string; keys: string[] }>(sql`
    select change.table_name as name, array_agg(change.key) as keys
    from platform.change as change
    join unnest(${entries.map((one) => one.no)}::integer[], ${entries.map((one) => one.entry)}::bigint[]) as entry (no, entry)
      on change.organisation_no = entry.no and change.entry_no = entry.entry
    where change.table_name not like 'intake.%'
    group by change.table_name`);
  return new Map(rows.map((row) => [row.name, row.keys]));
}

/** What came later and rests on an import. */
export interface Resting {
  /** Rows of the import that were changed or removed since. */
  readonly changed: number;
  /** Rows since written in organisations that the import founded, and still there. */
  readonly added: number;
  /** Meetings, tasks and terms since written elsewhere that name people of the import. */
  readonly naming: number;
}

/** Looks for what rests on an import; its organisations must be locked. */
export async function whatRests(
  tx: Reading,
  entries: readonly { no: number; entry: number }[],
  people: readonly string[],
): Promise<Resting> {
  const [row] = await tx.ask<Resting>(sql`
    with entry as (
      select * from unnest(${entries.map((one) => one.no)}::integer[], ${entries.map((one) => one.entry)}::bigint[]) as entry (no, entry)),
    own as (
      select change.* from platform.change as change
      join entry on change.organisation_no = entry.no and change.entry_no = entry.entry
      where change.table_name not like 'intake.%'),
    later as (
      select distinct on (change.table_name, change.key, change.organisation_no)
             change.table_name, change.key, change.organisation_no, change.removed
      from platform.change as change
      join entry on change.organisation_no = entry.no and change.entry_no > entry.entry
      where change.table_name not like 'intake.%'
      order by change.table_name, change.key, change.organisation_no, change.entry_no desc),
    founded as (select organisation_no from own where table_name = 'organisation.profile'),
    named as (
      select affiliation.id::text as key, person_id from members_read.affiliation as affiliation
      union all select standing.id::text, person_id from members_read.standing as standing
      union all select circumstance.id::text, person_id from members_read.circumstance as circumstance
      union all select term.id::text, person_id from members_read.office_term as term
      union all select concat(roll.meeting_id, '/', roll.person_id), person_id from meetings_read.roll_entry as roll
      union all select transfer.id::text, person_id from members_read.transfer as transfer
      union all select employment.id::text, person_id from careers_read.employment as employment
      union all select schooling.id::text, person_id from careers_read.schooling as schooling
      union all select assignment.id::text, person_id from tasks_read.assignment as assignment
      union all select task.id::text, person_id from tasks_read.task as task, unnest(task.helper_ids || task.owner_id) as person_id)
    select (select count(*) from own join later using (table_name, key, organisation_no)) as changed,
           (select count(*) from later join founded using (organisation_no)
            where not removed and not exists (
              select from own where own.table_name = later.table_name and own.key = later.key)) as added,
           (select count(*) from named
            where person_id = any(${people}::uuid[]) and not exists (select from own where own.key = named.key)) as naming`);
  return row ?? { changed: 0, added: 0, naming: 0 };
}
