import type { Instant } from '#kernel/civil-date.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { dayOf } from './book.ts';
import { ofMeeting } from './from-rows.ts';
import type { MeetingRow } from './rows.ts';
import type { OfficeTermRow } from './rows-of-others.ts';

/** «Giấy mời cấp trên theo dõi» — a meeting told to one who follows the cell, and what he answered. */
export interface SuperiorNoticeRow {
  readonly meetingId: Id;
  readonly personId: Id;
  readonly organisationNo: number;
  readonly toldAt: Instant;
  readonly answer: 'coming' | 'not-coming' | null;
  readonly reason: string | null;
  readonly answeredAt: Instant | null;
}

/** «Giấy mời của một buổi». */
export function noticesOf(rows: Rows, meetingId: Id): readonly SuperiorNoticeRow[] {
  return ofMeeting<SuperiorNoticeRow>(rows, 'superior-notice', meetingId);
}

/** «Người theo dõi chi bộ» — who holds the office on the day of the meeting: followers, and leaders assigned to attend. */
export function followersOn(rows: Rows, meeting: MeetingRow): readonly Id[] {
  const held = rows
    .all<OfficeTermRow>('office-term')
    .filter(
      (term) =>
        term.organisationNo === meeting.organisationNo &&
        term.office === 'follower' &&
        includes(readPeriod(term.valid), dayOf(meeting)),
    );
  return [...new Set(held.map((term) => term.personId))];
}

/** «Điều cần xem lại khi trả lời giấy mời». */
export const noticeProblems = {
  noticeNotFound: {
    code: 'meetings.noticeNotFound',
    message: { vi: 'Chi bộ chưa gửi đồng chí giấy mời này.', en: 'The cell has not sent you this notice.' },
    fix: { vi: 'Máy sẽ gửi lại khi giấy mời đã tới.', en: 'It is sent again once the notice has arrived.' },
    awaits: true,
  },
  absenceNeedsReason: {
    code: 'meetings.absenceNeedsReason',
    message: { vi: 'Chưa ghi vì sao không dự được.', en: 'The reason is missing.' },
    fix: { vi: 'Ghi một câu để chi bộ biết.', en: 'Write one sentence for the cell.' },
    field: 'reason',
  },
} as const satisfies Readonly<Record<string, Problem>>;
