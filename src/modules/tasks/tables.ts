import { table } from '#platform/database/table.ts';

/** «Nhiệm vụ» — who, what, by when. */
export interface TaskRow {
  readonly id: string;
  readonly organisationNo: number;
  readonly meetingId: string | null;
  readonly resolutionId: string | null;
  readonly title: string;
  readonly ownerId: string | null;
  readonly helperIds: readonly string[];
  readonly dueOn: string | null;
  readonly state: 'draft' | 'open' | 'done' | 'dropped';
  readonly doneOn: string | null;
  readonly result: string | null;
  readonly cause: string | null;
}

export const task = table<TaskRow>('tasks.task', {
  key: ['id'],
  class: 'internal',
  mine: 'ownerId',
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
    ],
    first: `(t.state in ('draft', 'open') or t.done_on >= date_trunc('month', $today) - interval '1 month')`,
    rest: `t.due_on >= date_trunc('month', $today) - interval '13 months'`,
  },
});

export const tables = [task];
