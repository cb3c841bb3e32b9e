import type { Rows } from '#kernel/sync/replica.ts';
import type { Id } from '#kernel/id.ts';
import type { AgendaItemRow, MeetingRow, RollEntryRow } from '#modules/meetings/public.ts';
import { ofMeeting } from '#modules/meetings/public.ts';
import { balanceOf } from '#modules/meetings/rules/balance.ts';
import type { AttendanceRow } from '#modules/reports/tables.ts';

/** «Cộng buổi sinh hoạt» — what the reaction keeps when minutes are locked; the sample writes rows without reactions. */
export function sumsOf(rows: Rows, meetingId: Id): AttendanceRow | null {
  const meeting = rows.one<MeetingRow>('meeting', meetingId);
  if (!meeting) return null;
  const roll = ofMeeting<RollEntryRow>(rows, 'roll-entry', meetingId);
  const items = ofMeeting<AgendaItemRow>(rows, 'agenda-item', meetingId);
  const came = ({ attendance }: RollEntryRow) => attendance === 'present' || attendance === 'online';
  const isExpected = ({ circumstance }: RollEntryRow) =>
    circumstance === null || circumstance === 'temporarily-here';
  const expected = roll.filter(isExpected);
  const balance = balanceOf(items.map((item) => ({ ...item, originKind: item.originKind ?? 'template' })));
  return {
    meetingId,
    organisationNo: meeting.organisationNo,
    month: meeting.month,
    expected: expected.length,
    present: expected.filter(came).length,
    absent: expected.filter((entry) => entry.attendance === 'absent').length,
    localItems: balance.local.items,
    upperItems: balance.above.items,
  };
}
