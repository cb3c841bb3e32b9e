import { table } from '#platform/database/table.ts';
import type { PaperReadOutRow } from '../rules/read-out.ts';
import { ahead, kept, recentMeetings } from './windows.ts';

/** Seen by the levels above, unlike the agenda: they count whom their paper has reached. */
export const paperReadOut = table<PaperReadOutRow>('meetings.paper_read_out', {
  key: ['meetingId', 'paperId'],
  class: 'internal',
  feed: {
    kind: 'paper-read-out',
    columns: ['meetingId', 'paperId', 'readOn'],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});
