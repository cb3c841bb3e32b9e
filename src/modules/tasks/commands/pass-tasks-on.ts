import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import type { ClosingOrganisations, OpenWork, WorkMoved } from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Ordering, Reaction, Survey } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import type { TargetRow } from '../rules/rows.ts';
import { target, task } from '../tables.ts';

/** «Nhiệm vụ chưa xong của chi bộ sắp kết thúc» — each needs another home. */
export const openTasksOfClosing: Survey = {
  of: 'open-work',
  run(tx, about) {
    const { numbers } = about as ClosingOrganisations;
    return tx.ask<OpenWork>(sql`
      select organisation_no as "organisationNo", 'task' as kind, id, title, owner_id as "personId", 'place' as settle
      from tasks.task where organisation_no = any(${numbers}::integer[]) and state = 'open'
      order by organisation_no, due_on, id`);
  },
};

/** «Chuyển nhiệm vụ theo quyết định» — closed in the old book with the reason, opened in the new one with its owner and deadline. */
export const passTasksOn: Reaction = {
  to: 'work-moved',
  async run(tx, event) {
    const { decision, items } = event.of as WorkMoved;
    const to = new Map(items.filter((item) => item.kind === 'task').map((item) => [item.id, item.toNo]));
    const tasks = await wholeRows(tx, task, sql`t.id = any(${[...to.keys()]}::uuid[]) and t.state = 'open'`);
    tx.amend(
      task,
      tasks.map(({ id }) => ({ id, state: 'dropped', cause: `Chuyển theo Quyết định ${decision}` })),
    );
    const anew = new Map(tasks.map((one) => [one.id as Id, newId(tx.now)]));
    tx.put(
      task,
      tasks.map((one) => ({
        ...one,
        id: anew.get(one.id as Id) ?? one.id,
        organisationNo: to.get(one.id as Id) ?? one.organisationNo,
        meetingId: null,
        resolutionId: null,
      })),
    );
    await passTargetsOn(tx, to, anew);
    return ok(null);
  },
};

/** What is still to be brought in goes along; what was brought in stays in the old book. */
async function passTargetsOn(
  tx: Ordering,
  to: ReadonlyMap<Id, number>,
  anew: ReadonlyMap<Id, Id>,
): Promise<void> {
  const left = await tx.ask<TargetRow>(sql`
    select target.id, target.task_id as "taskId", target.title, target.unit, target.portions,
           (target.goal - coalesce(sum(progress.amount), 0))::integer as goal, target.organisation_no as "organisationNo"
    from tasks.target as target left join tasks.progress as progress on progress.target_id = target.id
    where target.task_id = any(${[...anew.keys()]}::uuid[])
    group by target.id having target.goal > coalesce(sum(progress.amount), 0)`);
  tx.put(
    target,
    left.map((row) => ({
      ...row,
      id: newId(tx.now),
      taskId: anew.get(row.taskId) ?? row.taskId,
      organisationNo: to.get(row.taskId) ?? row.organisationNo,
      portions: [],
    })),
  );
}
