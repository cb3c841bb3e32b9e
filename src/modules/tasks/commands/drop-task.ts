import { sql } from '#platform/database/pool.ts';
import { carryOut } from '#platform/decide.ts';
import { dropTask } from '../contract.ts';
import { decideDropping } from '../rules/decisions.ts';
import { targetsOf, taskPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Bỏ việc dự thảo». */
export const handleDropTask = carryOut(
  dropTask,
  {
    right: 'tasks.keep',
    tables,
    load: (tx, input) => [
      taskPart(sql`t.organisation_no = ${tx.home.no} and t.id = ${input.taskId}`),
      targetsOf(tx.home.no, input.taskId),
    ],
  },
  decideDropping,
);
