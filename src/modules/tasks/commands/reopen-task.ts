import { sql } from '#platform/database/pool.ts';
import { carryOut } from '#platform/decide.ts';
import { reopenTask } from '../contract.ts';
import { decideTaskReopening } from '../rules/decisions.ts';
import { taskPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Mở lại nhiệm vụ» — by who keeps the book. */
export const handleReopenTask = carryOut(
  reopenTask,
  {
    right: 'tasks.keep',
    tables,
    load: (tx, input) => [taskPart(sql`t.organisation_no = ${tx.home.no} and t.id = ${input.taskId}`)],
  },
  decideTaskReopening,
);
