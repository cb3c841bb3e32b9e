import { table } from '#platform/database/table.ts';
import type { TraitRatingRow } from '../rules/rows.ts';
import { kept, recentMeetings } from './windows.ts';

export const traitRating = table<TraitRatingRow>('meetings.trait_rating', {
  key: ['meetingId', 'body', 'trait'],
  class: 'internal',
  feed: {
    kind: 'trait-rating',
    columns: ['meetingId', 'body', 'trait', 'points', 'ratedBy'],
    first: null,
    rest: recentMeetings(kept),
  },
});
