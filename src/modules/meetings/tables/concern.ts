import { table } from '#platform/database/table.ts';
import type { ConcernRow } from '../rules/concerns.ts';

export const concern = table<ConcernRow>('meetings.concern', {
  key: ['id'],
  class: 'working',
  // What people wish is for the committee of the cell and for themselves; a matter is the whole cell's.
  closer: { when: `kind <> 'matter' or level is not null`, class: 'confided' },
  unkept: 'level is not null',
  mine: 'personId',
  feed: {
    kind: 'concern',
    columns: [
      'id',
      'kind',
      'meetingId',
      'itemId',
      'personId',
      'text',
      'cause',
      'solution',
      'ownerId',
      'raisedOn',
      'state',
      'answer',
      'closedOn',
      'closedBy',
      'minuted',
      'level',
    ],
    first: `(t.state = 'open' or t.closed_on >= date_trunc('month', $today) - interval '1 month')`,
    rest: `t.raised_on >= date_trunc('month', $today) - interval '13 months'`,
  },
});
