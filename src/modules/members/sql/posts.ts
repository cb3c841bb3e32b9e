import type { RawBuilder } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { sql } from '#platform/database/pool.ts';

/** The offices a person holds on the day, each with the organisation it is of, which tells its level; `null`: none. */
export function postsOn(
  personId: RawBuilder<unknown>,
  day: RawBuilder<unknown> | CivilDate,
): RawBuilder<unknown> {
  const on = typeof day === 'string' ? sql`${day}::date` : day;
  return sql`(
    select string_agg(coalesce(held.title, case held.office when 'secretary' then 'Bí thư' when 'deputy-secretary' then 'Phó Bí thư'
             when 'office-staff' then 'Cán bộ văn phòng' else 'Cấp ủy viên' end) || ' (' || place.name || ')', '; ' order by lower(held.valid))
    from members.office_term as held
    join organisation_read.profile as place on place.organisation_no = held.organisation_no and place.valid @> ${on}
    where held.person_id = ${personId} and held.valid @> ${on} and held.office <> 'follower')`;
}
