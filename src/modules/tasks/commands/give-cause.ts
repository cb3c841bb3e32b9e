import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { deskOf, loadRows, save } from '#platform/decide.ts';
import { handle } from '#platform/handle.ts';
import type { TaskRow } from '#modules/meetings/public.ts';
import { giveCause } from '../contract/work.ts';
import { problems } from '../rules/problems.ts';
import { isConcerned } from '../rules/assignments/assign.ts';
import { decideCause } from '../rules/assignments/causes.ts';
import { keepsTasks, taskPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Ghi nguyên nhân chưa xong» — by who is in charge or helps; of others' tasks by who keeps the book. */
export const handleGiveCause = handle(giveCause, { right: 'tasks.work' }, async (tx, input) => {
  const rows = await loadRows(tx, [
    taskPart(sql`t.organisation_no = ${tx.home.no} and t.id = ${input.taskId}`),
  ]);
  const task = rows.one<TaskRow>('task', input.taskId);
  if (task && !isConcerned(task, [], tx.person) && !(await keepsTasks(tx)))
    return refuse(problems.notYourTask);
  const decided = decideCause(rows, input, deskOf(tx));
  if (!decided.ok) return decided;
  save(tx, tables, rows, decided.value.changes);
  return ok(decided.value.value);
});
