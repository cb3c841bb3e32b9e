import { fold } from '#kernel/vietnamese.ts';
import { ok } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { lookUpEach } from '#platform/database/wide.ts';
import { hardships } from '#modules/organisation/public.ts';
import { organisations, type OrganisationLine } from '../contract.ts';
import { lineColumns, lineJoins, placeJoin, strengthJoin } from './line.ts';
import { reckonWith } from './wide.ts';

const page = 50;

/** What the list is sorted by, least first; where nothing is known, last. */
const orders = {
  own: sql`profile.position::double precision`,
  distance: sql`(-coalesce(place.distance_km, profile.distance_km, -1))::double precision`,
  poor: sql`(-coalesce(place.poor_households::numeric / nullif(place.households, 0), -1))::double precision`,
  hardship: sql`(-coalesce(array_position(${hardships}::text[], place.hardship), 0))::double precision`,
} as const;

/** «Danh sách tổ chức» — in the order of the official list; with search, without marks. */
export const answerOrganisations = answer(
  organisations,
  async (tx, input) => {
    const { asOf, after = null } = input;
    const under = input.underId ?? null;
    const order = orders[input.sort ?? 'own'];
    const joins = sql`${lineJoins(asOf)} ${placeJoin(asOf)}`;
    // An organisation without a block of its own is of the block of its nearest superior that has one.
    const below = sql`
    with recursive below as (
      select profile.organisation_no, profile.block
      from organisation_read.profile as profile
      where profile.valid @> ${asOf}::date
        and case when ${under}::uuid is null
              then not exists (select from organisation_read.placement as placement
                               where placement.organisation_no = profile.organisation_no and placement.valid @> ${asOf}::date)
              else profile.organisation_id = ${under}::uuid end
      union all
      select profile.organisation_no, coalesce(profile.block, below.block)
      from below
      join organisation_read.placement as placement on placement.parent_no = below.organisation_no and placement.valid @> ${asOf}::date
      join organisation_read.profile as profile on profile.organisation_no = placement.organisation_no and profile.valid @> ${asOf}::date)
    select organisation_no from below
    where ${input.block ?? null}::text is null or coalesce(below.block, 'none') = ${input.block ?? null}`;
    const conditions = sql`
    profile.valid @> ${asOf}::date
    and profile.organisation_no in (${below})
    and (${input.parentId === undefined}::boolean or parent_head.organisation_id is not distinct from ${input.parentId ?? null}::uuid)
    and (${input.only !== 'cells'}::boolean or kind.is_cell)
    and (${input.only !== 'grassroots'}::boolean or kind.is_grassroots)
    and (${input.kind ?? null}::text is null or profile.kind = ${input.kind ?? null})
    and (${input.category ?? null}::text is null or coalesce(profile.category, 'none') = ${input.category ?? null})
    and (${input.hardship ?? null}::text is null or place.hardship = ${input.hardship ?? null})
    and (${input.border === undefined}::boolean or place.border)
    and (${input.search ?? null}::text is null or profile.search_name like ${`%${fold(input.search ?? '')}%`} or profile.code like ${`${input.search ?? ''}%`})`;
    await reckonWith(tx, under);
    const [counted] = await tx.ask<{ total: number }>(
      sql`select count(*) as total from organisation_read.profile as profile ${joins} where ${conditions}`,
    );
    const ids = await tx.ask<{ id: string }>(sql`
      select profile.id from organisation_read.profile as profile
      ${joins}
      where ${conditions}
        and (${after === null}::boolean
             or (${order}, profile.name collate "vi-x-icu", profile.organisation_no)
              > (${after?.[0] ?? 0}::double precision, ${after?.[1] ?? ''}, ${after?.[2] ?? 0}::integer))
      order by ${order}, profile.name collate "vi-x-icu", profile.organisation_no
      limit ${page + 1}`);
    await lookUpEach(tx);
    const rows = await tx.askLast<OrganisationLine & { at: number }>(sql`
    select ${lineColumns}, ${order} as at
    from organisation_read.profile as profile
    ${joins} ${strengthJoin(asOf)}
    where profile.id = any(${ids.map(({ id }) => id)}::uuid[])
    order by ${order}, profile.name collate "vi-x-icu", profile.organisation_no`);
    const last = rows.length > page ? rows[page - 1] : undefined;
    return ok({
      rows: rows.slice(0, page).map(({ at: _, ...line }) => line),
      total: counted?.total ?? 0,
      next: last ? ([last.at, last.name, last.no] as [number, string, number]) : null,
    });
  },
  { looksAhead: true },
);
