import { table } from '#platform/database/table.ts';
import type { SuperiorNoticeRow } from '../rules/superior-notice.ts';
import { ahead, kept, recentMeetings } from './windows.ts';

export const superiorNotice = table<SuperiorNoticeRow>('meetings.superior_notice', {
  key: ['meetingId', 'personId'],
  class: 'internal',
  mine: 'personId',
  feed: {
    kind: 'superior-notice',
    columns: ['meetingId', 'personId', 'toldAt', 'answer', 'reason', 'answeredAt'],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});
