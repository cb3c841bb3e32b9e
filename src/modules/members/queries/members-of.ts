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
    // A search begins with the few whose name fits; else the places lead to their members.
    const found = input.search
      ? sql`(select id, full_name, sort_name from members.person where search_name like ${`%${fold(input.search)}%`} offset 0)`
      : sql`members.person`;
    const conditions = [
      input.standing && sql`standing.standing = ${input.standing}`,
      input.block && sql`coalesce(below.block, 'none') = ${input.block}`,
      input.kind && sql`coalesce(below.kind, 'none') = ${input.kind}`,
      input.category && sql`coalesce(below.category, 'none') = ${input.category}`,
      input.circumstance &&
        sql`exists (
              select from members.circumstance as circumstance
              where circumstance.person_id = person.id and circumstance.valid @> ${asOf}::date and circumstance.kind = ${input.circumstance})`,
      input.office &&
        sql`exists (
              select from members.office_term as term
              where term.person_id = person.id and term.valid @> ${asOf}::date and term.office = ${input.office})`,
    ].filter((condition) => typeof condition === 'object');
    const wanted = conditions.length ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
    // Counted and paged from one reading: the joins are what it costs.
    const lines = await tx.ask<Partial<MemberLine> & { sortName: string; total: number }>(sql`
      ${below},
      everybody as materialized (
        select person.id, person.full_name, person.sort_name, below.organisation_id, below.name, standing.standing
        from below
        join members.affiliation as affiliation on affiliation.organisation_no = below.organisation_no and affiliation.valid @> ${asOf}::date
        join ${found} as person on person.id = affiliation.person_id
        join members.standing as standing on standing.person_id = person.id and standing.valid @> ${asOf}::date
        ${wanted}),
      chosen as (
        select * from everybody
        where ${after === null}::boolean or (sort_name, id) > (${after?.[0] ?? ''} collate "vi-x-icu", ${after?.[1] ?? null}::uuid)
        order by sort_name, id
        limit ${page + 1})
      select counted.total,
             chosen.id as "personId", chosen.full_name as "fullName", chosen.sort_name as "sortName",
             chosen.organisation_id as "organisationId", chosen.name as "organisationName", chosen.standing,
             coalesce((select array_agg(circumstance.kind order by circumstance.kind) from members.circumstance as circumstance
                       where circumstance.person_id = chosen.id and circumstance.valid @> ${asOf}::date), '{}') as circumstances,
             coalesce((select array_agg(term.office order by term.office) from members.office_term as term
                       where term.person_id = chosen.id and term.valid @> ${asOf}::date), '{}') as offices
      from (select count(*) as total from everybody) as counted left join chosen on true
      order by chosen.sort_name, chosen.id`);
    const rows = lines.filter((line): line is typeof line & MemberLine => line.personId !== null);
    const last = rows.length > page ? rows[page - 1] : undefined;
    return ok({
      rows: rows.slice(0, page).map(({ sortName: _, total: __, ...line }) => line),
      total: lines[0]?.total ?? 0,
      next: last ? ([last.sortName, last.personId] as [string, string]) : null,
    });
  },
  { readsPersonalData: true },
);
