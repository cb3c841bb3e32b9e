import type { CivilDate } from '#kernel/civil-date.ts';
import { sql } from '#platform/database/pool.ts';

/**
 * «Vắng không lý do liên tiếp» — who was absent from the last meetings of the cells of `place`, `least` times or more,
 * belongs there today and has no open case; the rule on the device (`absencesInARow`) counts the same.
 */
export const absentIn = (today: CivilDate, least: number) => sql`
  line as (
    select entry.organisation_no, entry.person_id, meeting.held_on, entry.attendance = 'absent' as absent,
           count(*) filter (where entry.attendance <> 'absent')
             over (partition by entry.person_id, entry.organisation_no order by meeting.held_on desc, meeting.id desc) as broken
    from place
    -- Cell by cell from its index: the rolls of everybody else are not looked at.
    cross join lateral (
      select held.id, held.held_on from meetings_read.meeting as held
      where held.organisation_no = any(array[place.organisation_no]) and held.held_on > ${today}::date - interval '13 months') as meeting
    join meetings_read.roll_entry as entry on entry.meeting_id = meeting.id
    where entry.circumstance is null and entry.attendance is not null),
  absent as (
    select organisation_no, person_id, count(*)::integer as missed, min(held_on) as since_on
    from line where broken = 0 and absent group by organisation_no, person_id having count(*) >= ${least}),
  t as (
    select * from absent
    where exists (select from members.affiliation as belonging where belonging.person_id = absent.person_id
                  and belonging.organisation_no = absent.organisation_no and belonging.valid @> ${today}::date)
      and not exists (select from members.absence_case as open where open.person_id = absent.person_id and open.closed_on is null))`;
