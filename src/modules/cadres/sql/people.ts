import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import type { Candidate } from '../rules/candidate.ts';
import { postsOf } from './cell-facts.ts';

/** More than this are not asked at once. */
export const mostPeople = 400;

/**
 * «Người có thể cử» — official members below the organisation, not exempt, suspended or elsewhere: those who hold an
 * office of the organisation itself, or also everybody of its agencies, schools and services.
 */
export function peopleOf(
  tx: Reading,
  organisationId: Id,
  asOf: CivilDate,
  pool: 'committee' | 'agencies',
): Promise<Candidate[]> {
  return tx.ask<Candidate>(sql`
    with home as materialized (select organisation_no from platform.organisation_head where organisation_id = ${organisationId})
    select person.id as "personId", person.full_name as "fullName", profile.organisation_id as "cellId", profile.name as "cellName",
           coalesce(place.distance_km, profile.distance_km) as "ownKm",
           concat_ws('; ', record.residence, record.home_place) as home, record.theory_level as theory,
           record.professional_education as education, record.occupation, ${postsOf(asOf)} as posts
    from home
    join organisation_read.reach as reach
      on reach.above_no = home.organisation_no and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date
    join organisation_read.profile as profile
      on profile.organisation_no = reach.organisation_no and profile.valid @> ${asOf}::date
    join members_read.affiliation as affiliation
      on affiliation.organisation_no = profile.organisation_no and affiliation.valid @> ${asOf}::date
    join members_read.person as person on person.id = affiliation.person_id
    join members_read.standing as standing
      on standing.person_id = person.id and standing.valid @> ${asOf}::date and standing.standing = 'official'
    left join organisation_read.place_fact as place
      on place.organisation_no = profile.organisation_no and place.valid @> ${asOf}::date
    left join members_read.personal_record as record on record.person_id = person.id
    where not exists (
        select from members_read.circumstance as circumstance
        where circumstance.person_id = person.id and circumstance.valid @> ${asOf}::date and circumstance.kind <> 'temporarily-here')
      and (exists (select from members_read.office_term as term
                   where term.person_id = person.id and term.organisation_no = home.organisation_no and term.valid @> ${asOf}::date)
           or (${pool === 'agencies'}::boolean and coalesce(profile.category, 'village') not in ('village', 'street')))
    order by person.sort_name, person.id
    limit ${mostPeople + 1}`);
}
