import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import {
  findEntry,
  meetingDecisions,
  writableMeeting,
  taskFrom,
  type AdoptResolution,
  type LockMinutes,
  type ResolutionRow,
  type RollEntryRow,
  type Task,
  type TaskRow,
} from '#modules/meetings/public.ts';
import { knownHere } from '#modules/members/public.ts';
import type { DropTask, ReopenTask, ReportTask, SetTask } from './orders.ts';
import { problems } from './problems.ts';
import type { TargetRow } from './rows.ts';
import {
  dropTask as giveUp,
  finishTask,
  giveTasks,
  reopenTask as openAgain,
  reportProgress,
} from './tasks.ts';
import { reviewedBy } from './assignments/stages.ts';

/** «Giao việc» — a draft until its resolution or minutes are adopted; owner and deadline may still be missing. */
export const decideSetting: Decide<SetTask, { readonly id: Id }> = (rows, input, desk) => {
  const meeting = writableMeeting(rows, input.meetingId, desk);
  if (!meeting.ok) return meeting;
  const before = rows.one<TaskRow>('task', input.id);
  if (before && before.meetingId !== input.meetingId) return refuse(problems.taskBelongsElsewhere);
  if (before && before.state !== 'draft') return refuse(problems.taskIsGiven);
  const resolution = resolutionOf(rows, input.meetingId);
  if (resolution?.adoptedOn) return refuse(problems.resolutionIsAdopted);
  if (input.resolutionId && input.resolutionId !== resolution?.id)
    return refuse(problems.resolutionIsElsewhere);
  const people = [...(input.ownerId === null ? [] : [input.ownerId]), ...input.helperIds];
  if (rollHas(rows, input.meetingId)) {
    for (const personId of people) {
      const entry = findEntry(rows, input.meetingId, personId);
      if (!entry.ok) return entry;
    }
  }
  const known = knownHere(rows, desk.organisation.no, people);
  if (!known.ok) return known;
  const row: TaskRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    meetingId: input.meetingId,
    resolutionId: input.resolutionId ?? resolution?.id ?? null,
    title: tidy(input.title),
    ownerId: input.ownerId,
    ownerBody: tidy(input.ownerBody ?? '') || null,
    helperIds: [...new Set(input.helperIds)].filter((id) => id !== input.ownerId),
    dueOn: input.dueOn,
    state: 'draft',
    doneOn: null,
    result: null,
    cause: null,
    ...alsoSeenBy(rows, input.ownerId),
    causeCode: null,
    causeOn: null,
  };
  return ok({ changes: [put(row)], value: { id: row.id } });
};

/** Only the server knows who works where: on a device the row is without it until it comes back. */
function alsoSeenBy(rows: Rows, ownerId: Id | null): Pick<TaskRow, 'givenBy' | 'workplaceNo'> {
  const place = ownerId && rows.one<{ readonly workplaceNo: number }>('workplace', ownerId);
  return place ? { givenBy: null, workplaceNo: place.workplaceNo } : { givenBy: null };
}

/** «Bỏ việc dự thảo» — what was adopted is reported on, not dropped without a word. */
export const decideDropping: Decide<DropTask, { readonly id: Id }> = (rows, input, desk) => {
  const found = findTask(rows, input.taskId, desk);
  if (!found.ok) return found;
  if (found.value.state !== 'draft') return refuse(problems.taskIsGiven);
  const targets = rows.all<TargetRow>('target').filter((row) => row.taskId === input.taskId);
  const gone = (kind: string, key: Id): RowChange => ({ kind, key, row: null });
  return ok({
    changes: [...targets.map(({ id }) => gone('target', id)), gone('task', input.taskId)],
    value: { id: input.taskId },
  });
};

/** «Báo kết quả» — done with its result, under way with words, or dropped with the cause. */
export const decideReport: Decide<ReportTask, { readonly id: Id }> = (rows, input, desk) => {
  const found = findTask(rows, input.taskId, desk);
  if (!found.ok) return found;
  const reported = reportOn(taskFrom(found.value, desk.organisation.id), input, desk);
  if (!reported.ok) return reported;
  const { state, doneOn, result, cause } = reported.value;
  const causeOn = state === 'dropped' ? todayOf(desk) : (found.value.causeOn ?? null);
  return ok({
    changes: [put({ ...found.value, state, doneOn, result, cause, causeOn })],
    value: { id: input.taskId },
  });
};

/** «Mở lại nhiệm vụ» — what was done or given up too early is to be done again. */
export const decideTaskReopening: Decide<ReopenTask, { readonly id: Id }> = (rows, input, desk) => {
  const found = findTask(rows, input.taskId, desk);
  if (!found.ok) return found;
  const opened = openAgain(taskFrom(found.value, desk.organisation.id), input.reason, todayOf(desk));
  if (!opened.ok) return opened;
  const { state, doneOn, result, cause } = opened.value;
  const row = { ...found.value, state, doneOn, result, cause, causeCode: null, causeOn: null };
  return ok({
    changes: [put(row)],
    value: { id: input.taskId },
  });
};

/** «Giao các việc của buổi» — when the resolution is adopted or the minutes are locked, drafts are tasks to be done. */
export function openTasks(rows: Rows, meetingId: Id): readonly RowChange[] {
  const drafts = rows
    .all<TaskRow>('task')
    .filter((row) => row.meetingId === meetingId && row.state === 'draft');
  const states = new Map(
    giveTasks(drafts.map((row) => taskFrom(row, row.id))).map((task) => [task.id, task.state]),
  );
  return drafts.map((row) => put({ ...row, state: states.get(row.id) ?? row.state }));
}

/** On the device: adopting a resolution, with what it does to the tasks of its meeting. */
export const adoptWithTasks: Decide<AdoptResolution> = (rows, input, desk) => {
  const adopted = meetingDecisions['adopt-resolution'](rows, input, desk);
  if (!adopted.ok) return adopted;
  const { changes, value } = adopted.value;
  return ok({ changes: [...changes, ...openTasks(rows, value.resolution.meetingId)], value });
};

/** On the device: locking the minutes, with what it does to tasks given without a resolution and to earlier resolutions. */
export const lockWithTasks: Decide<LockMinutes> = (rows, input, desk) => {
  const locked = meetingDecisions['lock-minutes'](rows, input, desk);
  if (!locked.ok) return locked;
  const { changes, value } = locked.value;
  const reviewed = reviewedBy(rows, input.meetingId);
  return ok({ changes: [...changes, ...openTasks(rows, input.meetingId), ...reviewed], value });
};

function findTask(rows: Rows, taskId: Id, desk: Desk): Result<TaskRow> {
  const task = rows.one<TaskRow>('task', taskId);
  return task?.organisationNo === desk.organisation.no ? ok(task) : refuse(problems.taskIsAwaited);
}

function reportOn(task: Task, input: ReportTask, desk: Desk): Result<Task> {
  const today = todayOf(desk);
  switch (input.state) {
    case 'done':
      return finishTask(task, input.doneOn ?? today, input.result ?? '', today);
    case 'open':
      return reportProgress(task, input.result ?? '');
    case 'dropped':
      return giveUp(task, input.cause ?? '');
  }
}

function resolutionOf(rows: Rows, meetingId: Id): ResolutionRow | undefined {
  return rows.all<ResolutionRow>('resolution').find((row) => row.meetingId === meetingId);
}

function rollHas(rows: Rows, meetingId: Id): boolean {
  return rows.all<RollEntryRow>('roll-entry').some((row) => row.meetingId === meetingId);
}

function put(row: TaskRow): RowChange {
  return { kind: 'task', key: row.id, row };
}
