import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { carryOut, deskOf, loadRows, save } from '#platform/decide.ts';
import { handle } from '#platform/handle.ts';
import type { TaskRow } from '#modules/meetings/public.ts';
import { addProgress, dropTarget, setTarget } from '../contract/work.ts';
import { problems } from '../rules/problems.ts';
import type { TargetRow } from '../rules/rows.ts';
import { isConcerned } from '../rules/assignments/assign.ts';
import { decideProgress, decideTarget, decideTargetDrop } from '../rules/assignments/targets.ts';
import { keepsTasks, rowPart, targetParts, taskPart } from '../sql/parts.ts';
import { tables, target } from '../tables.ts';

/** «Đặt chỉ tiêu» — by who keeps the book. */
export const handleSetTarget = carryOut(
  setTarget,
  {
    right: 'tasks.keep',
    tables,
    load: (tx, input) => [
      taskPart(sql`t.organisation_no = ${tx.home.no} and t.id = ${input.taskId}`),
      rowPart(target, tx.home.no, input.id),
    ],
  },
  decideTarget,
);

/** «Bỏ chỉ tiêu». */
export const handleDropTarget = carryOut(
  dropTarget,
  { right: 'tasks.keep', tables, load: (tx, input) => targetParts(tx.home.no, input.targetId) },
  decideTargetDrop,
);

/** «Ghi kết quả thêm được» — each for oneself and what one takes part in; for others who keeps the book. */
export const handleAddProgress = handle(addProgress, { right: 'tasks.work' }, async (tx, input) => {
  const rows = await loadRows(tx, targetParts(tx.home.no, input.targetId));
  const [task] = rows.all<TaskRow>('task');
  const own = input.personId === tx.person;
  if (
    task &&
    !(own && isConcerned(task, rows.all<TargetRow>('target'), tx.person)) &&
    !(await keepsTasks(tx))
  )
    return refuse(problems.notYourTask);
  const decided = decideProgress(rows, input, deskOf(tx));
  if (!decided.ok) return decided;
  save(tx, tables, rows, decided.value.changes);
  return ok(decided.value.value);
});
