import { sql } from '#platform/database/pool.ts';
import { carryOut } from '#platform/decide.ts';
import { setTask } from '../contract.ts';
import { decideSetting } from '../rules/decisions.ts';
import { meetingParts, peopleParts, taskPart, workplacePart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Giao việc» — a draft until its resolution or minutes are adopted. */
export const handleSetTask = carryOut(
  setTask,
  {
    right: 'tasks.keep',
    tables,
    load: (tx, input) => [
      taskPart(sql`t.organisation_no = ${tx.home.no} and t.id = ${input.id}`),
      ...meetingParts(tx.home.no, input.meetingId),
      ...peopleParts(tx.home.no, [input.ownerId, ...input.helperIds]),
      workplacePart(tx.home.no, input.ownerId),
    ],
  },
  decideSetting,
);
