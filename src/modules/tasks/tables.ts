import { among, table } from '#platform/database/table.ts';
import type { TaskRow } from '#modules/meetings/public.ts';

export const task = table<TaskRow>('tasks.task', {
  key: ['id'],
  class: 'working',
  mine: 'ownerId',
  // The levels above see what was given, not what is still being drafted.
  // So does the workplace of who is in charge.
  besides: `state <> 'draft' and (${among('internal')} or workplace_no <@ (select platform.within('personal')))`,
  feed: {
    kind: 'task',
    columns: [
      'id',
      'meetingId',
      'resolutionId',
      'title',
      'ownerId',
      'helperIds',
      'dueOn',
      'state',
      'doneOn',
      'result',
      'cause',
      'givenBy',
    ],
    first: `(t.state in ('draft', 'open') or t.done_on >= date_trunc('month', $today) - interval '1 month')`,
    rest: `t.due_on >= date_trunc('month', $today) - interval '13 months'`,
  },
});

export const tables = [task];
