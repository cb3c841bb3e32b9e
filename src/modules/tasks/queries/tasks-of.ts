import { ok } from '#kernel/result.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { tasksOf } from '../contract.ts';

type Row = OutputOf<typeof tasksOf>['tasks'][number];

/** «Nhiệm vụ của một tổ chức» — by deadline, those without one last. */
export const answerTasksOf = answer(tasksOf, async (tx, { organisationId, state }) => {
  const tasks = await tx.ask<Row>(sql`
    select task.id, task.meeting_id as "meetingId", task.resolution_id as "resolutionId", task.title,
           task.owner_id as "ownerId", person.full_name as "ownerName", task.owner_body as "ownerBody", task.helper_ids as "helperIds",
           task.due_on as "dueOn", task.state, task.done_on as "doneOn", task.result, task.cause, task.cause_code as "causeCode",
           case when task.state = 'open' then greatest(0, coalesce(${tx.today}::date - task.due_on, 0)) else 0 end as "daysLate"
    from tasks.task as task
    left join members_read.person as person on person.id = task.owner_id
    where task.organisation_no = (
            select organisation_no from platform.organisation_head where organisation_id = ${organisationId})
      and task.state = coalesce(${state ?? null}::text, task.state)
    order by task.due_on nulls last, task.id`);
  return ok({ tasks });
});
