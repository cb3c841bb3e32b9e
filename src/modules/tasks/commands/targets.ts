import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { carryOut } from '#platform/decide.ts';
import type { TaskRow } from '#modules/meetings/public.ts';
import { addProgress, dropTarget, setTarget } from '../contract/work.ts';
import { problems } from '../rules/problems.ts';
import type { TargetRow } from '../rules/rows.ts';
import { isConcerned } from '../rules/assignments/assign.ts';
import { decideProgress, decideTarget, decideTargetDrop } from '../rules/assignments/targets.ts';
import { keepsTasks, peopleParts, rowPart, targetParts, taskPart } from '../sql/parts.ts';
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
      ...peopleParts(
        tx.home.no,
        input.portions.map(({ personId }) => personId),
      ),
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

/** «Ghi kết quả thêm được» — each for oneself and what one takes part in; for others, groups and unions who keeps the book. */
export const handleAddProgress = carryOut(
  addProgress,
  {
    right: 'tasks.work',
    tables,
    load: (tx, input) => [
      ...targetParts(tx.home.no, input.targetId),
      ...peopleParts(tx.home.no, [input.personId]),
    ],
    before: async (tx, input, rows) => {
      const [task] = rows.all<TaskRow>('task');
      const concerned = !task || isConcerned(task, rows.all<TargetRow>('target'), tx.person);
      if (concerned && input.personId === tx.person && !input.body) return ok(null);
      return (await keepsTasks(tx)) ? ok(null) : refuse(problems.notYourTask);
    },
  },
  decideProgress,
);
