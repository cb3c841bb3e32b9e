import type { Id } from '#kernel/id.ts';
import { readPeriod, writePeriod } from '#kernel/period.ts';
import { ok } from '#kernel/result.ts';
import type { ClosingOrganisations, MovedWork, OpenWork, WorkMoved } from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Ordering, Reaction, Survey } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import type { TargetRow } from '../rules/rows.ts';
import { passEvidenceOn } from '../sql/evidence.ts';
import { assignment, household, shortcoming, target, task } from '../tables.ts';

/** «Nhiệm vụ chưa xong của chi bộ sắp kết thúc» — each needs another home. */
export const openTasksOfClosing: Survey = {
  of: 'open-work',
  run(tx, about) {
    const { numbers } = about as ClosingOrganisations;
    return tx.ask<OpenWork>(sql`
      select organisation_no as "organisationNo", 'task' as kind, id, title, owner_id as "personId", 'place' as settle
      from tasks.task where organisation_no = any(${numbers}::integer[]) and state = 'open'
      union all
      select organisation_no, 'household', id, label, member_id, 'place'
      from tasks.household where organisation_no = any(${numbers}::integer[]) and state = 'helped'
      union all
      select organisation_no, 'shortcoming', id, source, responsible_id, 'place'
      from tasks.shortcoming
      where organisation_no = any(${numbers}::integer[]) and state <> 'closed' and person_id is null
      order by 1, 2 desc, 3`);
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
    const households = await passHouseholdsOn(tx, event.of as WorkMoved);
    const shortcomings = await passShortcomingsOn(tx, event.of as WorkMoved);
    const assignments = await endAssignments(tx, event.of as WorkMoved);
    const moved = tasks.map(({ id, title, organisationNo }): MovedWork => ({
      ...{ kind: 'task', title, fromId: id as Id, fromNo: organisationNo },
      ...{ toId: anew.get(id as Id) ?? (id as Id), toNo: to.get(id as Id) ?? organisationNo },
    }));
    return ok([...moved, ...households, ...shortcomings, ...assignments]);
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
      bodies: [],
    })),
  );
}

/** The household goes where it was placed, with its goal and who answers for it; visits stay in the old book. */
async function passHouseholdsOn(
  tx: Ordering,
  { decision, items, moves }: WorkMoved,
): Promise<readonly MovedWork[]> {
  const to = new Map(items.filter((item) => item.kind === 'household').map((item) => [item.id, item.toNo]));
  if (to.size === 0) return [];
  const rows = await wholeRows(
    tx,
    household,
    sql`t.id = any(${[...to.keys()]}::uuid[]) and t.state = 'helped'`,
  );
  const result = `Chuyển theo Quyết định ${decision}`;
  tx.amend(
    household,
    rows.map(({ id }) => ({ id, state: 'ended', endedOn: tx.today, result })),
  );
  const anew = new Map(rows.map((one) => [one.id as Id, newId(tx.now)]));
  tx.put(
    household,
    rows.map((one) => ({
      ...one,
      id: anew.get(one.id as Id) ?? one.id,
      organisationNo: to.get(one.id as Id) ?? one.organisationNo,
      // Nobody answers for a household of a cell to which he does not belong.
      memberId: one.memberId !== null && moves.get(one.memberId) === to.get(one.id) ? one.memberId : null,
    })),
  );
  return rows.map(({ id, label, organisationNo }) => ({
    ...{ kind: 'household', title: label, fromId: id as Id, fromNo: organisationNo },
    ...{ toId: anew.get(id as Id) ?? (id as Id), toNo: to.get(id as Id) ?? organisationNo },
  }));
}

/** A shortcoming of the cell goes along whole: what was done about it is its evidence. One person's follows the person. */
async function passShortcomingsOn(tx: Ordering, { items }: WorkMoved): Promise<readonly MovedWork[]> {
  const to = new Map(items.filter((item) => item.kind === 'shortcoming').map((item) => [item.id, item.toNo]));
  const rows = await wholeRows(
    tx,
    shortcoming,
    sql`t.id = any(${[...to.keys()]}::uuid[]) and t.state <> 'closed' and t.person_id is null`,
  );
  const moved = rows.map(({ id, organisationNo }): MovedWork => ({
    ...{ kind: 'shortcoming', title: null, fromId: id, fromNo: organisationNo },
    ...{ toId: id, toNo: to.get(id) ?? organisationNo },
  }));
  await passEvidenceOn(
    tx,
    rows.map((row) => ({ row, toNo: to.get(row.id) ?? row.organisationNo })),
  );
  tx.amend(
    shortcoming,
    moved.map(({ toId, toNo }) => ({ id: toId, organisationNo: toNo })),
  );
  return moved;
}

/** Areas and themes were given by the cell that ends: its successor gives them anew. */
async function endAssignments(tx: Ordering, { closed, on }: WorkMoved): Promise<readonly MovedWork[]> {
  const rows = await wholeRows(
    tx,
    assignment,
    sql`t.organisation_no = any(${closed}::integer[]) and upper_inf(t.valid) and lower(t.valid) < ${on}`,
  );
  tx.amend(
    assignment,
    rows.map(({ id, valid }) => ({ id, valid: writePeriod({ ...readPeriod(valid), until: on }) })),
  );
  return rows.map(({ id, title, organisationNo }) => ({
    ...{ kind: 'assignment', title, fromId: id as Id, toId: id as Id },
    ...{ fromNo: organisationNo, toNo: organisationNo },
  }));
}
