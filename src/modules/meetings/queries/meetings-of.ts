import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { meetingsOf } from '../contract/reading.ts';

type Row = OutputOf<typeof meetingsOf>['meetings'][number];

/** «Các buổi sinh hoạt» — with attendance of those expected, grade, and when the minutes went up; the newest first. */
export const answerMeetingsOf = answer(meetingsOf, async (tx, { organisationId, from, until }) => {
  const meetings = await tx.ask<Row>(sql`
    with place as (
      select organisation_no from platform.organisation_head where organisation_id = ${organisationId}),
    attendance as (
      select entry.meeting_id, count(*)::int as expected,
             count(*) filter (where attendance in ('present', 'online'))::int as present,
             count(*) filter (where attendance = 'excused')::int as excused,
             count(*) filter (where attendance = 'absent')::int as absent
      from place join meetings.roll_entry as entry using (organisation_no)
      where entry.circumstance is null or entry.circumstance = 'temporarily-here'
      group by entry.meeting_id)
    select meeting.id, meeting.month, meeting.kind, meeting.theme, meeting.state, meeting.planned_on as "plannedOn",
           meeting.starts_at as "startsAt", meeting.place, meeting.held_on as "heldOn", meeting.opened_at as "openedAt",
           meeting.ended_at as "endedAt", meeting.excuse, coalesce(attendance.expected, 0) as expected,
           coalesce(attendance.present, 0) as present, coalesce(attendance.excused, 0) as excused,
           coalesce(attendance.absent, 0) as absent, sheet.total, sheet.grade, meeting.sent_at as "sentAt",
           minutes.received_at as "receivedAt"
    from place join meetings.meeting as meeting using (organisation_no)
    left join attendance on attendance.meeting_id = meeting.id
    left join meetings.score_sheet as sheet on sheet.meeting_id = meeting.id
    left join meetings.minutes as minutes on minutes.meeting_id = meeting.id
    where meeting.month >= ${from} and meeting.month < ${until}
    order by coalesce(meeting.held_on, meeting.planned_on) desc, meeting.id`);
  return ok({ meetings });
});
