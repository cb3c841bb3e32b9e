import { fold } from '#kernel/vietnamese.ts';
import { ok } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { membersOf, type MemberLine } from '../contract.ts';

const page = 50;

/**
 * «Danh sách đảng viên» — everybody whose official place on the day is the organisation or below it,
 * in Vietnamese order by given name.
 */
export const answerMembersOf = answer(
  membersOf,
  async (tx, input) => {
    const { asOf, organisationId, after = null } = input;
    const below = sql`
      with recursive below as (
        select profile.organisation_no, profile.organisation_id, profile.name, profile.kind, profile.category, profile.block
        from organisation_read.profile as profile
        where profile.valid @> ${asOf}::date
          and case when ${organisationId}::uuid is null
                then not exists (select from organisation_read.placement as placement
                                 where placement.organisation_no = profile.organisation_no and placement.valid @> ${asOf}::date)
                else profile.organisation_id = ${organisationId}::uuid end
        union all
        select profile.organisation_no, profile.organisation_id, profile.name, profile.kind, profile.category,
               coalesce(profile.block, below.block)
        from below
        join organisation_read.placement as placement on placement.parent_no = below.organisation_no and placement.valid @> ${asOf}::date
        join organisation_read.profile as profile on profile.organisation_no = placement.organisation_no and profile.valid @> ${asOf}::date)`;
    const from = sql`
      from below
      join members.affiliation as affiliation on affiliation.organisation_no = below.organisation_no and affiliation.valid @> ${asOf}::date
      join members.person as person on person.id = affiliation.person_id
      join members.standing as standing on standing.person_id = person.id and standing.valid @> ${asOf}::date
      where (${input.search ?? null}::text is null or person.search_name like ${`%${fold(input.search ?? '')}%`})
        and (${input.standing ?? null}::text is null or standing.standing = ${input.standing ?? null})
        and (${input.block ?? null}::text is null or coalesce(below.block, 'none') = ${input.block ?? null})
        and (${input.kind ?? null}::text is null or coalesce(below.kind, 'none') = ${input.kind ?? null})
        and (${input.category ?? null}::text is null or coalesce(below.category, 'none') = ${input.category ?? null})
        and (${input.circumstance ?? null}::text is null or exists (
              select from members.circumstance as circumstance
              where circumstance.person_id = person.id and circumstance.valid @> ${asOf}::date and circumstance.kind = ${input.circumstance ?? null}))
        and (${input.office ?? null}::text is null or exists (
              select from members.office_term as term
              where term.person_id = person.id and term.valid @> ${asOf}::date and term.office = ${input.office ?? null}))`;
    const [counted] = await tx.ask<{ total: number }>(sql`${below} select count(*) as total ${from}`);
    const rows = await tx.ask<MemberLine & { sortName: string }>(sql`
      ${below},
      chosen as (
        select person.id, person.full_name, person.sort_name, below.organisation_id, below.name, standing.standing
        ${from}
          and (${after === null}::boolean or (person.sort_name, person.id) > (${after?.[0] ?? ''} collate "vi-x-icu", ${after?.[1] ?? null}::uuid))
        order by person.sort_name, person.id
        limit ${page + 1})
      select chosen.id as "personId", chosen.full_name as "fullName", chosen.sort_name as "sortName",
             chosen.organisation_id as "organisationId", chosen.name as "organisationName", chosen.standing,
             coalesce((select array_agg(circumstance.kind order by circumstance.kind) from members.circumstance as circumstance
                       where circumstance.person_id = chosen.id and circumstance.valid @> ${asOf}::date), '{}') as circumstances,
             coalesce((select array_agg(term.office order by term.office) from members.office_term as term
                       where term.person_id = chosen.id and term.valid @> ${asOf}::date), '{}') as offices
      from chosen order by chosen.sort_name, chosen.id`);
    const last = rows.length > page ? rows[page - 1] : undefined;
    return ok({
      rows: rows.slice(0, page).map(({ sortName: _, ...line }) => line),
      total: counted?.total ?? 0,
      next: last ? ([last.sortName, last.personId] as [string, string]) : null,
    });
  },
  { readsPersonalData: true },
);
