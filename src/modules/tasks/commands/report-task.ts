import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { deskOf, loadRows, save } from '#platform/decide.ts';
import { handle } from '#platform/handle.ts';
import type { TaskRow } from '#modules/meetings/public.ts';
import { reportTask } from '../contract.ts';
import { decideReport } from '../rules/decisions.ts';
import { problems } from '../rules/problems.ts';
import { keepsTasks, taskPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Báo kết quả» — by who is in charge or helps; others' tasks only by who keeps the book. */
export const handleReportTask = handle(reportTask, { right: 'tasks.work' }, async (tx, input) => {
  const rows = await loadRows(tx, [
    taskPart(sql`t.organisation_no = ${tx.home.no} and t.id = ${input.taskId}`),
  ]);
  const task = rows.one<TaskRow>('task', input.taskId);
  const concerned = task?.ownerId === tx.person || task?.helperIds.includes(tx.person);
  if (task && !concerned) {
    if (!(await keepsTasks(tx))) return refuse(problems.notYourTask);
  }
  const decided = decideReport(rows, input, deskOf(tx));
  if (!decided.ok) return decided;
  save(tx, tables, rows, decided.value.changes);
  return ok(decided.value.value);
});
