import type { Problem } from '#kernel/problem.ts';
import type { MovedWork, OpenWork, UndoneAct } from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import { foundedIsInUse, type InUse } from '../rules/in-use.ts';

/** What the act founded: nothing was known of it before. */
export async function foundedBy(tx: Reading, { act }: Pick<UndoneAct, 'act'>): Promise<readonly number[]> {
  const rows = await tx.ask<{ no: number }>(sql`
    select first.organisation_no as no
    from (select distinct on (organisation_no) organisation_no, begun_act from organisation_read.profile
          where organisation_no in (select organisation_no from organisation_read.profile where begun_act = ${act}::uuid)
          order by organisation_no, lower(valid)) as first
    where first.begun_act = ${act}::uuid order by 1`);
  return rows.map(({ no }) => no);
}

/** Whether people, offices, subordinates or open work came to it since by another way; `back`: work that goes back. */
export async function inUse(
  tx: Reading,
  undone: UndoneAct,
  founded: readonly number[],
  back: readonly MovedWork[],
): Promise<Problem | null> {
  if (founded.length === 0) return null;
  const people = await peopleSince(tx, undone, founded);
  const below = await belowSince(tx, undone, founded);
  const open = await tx.survey<OpenWork>('open-work', { numbers: founded, on: undone.on });
  const work = open.filter((one) => !goes(one, back));
  return foundedIsInUse(
    founded.map((no): InUse => ({
      name: undone.names.get(no) ?? '',
      people: people.filter((one) => one.no === no).map(({ name }) => name),
      below: below.filter((one) => one.no === no).map(({ name }) => name),
      work: work.filter(({ organisationNo }) => organisationNo === no),
    })),
  );
}

/** Papers pass to the keeper, a device goes with its holder; the rest goes where the act had taken it from, or stays. */
function goes({ kind, id, title, organisationNo, settle }: OpenWork, back: readonly MovedWork[]): boolean {
  if (settle === 'passes' || kind === 'device') return true;
  // What is confided to its cell is told by its number alone.
  if (kind === 'concern' || kind === 'proposal')
    return back.filter((one) => one.kind === kind && one.toNo === organisationNo).length >= Number(title);
  return back.some(({ toId }) => toId === id);
}

/** Whether a later act that still stands has moved people on from where this one had put them. */
export async function movedOn(tx: Reading, { act }: Pick<UndoneAct, 'act'>): Promise<boolean> {
  const [found] = await tx.ask<{ moved: boolean }>(sql`
    select exists (
      select from members_read.affiliation as put
      join organisation_read.act as later on later.id = put.ended_act
      where coalesce(put.origin_act, put.begun_act) = ${act}::uuid and later.id <> ${act}::uuid and later.rectifies is null
        and not exists (select from organisation_read.act as undoing where undoing.rectifies = later.id)) as moved`);
  return found?.moved ?? false;
}

interface Found {
  readonly no: number;
  readonly name: string;
}

function peopleSince(tx: Reading, { act, on }: UndoneAct, founded: readonly number[]): Promise<Found[]> {
  return tx.ask<Found>(sql`
    select distinct since.organisation_no as no, person.full_name as name, person.sort_name
    from (select organisation_no, person_id, valid, coalesce(origin_act, begun_act) as begun_act from members_read.affiliation
          union all select organisation_no, person_id, valid, coalesce(origin_act, begun_act) from members_read.office_term) as since
    join members_read.person as person on person.id = since.person_id
    where since.organisation_no = any(${founded}::integer[]) and since.begun_act is distinct from ${act}::uuid
      and (upper(since.valid) is null or upper(since.valid) > ${on}::date)
    order by 1, person.sort_name`);
}

function belowSince(tx: Reading, { act, on }: UndoneAct, founded: readonly number[]): Promise<Found[]> {
  return tx.ask<Found>(sql`
    select placement.parent_no as no, profile.name
    from organisation_read.placement as placement
    join organisation_read.profile as profile
      on profile.organisation_no = placement.organisation_no and profile.valid @> greatest(${on}::date, lower(placement.valid))
    where placement.parent_no = any(${founded}::integer[]) and coalesce(placement.origin_act, placement.begun_act) is distinct from ${act}::uuid
      and (upper(placement.valid) is null or upper(placement.valid) > ${on}::date)
    order by 1, 2`);
}
