import type { RawBuilder } from 'kysely';
import { ok } from '#kernel/result.ts';
import { shareOf } from '#kernel/share.ts';
import type { Text } from '#kernel/text.ts';
import { answer } from '#platform/handle.ts';
import { countsOn } from '#platform/database/past.ts';
import { sql } from '#platform/database/pool.ts';
import { statistics, type Strength } from '../contract.ts';
import { reckonWith } from './wide.ts';

type Row = Strength & { group: string; label: Text | string };

const none = 'none';
const perTenThousand = 10_000;

/**
 * «Thống kê theo khối» — each organisation counts in the block of its own, else in that of the
 * nearest superior that has one. Members are counted where they officially belong on the day. Who
 * sees the whole is answered from its kept totals (ADR 0048), anybody else from what each may see.
 */
export const answerStatistics = answer(
  statistics,
  async (tx, { organisationId, asOf, by }) => {
    const [sight] = await tx.ask<{ whole: boolean }>(sql`
    select coalesce(bool_and(top.organisation_no <@ (select platform.within('internal'))), false) as whole
    from (${tops(organisationId, asOf)}) as top`);
    if (!sight?.whole) await reckonWith(tx, organisationId);
    const rows = await tx.askLast<Row>(sql`
    with recursive ${sight?.whole ? partsAsKept(organisationId, asOf) : partsAsCounted(organisationId, asOf, by)}
    select coalesce(nullif(${by === 'block' ? sql`part.block` : by === 'kind' ? sql`part.kind` : sql`part.category`}, ''), ${none}) as "group",
           ${by === 'block' ? sql`coalesce(min(part.block), '')` : named(by)} as label,
           coalesce(sum(part.organisations) filter (where kind.is_grassroots), 0)::integer as "grassrootsOrganisations",
           coalesce(sum(part.organisations) filter (where kind.is_cell), 0)::integer as "cells",
           sum(part.members)::integer as "members", sum(part.official)::integer as "official",
           sum(part.members - part.official)::integer as "probationary"
    from part
    join organisation_read.kind as kind on kind.code = part.kind
    left join organisation_read.category as category on category.code = part.category
    group by 1
    having bool_or((kind.is_grassroots or kind.is_cell) and part.organisations > 0) or sum(part.members) > 0
    order by min(${by === 'block' ? sql`part.block_position` : by === 'kind' ? sql`kind.position` : sql`category.position`}) nulls last, 1`);

    const total = rows.reduce(add, {
      grassrootsOrganisations: 0,
      cells: 0,
      members: 0,
      official: 0,
      probationary: 0,
    });
    const shared = rows.map((row) => ({
      ...row,
      share: shareOf(row.members, total.members, perTenThousand),
    }));
    const sharesAddUpTo = shared.reduce((sum, row) => sum + (row.share ?? 0), 0);
    return ok({ asOf, rows: shared, total, sharesAddUpTo });
  },
  { looksAhead: true },
);

/** The name of a kind or category in both languages; '' where there is none. */
function named(by: 'kind' | 'category'): RawBuilder<unknown> {
  const of = sql.raw(by);
  return sql`case when min(${of}.vi) is null then to_jsonb(''::text)
    else jsonb_build_object('vi', min(${of}.vi), 'en', min(upper(left(${of}.en, 1)) || substr(${of}.en, 2))) end`;
}

/** Whole months up to the month of the day, then its days: so many sums and no more, however large the tree. */
function partsAsKept(organisationId: string | null, asOf: string): RawBuilder<unknown> {
  const month = sql`date_trunc('month', ${asOf}::date)::date`;
  return sql`
    top as materialized (${tops(organisationId, asOf)}),
    line as (
      -- Two ranges of one index; joined by "or" every day ever kept would be read.
      select total.* from top join members_read.strength_total as total
        on total.organisation_no = top.organisation_no and total.whole_month and total.on_day < ${month}
      union all
      select total.* from top join members_read.strength_total as total
        on total.organisation_no = top.organisation_no and not total.whole_month and total.on_day >= ${month} and total.on_day <= ${asOf}::date),
    part as materialized (
      select line.kind, line.category, line.block, nullif(min(line.block_position), 0) as block_position,
             sum(line.organisations) as organisations, sum(line.members) as members, sum(line.official) as official
      from line group by line.kind, line.category, line.block
      having sum(line.organisations) <> 0 or sum(line.members) <> 0)`;
}

/** The plain count: each organisation that may be seen, and the kept changes of its strength (ADR 0025). */
function partsAsCounted(
  organisationId: string | null,
  asOf: string,
  by: 'block' | 'kind' | 'category',
): RawBuilder<unknown> {
  const block = (names: TemplateStringsArray) => (by === 'block' ? sql(names) : sql``);
  return sql`
    ${by === 'block' ? treeWithBlocks(organisationId, asOf) : treeAsKept(organisationId, asOf)},
    line as (
      select tree.kind, tree.category${block`, tree.block, tree.block_position`}, 1 as organisations, 0 as members, 0 as official from tree
      union all
      select tree.kind, tree.category${block`, tree.block, tree.block_position`}, 0, change.members, change.official
      from tree
      join members_read.strength_change as change
        on change.organisation_no = tree.organisation_no and change.on_day <= ${asOf}::date
      where ${countsOn(sql`tree.organisation_no`, asOf)}),
    part as materialized (
      select kind, category${block`, block, block_position`}, sum(organisations) as organisations,
             sum(members) as members, sum(official) as official
      from line group by kind, category${block`, block, block_position`})`;
}

/** The organisations below on the day, as reach keeps them (ADR 0035). */
function treeAsKept(organisationId: string | null, asOf: string): RawBuilder<unknown> {
  return sql`
    tree as materialized (
      select profile.organisation_no, profile.kind, profile.category
      from organisation_read.reach as reach
      join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no and profile.valid @> ${asOf}::date
      where reach.above_no = any(array(select top.organisation_no from (${tops(organisationId, asOf)}) as top))
        and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date)`;
}

/** The same from level to level: a block comes down from the nearest superior that has one. */
function treeWithBlocks(organisationId: string | null, asOf: string): RawBuilder<unknown> {
  return sql`
    tree as (
      ${tops(organisationId, asOf)}
      union all
      select profile.organisation_no, profile.kind, profile.category,
             coalesce(profile.block, tree.block), coalesce(profile.block_position, tree.block_position)
      from tree
      join organisation_read.placement as placement on placement.parent_no = tree.organisation_no and placement.valid @> ${asOf}::date
      join organisation_read.profile as profile on profile.organisation_no = placement.organisation_no and profile.valid @> ${asOf}::date)`;
}

function tops(organisationId: string | null, asOf: string): RawBuilder<unknown> {
  return sql`
    select profile.organisation_no, profile.kind, profile.category, profile.block, profile.block_position
    from organisation_read.profile as profile
    where profile.valid @> ${asOf}::date
      and ${
        organisationId === null
          ? sql`not exists (select from organisation_read.placement as placement
                            where placement.organisation_no = profile.organisation_no and placement.valid @> ${asOf}::date)`
          : sql`profile.organisation_id = ${organisationId}::uuid`
      }`;
}

function add(sum: Strength, row: Strength): Strength {
  return {
    grassrootsOrganisations: sum.grassrootsOrganisations + row.grassrootsOrganisations,
    cells: sum.cells + row.cells,
    members: sum.members + row.members,
    official: sum.official + row.official,
    probationary: sum.probationary + row.probationary,
  };
}
