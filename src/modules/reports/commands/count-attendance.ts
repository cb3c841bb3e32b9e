import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reaction } from '#platform/handle.ts';
import { attendance, type AttendanceRow } from '../tables.ts';

/** «Cộng điểm danh» — with the minutes locked the roll cannot change: its sums are kept from then on. */
export const countAttendance: Reaction = {
  to: 'minutes-locked',
  async run(tx, event) {
    const { meetingId } = event.of as { readonly meetingId: string };
    const rows = await tx.ask<Omit<AttendanceRow, 'organisationNo'>>(sql`
      select meeting.id as "meetingId", meeting.month, count(*)::integer as expected,
             count(*) filter (where entry.attendance in ('present', 'online'))::integer as present
      from meetings_read.meeting as meeting
      join meetings_read.roll_entry as entry
        on entry.meeting_id = meeting.id and entry.organisation_no = meeting.organisation_no
      where meeting.id = ${meetingId} and meeting.organisation_no = ${tx.home.no}
        and (entry.circumstance is null or entry.circumstance = 'temporarily-here')
      group by meeting.id, meeting.month`);
    tx.put(
      attendance,
      rows.map((row) => ({ ...row, organisationNo: tx.home.no })),
    );
    return ok(rows.length);
  },
};
