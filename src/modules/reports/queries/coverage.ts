import type { RawBuilder } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { inAll, withRest } from '#platform/database/rest.ts';
import { answer } from '#platform/handle.ts';
import { cellsBySeats, coverage, whereTheyWent } from '../contract/coverage.ts';
import { top } from './movement-sql.ts';
import { reckonWith } from './wide.ts';

const page = 50;
type Cell = OutputOf<typeof cellsBySeats>['rows'][number];

/** Every organisation below on the day, with its kind, its place and its seats. */
function standing(organisationId: string, asOf: CivilDate): RawBuilder<unknown> {
  return sql`
    ${top(organisationId)},
    below as materialized (
      select profile.organisation_no, profile.organisation_id as id, profile.name, profile.position, profile.category,
             profile.distance_km, kind.is_cell, kind.is_grassroots
      from organisation_read.reach as reach
      join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no and profile.valid @> ${asOf}::date
      join organisation_read.kind as kind on kind.code = profile.kind
      where reach.above_no = (select organisation_no from top) and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date
        and reach.organisation_no <@ (select platform.within('internal'))),
    seat as materialized (
      select term.organisation_no, count(*) filter (where term.office = 'secretary') as secretaries,
             count(*) filter (where term.office = 'committee-member') as committee
      from members_read.office_term as term
      where term.organisation_no = any(array(select organisation_no from below)) and term.valid @> ${asOf}::date
      group by term.organisation_no),
    fact as materialized (
      select * from organisation_read.place_fact as fact
      where fact.organisation_no = any(array(select organisation_no from below)) and fact.valid @> ${asOf}::date)`;
}

/** «Độ phủ» — a hamlet cell covers one hamlet unless its place says otherwise. */
export const answerCoverage = answer(
  coverage,
  async (tx, { organisationId, asOf }) => {
    await reckonWith(tx, organisationId);
    const [cells] = await tx.ask<Omit<OutputOf<typeof coverage>, 'communes'>>(sql`
    with ${standing(organisationId, asOf)}
    select count(*)::integer as cells, (count(*) filter (where seat.committee > 0))::integer as "withCommittee",
           (count(*) filter (where seat.secretaries > 0 and seat.committee = 0))::integer as "secretaryOnly",
           (count(*) filter (where coalesce(seat.secretaries, 0) = 0))::integer as "withoutSecretary"
    from below left join seat using (organisation_no) where below.is_cell`);
    const communes = await tx.askLast<OutputOf<typeof coverage>['communes'][number]>(sql`
    with ${standing(organisationId, asOf)}
    select below.id, below.name, nullif(fact.hamlets, 0) as hamlets, fact.uncovered,
           array(select gone.name
            from organisation_read.reach as reach
            join organisation_read.profile as gone
              on gone.organisation_no = reach.organisation_no and upper(gone.valid) = reach.until_day and gone.category in ('village', 'street')
            where reach.above_no = below.organisation_no and reach.until_day <= ${asOf}::date and reach.until_day > lower(fact.valid)
              and not exists (select from organisation_read.profile as again
                              where again.organisation_no = gone.organisation_no and again.valid @> ${asOf}::date)
            order by gone.name) as ended,
           (select coalesce(sum(coalesce(nullif(own.hamlets, 0), 1)), 0)::integer
            from organisation_read.reach as reach
            join below as cell on cell.organisation_no = reach.organisation_no and cell.is_cell and cell.category in ('village', 'street')
            left join fact as own on own.organisation_no = cell.organisation_no
            where reach.above_no = below.organisation_no and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date) as covered
    from below left join fact using (organisation_no)
    where below.is_grassroots and not below.is_cell
    order by below.position, below.organisation_no`);
    const { withCommittee = 0, secretaryOnly = 0, withoutSecretary = 0 } = cells ?? {};
    return ok({ cells: cells?.cells ?? 0, withCommittee, secretaryOnly, withoutSecretary, communes });
  },
  { looksAhead: true },
);

/** «Chi bộ theo cấp ủy» — where no distance is recorded comes last. */
export const answerCellsBySeats = answer(
  cellsBySeats,
  async (tx, { organisationId, asOf, sort, after, ...only }) => {
    await reckonWith(tx, organisationId);
    const start = after ?? 0;
    const lines = await tx.askLast<Partial<Cell> & { total: number }>(sql`
    with ${standing(organisationId, asOf)},
    cell as materialized (
      select below.organisation_no, below.id, below.name, below.position, coalesce(fact.distance_km, below.distance_km) as distance,
             coalesce(seat.committee, 0)::integer as committee, coalesce(seat.secretaries, 0)::integer as secretaries
      from below left join seat using (organisation_no) left join fact using (organisation_no)
      where below.is_cell),
    wanted as materialized (
      select * from cell
      where case ${only.seats ?? 'all'}::text when 'committee' then committee > 0
              when 'secretary-only' then committee = 0 and secretaries > 0 when 'none' then secretaries = 0 else true end)
    select counted.total, page.id, page.name, page.distance::float8 as "distanceKm", page.committee, page.secretaries,
           (select coalesce(sum(change.official), 0)::integer from members_read.strength_change as change
            where change.organisation_no = page.organisation_no and change.on_day <= ${asOf}::date) as official,
           (select above.name from organisation_read.placement as placement
            join organisation_read.profile as above on above.organisation_no = placement.parent_no and above.valid @> ${asOf}::date
            where placement.organisation_no = page.organisation_no and placement.valid @> ${asOf}::date) as "parentName"
    from (select count(*)::integer as total from wanted) as counted
    left join lateral (
      select wanted.*, row_number() over (order by ${orders[sort]}, wanted.position, wanted.organisation_no) as nth
      from wanted order by nth limit ${page + 1} offset ${start}) as page on true
    order by page.nth`);
    const rows = lines.filter((line): line is typeof line & Cell => line.id !== null);
    return ok({
      rows: rows.slice(0, page).map(({ total: _, ...row }) => row),
      total: lines[0]?.total ?? 0,
      next: rows.length > page ? start + page : null,
    });
  },
  { looksAhead: true },
);

const orders = {
  order: sql`wanted.position`,
  distance: sql`wanted.distance desc nulls last`,
} as const;

/** «Người của chi bộ đã kết thúc đi đâu» — the first belonging after the last day of the cell. */
export const answerWhereTheyWent = answer(
  whereTheyWent,
  async (tx, { organisationId, from, until }) => {
    await reckonWith(tx, organisationId);
    const found = await tx.askLast<
      OutputOf<typeof whereTheyWent>['flows'][number] & { readonly inAll: number }
    >(sql`
    with ${top(organisationId)},
    ended as materialized (
      select reach.organisation_no, head.organisation_id as id, max(upper(own.valid)) as end_day,
             (array_agg(own.name order by upper(own.valid) desc))[1] as name
      from organisation_read.reach as reach
      join organisation_read.profile as own on own.organisation_no = reach.organisation_no
      join organisation_read.kind as kind on kind.code = own.kind and kind.is_cell
      join platform.organisation_head as head on head.organisation_no = reach.organisation_no
      where reach.above_no = (select organisation_no from top) and reach.from_day <= ${until}::date and reach.until_day > ${from}::date
        and reach.organisation_no <@ (select platform.within('internal'))
      group by reach.organisation_no, head.organisation_id
      having bool_and(upper(own.valid) is not null) and max(upper(own.valid)) > ${from}::date and max(upper(own.valid)) <= ${until}::date),
    mover as (
      select ended.organisation_no, ended.id, ended.name, ended.end_day, belonging.person_id, belonging.ended_by,
             (select later.organisation_no from members_read.affiliation as later
              where later.person_id = belonging.person_id and lower(later.valid) >= ended.end_day
              order by lower(later.valid) limit 1) as to_no
      from ended
      join members_read.affiliation as belonging
        on belonging.organisation_no = ended.organisation_no and belonging.valid @> (ended.end_day - 1))
    select mover.id as "fromId", mover.name as "fromName", (mover.end_day - 1)::text as "lastDay", head.organisation_id as "toId",
           case when mover.to_no is not null then (select profile.name from organisation_read.profile as profile
             where profile.organisation_no = mover.to_no and profile.valid @> mover.end_day limit 1) end as "toName",
           case when mover.to_no is null then coalesce(mover.ended_by, 'unknown') end as ended, count(*)::integer as people, ${inAll}
    from mover left join platform.organisation_head as head on head.organisation_no = mover.to_no
    group by mover.id, mover.name, mover.end_day, mover.organisation_no, head.organisation_id, mover.to_no,
             case when mover.to_no is null then coalesce(mover.ended_by, 'unknown') end
    order by mover.organisation_no, people desc, mover.to_no limit 500`);
    const { rows: flows, rest } = withRest(found);
    return ok({ flows, rest });
  },
  { looksAhead: true },
);
