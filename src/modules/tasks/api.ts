import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleDropTask } from './commands/drop-task.ts';
import { openTasksOfClosing, passTasksOn } from './commands/pass-tasks-on.ts';
import { openTasksWhen } from './commands/open-tasks.ts';
import { handleGiveTask } from './commands/give-task.ts';
import { handleReopenTask } from './commands/reopen-task.ts';
import { handleReportTask } from './commands/report-task.ts';
import { handleSetTask } from './commands/set-task.ts';
import { answerTasksOf } from './queries/tasks-of.ts';
import { problems } from './rules/problems.ts';

export const tasksApi: ModuleApi = {
  commands: [handleSetTask, handleGiveTask, handleDropTask, handleReopenTask, handleReportTask],
  queries: [answerTasksOf],
  reactions: [openTasksWhen('resolution-adopted'), openTasksWhen('minutes-locked'), passTasksOn],
  surveys: [openTasksOfClosing],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['task_open_has_owner_and_deadline', problems.taskLacksOwnerOrDeadline],
]);
