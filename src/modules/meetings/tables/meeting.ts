import { table } from '#platform/database/table.ts';
import type { MeetingRow } from '../rules/rows.ts';
import { kept, present } from './windows.ts';

/** What the levels above count month by month (ADR 0057). */
export const foldMonths = ['select platform.fold_cell_months($1::integer[])'];

export const meeting = table<MeetingRow>('meetings.meeting', {
  key: ['id'],
  class: 'internal',
  rollUp: foldMonths,
  feed: {
    kind: 'meeting',
    columns: [
      'id',
      'month',
      'kind',
      'theme',
      'plannedOn',
      'startsAt',
      'place',
      'state',
      'chairId',
      'clerkId',
      'convenedAt',
      'heldOn',
      'openedAt',
      'endedAt',
      'guests',
      'excuse',
      'excusedBy',
      'excusedOn',
      'manner',
      'cannotCome',
      'partyGroups',
      'mannerReason',
      'readBackAt',
      'adoptedOn',
      'sentAt',
      'firstPlannedOn',
      'planChanges',
      'level',
    ],
    first: `t.${present}`,
    rest: `t.${kept}`,
  },
});
