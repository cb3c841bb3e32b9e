import { among, table } from '#platform/database/table.ts';
import type { TaskRow } from '#modules/meetings/public.ts';
import type { ShortcomingRow } from './rules/shortcomings/shortcomings.ts';
import type {
  AssignmentRow,
  HouseholdRow,
  ProgressRow,
  ServingRow,
  StageRow,
  TargetRow,
  VisitRow,
} from './rules/rows.ts';

const thirteenMonths = `date_trunc('month', $today) - interval '13 months'`;

export const task = table<TaskRow>('tasks.task', {
  key: ['id'],
  class: 'working',
  mine: 'ownerId',
  // What the levels above count month by month (ADR 0066).
  rollUp: ['select platform.fold_cell_tasks($1::integer[])'],
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
      'ownerBody',
      'helperIds',
      'dueOn',
      'state',
      'doneOn',
      'result',
      'cause',
      'givenBy',
      'causeCode',
      'causeOn',
    ],
    first: `(t.state in ('draft', 'open') or t.done_on >= date_trunc('month', $today) - interval '1 month')`,
    rest: `t.due_on >= ${thirteenMonths}`,
  },
});

export const assignment = table<AssignmentRow>('tasks.assignment', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
  feed: {
    kind: 'assignment',
    columns: ['id', 'personId', 'kind', 'title', 'valid'],
    first: null,
    rest: `(upper_inf(t.valid) or upper(t.valid) >= ${thirteenMonths})`,
  },
});

/** What belongs to tasks whose deadline a device still keeps, and to drafts without one. */
const ofKeptTasks = `(select id from tasks.task where organisation_no = any($places) and (due_on is null or due_on >= ${thirteenMonths}))`;

export const target = table<TargetRow>('tasks.target', {
  key: ['id'],
  class: 'working',
  besides: `${among('internal')} and exists (select from tasks.task as given where given.id = task_id and given.state <> 'draft')`,
  feed: {
    kind: 'target',
    columns: ['id', 'taskId', 'title', 'unit', 'goal', 'portions', 'bodies'],
    first: null,
    rest: `t.task_id = any(array${ofKeptTasks})`,
  },
});

export const progress = table<ProgressRow>('tasks.progress', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
  feed: {
    kind: 'progress',
    columns: ['id', 'targetId', 'personId', 'amount', 'madeOn', 'note', 'body'],
    first: null,
    rest: `t.target_id = any(array(select id from tasks.target where task_id = any(array${ofKeptTasks})))`,
  },
});

export const household = table<HouseholdRow>('tasks.household', {
  key: ['id'],
  class: 'personal',
  mine: 'memberId',
  feed: {
    kind: 'household',
    columns: ['id', 'label', 'hamlet', 'memberId', 'goal', 'state', 'since', 'endedOn', 'result'],
    first: null,
    rest: `(t.state = 'helped' or t.ended_on >= ${thirteenMonths})`,
  },
});

export const visit = table<VisitRow>('tasks.visit', {
  key: ['id'],
  class: 'personal',
  mine: 'memberId',
  feed: {
    kind: 'visit',
    columns: ['id', 'householdId', 'memberId', 'visitedOn', 'note'],
    first: null,
    rest: `t.visited_on >= ${thirteenMonths}`,
  },
});

export const resolutionStage = table<StageRow>('tasks.resolution_stage', {
  key: ['resolutionId', 'stage'],
  class: 'internal',
  feed: {
    kind: 'resolution-stage',
    columns: ['resolutionId', 'stage', 'reachedOn', 'note'],
    first: null,
    rest: `t.reached_on >= ${thirteenMonths}`,
  },
});

export const serving = table<ServingRow>('tasks.serving', {
  key: ['resolutionId', 'paperId'],
  class: 'internal',
  feed: { kind: 'serving', columns: ['resolutionId', 'paperId'], first: null, rest: 'true' },
});

export const shortcoming = table<ShortcomingRow>('tasks.shortcoming', {
  key: ['id'],
  class: 'working',
  // One person's is for the committee, the person and the offices above; not for a device that nobody has approved.
  closer: { when: 'person_id is not null', class: 'personal' },
  unkept: 'person_id is not null',
  mine: 'personId',
  besides: `(person_id is null and ${among('internal')}) or responsible_id = (select platform.person())`,
  feed: {
    kind: 'shortcoming',
    columns: [
      'id',
      'personId',
      'text',
      'source',
      'foundOn',
      'remedy',
      'responsibleId',
      'dueOn',
      'state',
      'evidence',
      'reportedOn',
      'reportedBy',
      'verdict',
      'closedOn',
      'closedBy',
      'reopened',
      'reopenedOn',
      'reopenReason',
      'evidenceFile',
      'evidenceFileName',
    ],
    first: null,
    rest: `(t.state <> 'closed' or t.closed_on >= ${thirteenMonths})`,
  },
});

export const tables = [
  task,
  assignment,
  target,
  progress,
  household,
  visit,
  resolutionStage,
  serving,
  shortcoming,
];
