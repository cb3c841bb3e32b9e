import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';

/** «Đảng ủy cơ sở bên dưới» — the grassroots committees below an organisation: numbers. */
export function committeesBelow(organisationId: Id, today: CivilDate) {
  return sql`
    select custody.organisation_no
    from platform.organisation_head as head
    join organisation_read.custody as custody on custody.keeper_no = head.organisation_no and custody.depth > 0
    join organisation_read.profile as profile on profile.organisation_no = custody.organisation_no and profile.valid @> ${today}::date
    join organisation_read.kind as kind on kind.code = profile.kind and kind.is_grassroots and not kind.is_cell
    where head.organisation_id = ${organisationId}::uuid`;
}

/** Whether a line of `custody` has one of the `committee` between its keeper and itself: then that one deals with it. */
export const isFar = sql`exists (
  select from organisation_read.custody as nearer
  where nearer.organisation_no = custody.organisation_no and nearer.depth > 0
    and nearer.keeper_no in (select organisation_no from committee))`;
