import { among, table } from '#platform/database/table.ts';
import type { AddendumRow } from '../rules/rows.ts';
import { kept, recentMeetings } from './windows.ts';

export const addendum = table<AddendumRow>('meetings.addendum', {
  key: ['id'],
  class: 'working',
  closer: { when: 'level is not null', class: 'confided' },
  unkept: 'level is not null',
  // The levels above see what was adopted, as they see the minutes that were sent.
  besides: `adopted_on is not null and case when level is null then ${among('internal')} else ${among('personal')} end`,
  feed: {
    kind: 'addendum',
    columns: [
      'id',
      'meetingId',
      'text',
      'writtenBy',
      'writtenOn',
      'adoptedIn',
      'adoptedOn',
      'voteId',
      'level',
    ],
    first: 't.adopted_on is null',
    rest: recentMeetings(kept),
  },
});
