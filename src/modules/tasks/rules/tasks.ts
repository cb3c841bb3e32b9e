import { daysBetween, monthStart, writeDate, type CivilDate } from '#kernel/civil-date.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type { Task } from '#modules/meetings/public.ts';
import { problems } from './problems.ts';

/** «Tình trạng nhiệm vụ» — how a task stands on a day. */
export type TaskStanding = 'draft' | 'open' | 'late' | 'done' | 'done-late' | 'dropped';

/** «Nhắc việc» — one task to be brought to mind today. */
export interface Reminder {
  readonly task: Task;
  /** Days to the deadline; negative once it has passed. */
  readonly daysLeft: number;
}

/** «Nhiệm vụ đang thế nào» — open, late, done, done late. A task without deadline is never late. */
export function taskStanding(task: Pick<Task, 'state' | 'dueOn' | 'doneOn'>, today: CivilDate): TaskStanding {
  switch (task.state) {
    case 'draft':
    case 'dropped':
      return task.state;
    case 'done':
      return task.dueOn !== null && task.doneOn !== null && task.doneOn > task.dueOn ? 'done-late' : 'done';
    case 'open':
      return task.dueOn !== null && task.dueOn < today ? 'late' : 'open';
  }
}

/** «Việc phải nhắc hôm nay» — open tasks whose deadline is one of the given numbers of days away, and all late ones; the most urgent first. */
export function remindersDue(
  tasks: readonly Task[],
  today: CivilDate,
  daysBefore: readonly number[],
): readonly Reminder[] {
  return tasks
    .flatMap((task) => {
      if (task.state !== 'open' || task.dueOn === null) return [];
      const daysLeft = daysBetween(today, task.dueOn);
      return daysLeft < 0 || daysBefore.includes(daysLeft) ? [{ task, daysLeft }] : [];
    })
    .toSorted((one, other) => one.daysLeft - other.daysLeft);
}

/** «Việc mang sang tháng sau» — what the next meeting begins with: everything still open, late tasks first, then by deadline. */
export function carriedInto(tasks: readonly Task[], month: CivilDate): readonly Task[] {
  const latest = monthStart(month, 1);
  return tasks
    .filter((task) => task.state === 'open')
    .toSorted((one, other) => ((one.dueOn ?? latest) < (other.dueOn ?? latest) ? -1 : 1));
}

/** «Đếm nhiệm vụ» — how many stand where; the sum is always the number of tasks. */
export function countTasks(tasks: readonly Task[], today: CivilDate): Readonly<Record<TaskStanding, number>> {
  const counts = { draft: 0, open: 0, late: 0, done: 0, 'done-late': 0, dropped: 0 };
  for (const task of tasks) counts[taskStanding(task, today)] += 1;
  return counts;
}

/** «Giao nhiệm vụ» — adopting the resolution turns its drafted tasks into tasks to be done. */
export function giveTasks(tasks: readonly Task[]): readonly Task[] {
  return tasks.map((task) => (task.state === 'draft' ? { ...task, state: 'open' } : task));
}

/** «Hoàn thành nhiệm vụ» — done on a day, with its result. */
export function finishTask(task: Task, doneOn: CivilDate, result: string, today: CivilDate): Result<Task> {
  const closed = mustBeOpen(task);
  if (!closed.ok) return closed;
  if (doneOn > today) return refuse(problems.doneInTheFuture);
  const said = tidy(result);
  if (said === '') return refuse(problems.resultIsMissing);
  return ok({ ...task, state: 'done', doneOn, result: said });
}

/** «Ghi tiến độ» — how far an open task has come. */
export function reportProgress(task: Task, result: string): Result<Task> {
  const closed = mustBeOpen(task);
  if (!closed.ok) return closed;
  const said = tidy(result);
  return said === '' ? refuse(problems.resultIsMissing) : ok({ ...task, result: said });
}

/** «Thôi nhiệm vụ» — given up, with the cause. */
export function dropTask(task: Task, cause: string): Result<Task> {
  const closed = mustBeOpen(task);
  if (!closed.ok) return closed;
  const said = tidy(cause);
  return said === '' ? refuse(problems.causeIsMissing) : ok({ ...task, state: 'dropped', cause: said });
}

/** «Mở lại nhiệm vụ» — with the reason; what was reported before stays beside it. */
export function reopenTask(task: Task, reason: string, today: CivilDate): Result<Task> {
  if (task.state === 'draft') return refuse(problems.taskIsOnlyDrafted);
  if (task.state === 'open') return refuse(problems.taskIsOpen);
  const said = tidy(reason);
  if (said === '') return refuse(problems.reasonIsMissing);
  const before = task.state === 'done' ? task.result : task.cause;
  const opened = `Mở lại ngày ${writeDate(today)}: ${said}`;
  const result = before === null ? opened : `${opened}. Đã báo trước đó: ${before}`;
  return ok({ ...task, state: 'open', doneOn: null, cause: null, result });
}

function mustBeOpen(task: Task): Result<Task> {
  if (task.state === 'draft') return refuse(problems.taskIsOnlyDrafted);
  return task.state === 'open' ? ok(task) : refuse(problems.taskIsClosed);
}
