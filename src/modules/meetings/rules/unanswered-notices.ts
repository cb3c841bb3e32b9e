import type { Id } from '#kernel/id.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import type { MeetingRow } from './rows.ts';
import type { SuperiorNoticeRow } from './superior-notice.ts';

/** «Giấy mời chưa trả lời» — of one person, to meetings that have not begun. */
export function unansweredNotices(rows: Rows, person: Id): readonly SuperiorNoticeRow[] {
  return rows
    .all<SuperiorNoticeRow>('superior-notice')
    .filter(
      (row) =>
        row.personId === person &&
        row.answer === null &&
        rows.one<MeetingRow>('meeting', row.meetingId)?.state === 'convened',
    );
}
