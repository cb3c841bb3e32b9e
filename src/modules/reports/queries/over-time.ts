import type { OutputOf } from '#kernel/contract.ts';
import type { RawBuilder } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { strengthByMonth, treeThenAndNow } from '../contract/over-time.ts';
import { kindName } from './kind-name.ts';
import { top } from './movement-sql.ts';

/** «Theo thời gian» — from the kept totals of whole months: as quick for a country as for a cell. */
export const answerStrengthByMonth = answer(
  strengthByMonth,
  async (tx, { organisationId }) => {
    const changes = await tx.ask<{ month: string; cells: number; members: number }>(sql`
    select total.on_day::text as month, (sum(total.organisations) filter (where kind.is_cell))::integer as cells,
           sum(total.members)::integer as members
    from members_read.strength_total as total join organisation_read.kind as kind on kind.code = total.kind
    where total.whole_month and total.organisation_no in (${roots(organisationId)})
    group by total.on_day order by total.on_day`);
    const acts = await tx.askLast<{ effectiveOn: string; title: string; acts: number }>(sql`
    select act.effective_on::text as "effectiveOn", min(act.title) as title, count(*)::integer as acts
    from organisation_read.act as act
    where act.organisation_no in (${roots(organisationId)}) and act.kind <> 'correct'
    group by act.effective_on order by act.effective_on`);
    const sum = { cells: 0, members: 0 };
    const months = changes.map(({ month, cells, members }) => {
      sum.cells += cells ?? 0;
      sum.members += members;
      return { month, ...sum };
    });
    return ok({ months, acts });
  },
  { looksAhead: true },
);

/** The organisation itself; without one, all that ever stood under nobody. */
function roots(organisationId: string | null): RawBuilder<unknown> {
  return organisationId === null
    ? sql`select profile.organisation_no from organisation_read.profile as profile
          where not exists (select from organisation_read.placement as placement where placement.organisation_no = profile.organisation_no)`
    : sql`select organisation_no from platform.organisation_head where organisation_id = ${organisationId}::uuid`;
}

type Answer = OutputOf<typeof treeThenAndNow>;

/** «Cây tổ chức xưa và nay» — one level; each line leads further down. */
export const answerTreeThenAndNow = answer(
  treeThenAndNow,
  async (tx, { organisationId, from, until }) => {
    const rows = await tx.askLast<Answer['rows'][number]>(sql`
    with ${top(organisationId)},
    child as materialized (
      select distinct placement.organisation_no
      from organisation_read.placement as placement
      where placement.parent_no = (select organisation_no from top) and (placement.valid @> ${from}::date or placement.valid @> ${until}::date))
    select head.organisation_id as id, ${onceOn(from)} as "then", ${onceOn(until)} as now,
           (select act.title from organisation_read.placement as edge
            join organisation_read.act as act
              on act.id = case when edge.valid @> ${from}::date and not edge.valid @> ${until}::date then edge.ended_act
                               when edge.valid @> ${until}::date and not edge.valid @> ${from}::date then edge.begun_act end
            where edge.organisation_no = child.organisation_no order by lower(edge.valid) desc limit 1) as "actTitle"
    from child
    join platform.organisation_head as head on head.organisation_no = child.organisation_no
    order by (select min(profile.position) from organisation_read.profile as profile where profile.organisation_no = child.organisation_no), child.organisation_no`);
    return ok({ rows });
  },
  { looksAhead: true },
);

function onceOn(day: CivilDate): RawBuilder<unknown> {
  return sql`(
    select jsonb_build_object('name', profile.name, 'kindName', ${kindName}, 'parentName', above.name,
             'isHere', coalesce(placement.parent_no = (select organisation_no from top), false),
             'members', (select coalesce(sum(total.members), 0) from members_read.strength_total as total
                         where total.organisation_no = child.organisation_no
                           and ((total.whole_month and total.on_day < date_trunc('month', ${day}::date)::date)
                             or (not total.whole_month and total.on_day >= date_trunc('month', ${day}::date)::date and total.on_day <= ${day}::date))))
    from organisation_read.profile as profile
    join organisation_read.kind as kind on kind.code = profile.kind
    left join organisation_read.placement as placement
      on placement.organisation_no = profile.organisation_no and placement.valid @> ${day}::date
    left join organisation_read.profile as above on above.organisation_no = placement.parent_no and above.valid @> ${day}::date
    where profile.organisation_no = child.organisation_no and profile.valid @> ${day}::date limit 1)`;
}
