import { among, table } from '#platform/database/table.ts';
import type { AddendumRow } from '../rules/rows.ts';
import { kept, recentMeetings } from './windows.ts';

export const addendum = table<AddendumRow>('meetings.addendum', {
  key: ['id'],
  class: 'working',
  // The levels above see what was adopted, as they see the minutes that were sent.
  besides: `adopted_on is not null and ${among('internal')}`,
  feed: {
    kind: 'addendum',
    columns: ['id', 'meetingId', 'text', 'writtenBy', 'writtenOn', 'adoptedIn', 'adoptedOn', 'voteId'],
    first: 't.adopted_on is null',
    rest: recentMeetings(kept),
  },
});
