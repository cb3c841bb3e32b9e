import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { workOfCells } from '../contract/above.ts';
import { fewCells } from './few-cells.ts';
import { stuckOf } from './stuck.ts';
import { activeMembers, inOrder, isOwnerless, own, peopleWithWork, undoneIn } from './work-sql.ts';

type Output = OutputOf<typeof workOfCells>;
type Cells = readonly number[];

const mostLines = 200;
const unexplained = { vi: 'Chưa ghi nguyên nhân', en: 'No cause given' };

/** «Việc của các chi bộ» — who has nothing to do, what is late and why, how far households are covered, what is stuck. */
export const answerWorkOfCells = answer(workOfCells, async (tx, { organisationId, month: asked }) => {
  const month = monthStart(asked ?? tx.today);
  const found = await fewCells(tx, organisationId);
  if (!found.ok) return found;
  const cells = found.value;
  const rulesOf = rulesOn(tx.rules, tx.today);
  const stuckDays = rulesOf('tasks.stuck-days');
  const stuck = await stuckOf(tx, cells, stuckDays?.value ?? null);
  const counts = await countsOf(tx, cells);
  return ok({
    asOf: tx.today,
    month,
    cells: counts.map((row) => ({
      ...row,
      stuck: stuck.filter((one) => one.organisationId === row.organisationId).length,
    })),
    causes: await causesOf(tx, cells, month),
    stuck: stuck.slice(0, mostLines),
    idlers: await idlersOf(tx, cells),
    late: await lateOf(tx, cells),
    stuckCitation: stuckDays?.citation ?? null,
  });
});

function countsOf(tx: Reading, cells: Cells): Promise<Omit<Output['cells'][number], 'stuck'>[]> {
  return tx.ask(sql`
    with ${own}, active as materialized (${activeMembers(cells, tx.today)}),
    busy as materialized (${peopleWithWork(cells, tx.today)}),
    people as (
      select organisation_no, count(*)::integer as members,
             (count(*) filter (where busy.person_id is null))::integer as idle
      from active left join busy using (organisation_no, person_id) group by organisation_no),
    task as (
      select task.organisation_no, count(*)::integer as open,
             (count(*) filter (where task.due_on < ${tx.today}))::integer as late,
             (count(*) filter (where task.due_on < ${tx.today} and task.cause_code is null))::integer as without_cause,
             (count(*) filter (where ${isOwnerless}))::integer as ownerless
      from tasks.task as task
      left join active on active.organisation_no = task.organisation_no and active.person_id = task.owner_id
      where task.organisation_no = any(${cells}::integer[]) and task.state = 'open' group by task.organisation_no),
    household as (
      select organisation_no, count(*)::integer as households, count(member_id)::integer as led from tasks.household
      where organisation_no = any(${cells}::integer[]) and state = 'helped' group by organisation_no)
    select cell.organisation_id as "organisationId", cell.name, coalesce(people.members, 0) as members,
           coalesce(people.idle, 0) as idle, coalesce(task.open, 0) as open, coalesce(task.late, 0) as late,
           coalesce(task.without_cause, 0) as "withoutCause", coalesce(task.ownerless, 0) as ownerless,
           coalesce(household.households, 0) as households, coalesce(household.led, 0) as "householdsLed",
           place.households as "householdsThere"
    from cell left join people using (organisation_no) left join task using (organisation_no)
    left join household using (organisation_no)
    left join organisation_read.place_fact as place on place.organisation_no = cell.organisation_no and place.valid @> ${tx.today}::date
    where cell.organisation_no = any(${cells}::integer[]) order by ${inOrder}`);
}

async function causesOf(tx: Reading, cells: Cells, month: CivilDate): Promise<Output['causes']> {
  const counted = await tx.ask<{ code: string | null; tasks: number; cells: number }>(sql`
    select task.cause_code as code, count(*)::integer as tasks, count(distinct task.organisation_no)::integer as cells
    from tasks.task as task
    where task.organisation_no = any(${cells}::integer[]) and ${undoneIn(month, tx.today)}
    group by cause_code order by cause_code is null, count(*) desc, cause_code`);
  const known = rulesOn(tx.rules, tx.today)('tasks.undone-causes')?.value ?? [];
  return counted.map((row) => {
    const choice = known.find((one) => one.code === row.code);
    const { vi, en } = choice ?? (row.code ? { vi: row.code, en: row.code } : unexplained);
    return { ...row, vi, en };
  });
}

function idlersOf(tx: Reading, cells: Cells): Promise<Output['idlers'][number][]> {
  return tx.ask(sql`
    with ${own}, active as materialized (${activeMembers(cells, tx.today)}),
    busy as materialized (${peopleWithWork(cells, tx.today)})
    select cell.organisation_id as "organisationId", cell.name, person.id as "personId", person.full_name as "fullName"
    from active join cell using (organisation_no) join members_read.person as person on person.id = active.person_id
    where not exists (select from busy where busy.organisation_no = active.organisation_no and busy.person_id = active.person_id)
    order by ${inOrder}, person.full_name collate "vi-x-icu" limit ${mostLines}`);
}

function lateOf(tx: Reading, cells: Cells): Promise<Output['late'][number][]> {
  return tx.ask(sql`
    with ${own}
    select cell.organisation_id as "organisationId", cell.name, task.title, task.due_on as "dueOn", task.cause,
           coalesce(task.owner_body, person.full_name) as owner, (${tx.today}::date - task.due_on) as "daysLate"
    from tasks.task as task join cell using (organisation_no)
    left join members_read.person as person on person.id = task.owner_id
    where task.organisation_no = any(${cells}::integer[]) and task.state = 'open' and task.due_on < ${tx.today}
    order by task.cause_code is not null, task.due_on, ${inOrder} limit ${mostLines}`);
}
