import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { carryOut } from '#platform/decide.ts';
import type { TaskRow } from '#modules/meetings/public.ts';
import { giveCause } from '../contract/work.ts';
import { problems } from '../rules/problems.ts';
import { isConcerned } from '../rules/assignments/assign.ts';
import { decideCause } from '../rules/assignments/causes.ts';
import { keepsTasks, taskPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Ghi nguyên nhân chưa xong» — by who is in charge or helps; of others' tasks by who keeps the book. */
export const handleGiveCause = carryOut(
  giveCause,
  {
    right: 'tasks.work',
    tables,
    load: (tx, input) => [taskPart(sql`t.organisation_no = ${tx.home.no} and t.id = ${input.taskId}`)],
    before: async (tx, input, rows) => {
      const task = rows.one<TaskRow>('task', input.taskId);
      if (!task || isConcerned(task, [], tx.person)) return ok(null);
      return (await keepsTasks(tx)) ? ok(null) : refuse(problems.notYourTask);
    },
  },
  decideCause,
);
