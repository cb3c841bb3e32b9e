import { ok } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { me } from '../contract.ts';

interface Line {
  readonly term: string | null;
  readonly office: string;
  readonly title: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly id: string;
  readonly no: number;
  readonly name: string;
  readonly code: string | null;
  readonly kind: string;
  readonly category: string | null;
  readonly isCell: boolean;
}

/** «Tôi là ai trong sổ» — offices first, then belonging to a cell. */
export const answerMe = answer(me, async (tx) => {
  const [person] = await tx.ask<{ fullName: string }>(
    sql`select full_name as "fullName" from members.person where id = ${tx.person}::uuid`,
  );
  const lines = await tx.ask<Line>(sql`
    with post as (
      select term.id as term, term.office, term.title, term.organisation_no, term.valid
      from members.office_term as term where term.person_id = ${tx.person}::uuid and term.valid @> ${tx.today}::date
      union all
      select null, 'member', null, affiliation.organisation_no, affiliation.valid
      from members.affiliation as affiliation
      where affiliation.person_id = ${tx.person}::uuid and affiliation.valid @> ${tx.today}::date)
    select post.term, post.office, post.title, lower(post.valid)::text as "from", upper(post.valid)::text as until,
           profile.organisation_id as id, profile.organisation_no as no, profile.name, profile.code, profile.kind,
           profile.category, kind.is_cell as "isCell"
    from post
    join organisation_read.profile as profile on profile.organisation_no = post.organisation_no and profile.valid @> ${tx.today}::date
    join organisation_read.kind as kind on kind.code = profile.kind
    order by array_position(array['secretary', 'deputy-secretary', 'office-staff', 'committee-member', 'follower', 'member'], post.office), profile.organisation_no`);
  return ok({
    person: { id: tx.person, fullName: person?.fullName ?? null },
    offices: lines.map(({ term, office, title, from, until, ...organisation }) => ({
      term,
      office,
      title,
      from,
      until,
      organisation,
    })),
  });
});
