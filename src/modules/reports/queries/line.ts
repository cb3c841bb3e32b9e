import type { RawBuilder } from 'kysely';
import { countsOn } from '#platform/database/past.ts';
import { sql } from '#platform/database/pool.ts';
import { kindName } from './kind-name.ts';

/** The columns of one organisation in a list. */
export const lineColumns = sql`
  profile.organisation_id as "id", profile.organisation_no as "no", profile.name, profile.code, profile.kind,
  ${kindName} as "kindName", kind.is_cell as "isCell", kind.is_grassroots as "isGrassroots", profile.category,
  coalesce(profile.block, parent.block) as "block", parent_head.organisation_id as "parentId", parent.name as "parentName",
  coalesce(strength.members, 0) as "members", coalesce(strength.official, 0) as "official",
  place.hardship, place.border, place.households, place.poor_households as "poorHouseholds",
  coalesce(place.distance_km, profile.distance_km) as "distanceKm"`;

/** What those columns rest on, as of a day. */
export function lineJoins(asOf: string): RawBuilder<unknown> {
  return sql`
    join organisation_read.kind as kind on kind.code = profile.kind
    left join organisation_read.placement as placement
      on placement.organisation_no = profile.organisation_no and placement.valid @> ${asOf}::date
    left join platform.organisation_head as parent_head on parent_head.organisation_no = placement.parent_no
    left join organisation_read.profile as parent on parent.organisation_no = placement.parent_no and parent.valid @> ${asOf}::date`;
}

/** The place as it was on that day. */
export function placeJoin(asOf: string): RawBuilder<unknown> {
  return sql`
    left join organisation_read.place_fact as place
      on place.organisation_no = profile.organisation_no and place.valid @> ${asOf}::date`;
}

/** The strength of the lines chosen: of the organisation itself, not of what lies below. */
export function strengthJoin(asOf: string): RawBuilder<unknown> {
  return sql`
    left join lateral (
      select count(*) as members, count(*) filter (where standing.standing = 'official') as official
      from members_read.affiliation as affiliation
      join members_read.standing as standing on standing.person_id = affiliation.person_id and standing.valid @> ${asOf}::date
      where affiliation.organisation_no = profile.organisation_no and affiliation.valid @> ${asOf}::date
        and ${countsOn(sql`profile.organisation_no`, asOf)}) as strength on true`;
}
