import type { Text } from '#kernel/text.ts';
import { ok, refuse } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { problems } from '#platform/problems.ts';
import { organisationPage, type OrganisationLine } from '../contract.ts';
import { lineColumns, lineJoins, placeJoin, strengthJoin } from './line.ts';
import { kindName } from './kind-name.ts';

interface Page {
  readonly place: string | null;
  readonly foundedOn: string | null;
  readonly decision: string | null;
}

/** «Trang tổ chức» — what it is, where it stands, who leads it, what it was before. */
export const answerOrganisationPage = answer(
  organisationPage,
  async (tx, { organisationId, asOf }) => {
    const [found] = await tx.ask<OrganisationLine & Page>(sql`
    select ${lineColumns}, profile.place, profile.founded_on as "foundedOn",
           coalesce((select reading.reads from organisation_read.decision_reading as reading
                     join organisation_read.profile as begun on begun.begun_act = reading.act_id
                     where begun.organisation_no = profile.organisation_no and reading.was = profile.decision limit 1),
                    profile.decision) as decision
    from organisation_read.profile as profile ${lineJoins(asOf)} ${placeJoin(asOf)} ${strengthJoin(asOf)}
    where profile.organisation_id = ${organisationId}::uuid and profile.valid @> ${asOf}::date`);
    if (!found) return refuse(problems.notFound);
    const { place, foundedOn, decision, ...organisation } = found;
    const superiors = await tx.ask<{ id: string; name: string }>(sql`
    with recursive above as (
      select placement.parent_no as no, 1 as depth from organisation_read.placement as placement
      where placement.organisation_no = ${found.no} and placement.valid @> ${asOf}::date
      union all
      select placement.parent_no, above.depth + 1 from above
      join organisation_read.placement as placement on placement.organisation_no = above.no and placement.valid @> ${asOf}::date)
    select profile.organisation_id as id, profile.name from above
    join organisation_read.profile as profile on profile.organisation_no = above.no and profile.valid @> ${asOf}::date
    order by above.depth desc`);
    const subordinates = await tx.ask<{ kind: string; kindName: Text; count: number }>(sql`
    select profile.kind, ${kindName} as "kindName", count(*) as count
    from organisation_read.placement as placement
    join organisation_read.profile as profile on profile.organisation_no = placement.organisation_no and profile.valid @> ${asOf}::date
    join organisation_read.kind as kind on kind.code = profile.kind
    where placement.parent_no = ${found.no} and placement.valid @> ${asOf}::date
    group by profile.kind, kind.vi, kind.en, kind.position order by kind.position`);
    const offices = await tx.ask<{
      term: string;
      personId: string;
      fullName: string;
      office: string;
      title: string | null;
      from: string;
    }>(sql`
    select term.id as term, term.person_id as "personId", person.full_name as "fullName", term.office, term.title, lower(term.valid)::text as "from"
    from members_read.office_term as term
    join members_read.person as person on person.id = term.person_id
    where term.organisation_no = ${found.no} and term.valid @> ${asOf}::date
    order by array_position(array['secretary', 'deputy-secretary', 'committee-member', 'office-staff', 'follower'], term.office), person.sort_name`);
    const history = await tx.ask<{
      name: string;
      code: string | null;
      kindName: Text;
      from: string;
      until: string | null;
    }>(sql`
    select profile.name, profile.code, ${kindName} as "kindName", lower(profile.valid)::text as "from", upper(profile.valid)::text as until
    from organisation_read.profile as profile join organisation_read.kind as kind on kind.code = profile.kind
    where profile.organisation_no = ${found.no} order by lower(profile.valid)`);
    return ok({
      organisation,
      place,
      foundedOn,
      decision,
      superiors,
      subordinates,
      offices,
      history,
    });
  },
  { looksAhead: true },
);
