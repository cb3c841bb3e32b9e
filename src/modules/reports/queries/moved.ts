import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { changedOrganisations, movedPeople } from '../contract/comparison.ts';
import { alterationRows, movementRows } from './movement-sql.ts';
import { reckonWith } from './wide.ts';

const page = 50;
type Moved = OutputOf<typeof movedPeople>['rows'][number];
type Changed = OutputOf<typeof changedOrganisations>['rows'][number];

/** «Ai đã vào, ra» — exactly the people a line of the comparison counts. */
export const answerMovedPeople = answer(
  movedPeople,
  async (tx, { direction = null, cause = null, after = null, ...input }) => {
    await reckonWith(tx, input.organisationId);
    const lines = await tx.askLast<Partial<Moved> & { sortName: string; total: number }>(sql`
      with ${movementRows(input)},
      wanted as materialized (
        select movement.* from movement
        where (${direction}::text is null or movement.direction = ${direction})
          and (${cause}::text is null or movement.cause = ${cause})
          and (${input.act === undefined}::boolean or movement.act_id is not distinct from ${input.act ?? null}::uuid))
      select counted.total, wanted.person_id as "personId", wanted.full_name as "fullName", wanted.sort_name as "sortName",
             wanted.direction, wanted.cause, wanted.on_day::text as "on",
             ${nameOf(sql`wanted.from_no`, sql`wanted.on_day - 1`)} as "fromName", ${nameOf(sql`wanted.to_no`, sql`wanted.on_day`)} as "toName",
             (select act.title from organisation_read.act as act where act.id = wanted.act_id) as "actTitle"
      from (select count(*)::integer as total from wanted) as counted
      left join lateral (
        select * from wanted
        where ${after === null}::boolean or (wanted.sort_name, wanted.person_id, wanted.cause) > (${after?.[0] ?? ''} collate "vi-x-icu", ${after?.[1] ?? null}::uuid, 'recognised')
        order by wanted.sort_name, wanted.person_id limit ${page + 1}) as wanted on true
      order by wanted.sort_name, wanted.person_id`);
    const rows = lines.filter((line): line is typeof line & Moved => line.personId !== null);
    const last = rows.length > page ? rows[page - 1] : undefined;
    return ok({
      rows: rows.slice(0, page).map(({ sortName: _, total: __, ...line }) => line),
      total: lines[0]?.total ?? 0,
      next: last ? ([last.sortName, last.personId] as [string, string]) : null,
    });
  },
  { readsPersonalData: true, looksAhead: true },
);

/** «Tổ chức đã đổi» — exactly the organisations a line of the comparison counts. */
export const answerChangedOrganisations = answer(
  changedOrganisations,
  async (tx, { after = null, ...input }) => {
    await reckonWith(tx, input.organisationId);
    const lines = await tx.askLast<Partial<Changed> & { no: number; total: number }>(sql`
    with ${alterationRows(input)},
    wanted as materialized (
      select alteration.* from alteration
      where ${input.act === undefined}::boolean or alteration.act_id is not distinct from ${input.act ?? null}::uuid)
    select counted.total, wanted.organisation_no as no, head.organisation_id as id, wanted.name,
           wanted.name_before as "kindBefore", wanted.name_after as "kindAfter", wanted.on_day::text as "on", coalesce((select act.decision from organisation_read.act as act where act.id = wanted.act_id), wanted.decision) as decision,
           (select act.title from organisation_read.act as act where act.id = wanted.act_id) as "actTitle"
    from (select count(*)::integer as total from wanted) as counted
    left join lateral (
      select * from wanted where wanted.organisation_no > ${after ?? 0} order by wanted.organisation_no limit ${page + 1}) as wanted on true
    left join platform.organisation_head as head on head.organisation_no = wanted.organisation_no
    order by wanted.organisation_no`);
    const rows = lines.filter((line): line is typeof line & Changed => line.id !== null);
    const last = rows.length > page ? rows[page - 1] : undefined;
    return ok({
      rows: rows.slice(0, page).map(({ no: _, total: __, ...line }) => line),
      total: lines[0]?.total ?? 0,
      next: last ? last.no : null,
    });
  },
  { looksAhead: true },
);

type Fragment = ReturnType<typeof sql>;

function nameOf(no: Fragment, day: Fragment): Fragment {
  return sql`(select profile.name from organisation_read.profile as profile
              where profile.organisation_no = ${no} and profile.valid @> (${day})::date limit 1)`;
}
