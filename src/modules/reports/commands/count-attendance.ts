import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reaction } from '#platform/handle.ts';
import { attendance, type AttendanceRow } from '../tables.ts';

/** «Cộng buổi sinh hoạt» — with the minutes locked roll and agenda cannot change: their sums are kept from then on. */
export const countAttendance: Reaction = {
  to: 'minutes-locked',
  async run(tx, event) {
    const { meetingId } = event.of as { readonly meetingId: string };
    const rows = await tx.ask<Omit<AttendanceRow, 'organisationNo'>>(sql`
      with entry as (
        select entry.attendance,
               entry.circumstance is null or entry.circumstance = 'temporarily-here' as expected
        from meetings_read.roll_entry as entry
        where entry.meeting_id = ${meetingId} and entry.organisation_no = ${tx.home.no}),
      item as (
        -- As the balance of the agenda weighs them (meetings/rules/balance.ts).
        select count(*) filter (where coalesce(item.source, 'above') = 'above' and (item.source is not null or item.origin_kind in ('paper', 'asked'))) as upper_items,
               count(*) filter (where coalesce(item.source, 'local') = 'local'
                 and (item.source is not null or item.origin_kind in ('added', 'concern', 'proposed', 'suggested', 'theme'))) as local_items
        from meetings_read.agenda_item as item
        where item.meeting_id = ${meetingId} and item.organisation_no = ${tx.home.no} and item.part = 'proceedings')
      select meeting.id as "meetingId", meeting.month, count(*) filter (where entry.expected)::integer as expected,
             count(*) filter (where entry.expected and entry.attendance in ('present', 'online'))::integer as present,
             count(*) filter (where entry.expected and entry.attendance = 'absent')::integer as absent,
             min(item.local_items)::integer as "localItems", min(item.upper_items)::integer as "upperItems"
      from meetings_read.meeting as meeting
      cross join item
      join entry on true
      where meeting.id = ${meetingId} and meeting.organisation_no = ${tx.home.no}
      group by meeting.id, meeting.month
      having count(*) filter (where entry.expected) > 0`);
    tx.put(
      attendance,
      rows.map((row) => ({ ...row, organisationNo: tx.home.no })),
    );
    return ok(rows.length);
  },
};
