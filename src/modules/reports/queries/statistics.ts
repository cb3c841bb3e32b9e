import { ok } from '#kernel/result.ts';
import { shareOf } from '#kernel/share.ts';
import { answer } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { statistics, type Strength } from '../contract.ts';
import { reckonWith } from './wide.ts';

type Row = Strength & { group: string; label: string };

const none = 'none';
const perTenThousand = 10_000;

/**
 * «Thống kê theo khối» — each organisation counts in the block of its own, else in that of the
 * nearest superior that has one. Members are counted where they officially belong on the day, from
 * the kept changes of strength: the plain count reads every member of a province (ADR 0025).
 */
export const answerStatistics = answer(statistics, async (tx, { organisationId, asOf, by }) => {
  await reckonWith(tx, organisationId);
  const rows = await tx.ask<Row>(sql`
    with recursive tree as (
      select profile.organisation_no, profile.kind, profile.category, profile.block, profile.block_position
      from organisation_read.profile as profile
      where profile.valid @> ${asOf}::date
        and case when ${organisationId}::uuid is null
              then not exists (select from organisation_read.placement as placement
                               where placement.organisation_no = profile.organisation_no and placement.valid @> ${asOf}::date)
              else profile.organisation_id = ${organisationId}::uuid end
      union all
      select profile.organisation_no, profile.kind, profile.category,
             coalesce(profile.block, tree.block), coalesce(profile.block_position, tree.block_position)
      from tree
      join organisation_read.placement as placement on placement.parent_no = tree.organisation_no and placement.valid @> ${asOf}::date
      join organisation_read.profile as profile on profile.organisation_no = placement.organisation_no and profile.valid @> ${asOf}::date),
    strength as materialized (
      select change.organisation_no, sum(change.members) as members, sum(change.official) as official
      from members_read.strength_change as change
      where change.on_day <= ${asOf}::date
        and change.organisation_no = any(array(select organisation_no from tree))
      group by change.organisation_no)
    select coalesce(${by === 'block' ? sql`tree.block` : by === 'kind' ? sql`tree.kind` : sql`tree.category`}, ${none}) as "group",
           coalesce(min(${by === 'block' ? sql`tree.block` : by === 'kind' ? sql`kind.vi` : sql`category.vi`}), '') as label,
           count(*) filter (where kind.is_grassroots) as "grassrootsOrganisations",
           count(*) filter (where kind.is_cell) as "cells",
           coalesce(sum(strength.members), 0) as "members",
           coalesce(sum(strength.official), 0) as "official",
           coalesce(sum(strength.members - strength.official), 0) as "probationary"
    from tree
    join organisation_read.kind as kind on kind.code = tree.kind
    left join organisation_read.category as category on category.code = tree.category
    left join strength using (organisation_no)
    group by 1
    having count(*) filter (where kind.is_grassroots or kind.is_cell) > 0 or coalesce(sum(strength.members), 0) > 0
    order by min(${by === 'block' ? sql`tree.block_position` : by === 'kind' ? sql`kind.position` : sql`category.position`}) nulls last, 1`);

  const total = rows.reduce(add, {
    grassrootsOrganisations: 0,
    cells: 0,
    members: 0,
    official: 0,
    probationary: 0,
  });
  const shared = rows.map((row) => ({ ...row, share: shareOf(row.members, total.members, perTenThousand) }));
  const sharesAddUpTo = shared.reduce((sum, row) => sum + (row.share ?? 0), 0);
  return ok({ asOf, rows: shared, total, sharesAddUpTo });
});

function add(sum: Strength, row: Strength): Strength {
  return {
    grassrootsOrganisations: sum.grassrootsOrganisations + row.grassrootsOrganisations,
    cells: sum.cells + row.cells,
    members: sum.members + row.members,
    official: sum.official + row.official,
    probationary: sum.probationary + row.probationary,
  };
}
