import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { workOfCells } from '../contract/above.ts';
import { workProblems } from '../rules/work-problems.ts';
import { resolutionPath, type ResolutionFacts } from '../rules/assignments/stages.ts';
import { activeMembers, cellsBelow, peopleWithWork } from './work-sql.ts';

type Output = OutputOf<typeof workOfCells>;
type Cells = readonly number[];

/** So many cells are looked at one by one; above that the page of a part says more. */
const mostCells = 400;
const mostLines = 200;
const unexplained = { vi: 'Chưa ghi nguyên nhân', en: 'No cause given' };

/** «Việc của các chi bộ» — who has nothing to do, what is late and why, how far households are covered, what is stuck. */
export const answerWorkOfCells = answer(workOfCells, async (tx, { organisationId, month: asked }) => {
  const month = monthStart(asked ?? tx.today);
  const found = await tx.ask<{ no: number }>(
    sql`${cellsBelow(organisationId, tx.today)} limit ${mostCells + 1}`,
  );
  if (found.length === 0) return refuse(platformProblems.notFound);
  if (found.length > mostCells) return refuse(workProblems.tooManyCells);
  const cells = found.map(({ no }) => no);
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

const own = sql`
  cell as materialized (
    select profile.organisation_no, profile.organisation_id, profile.name, profile.position
    from organisation_read.profile as profile where profile.valid @> platform.today())`;
const inOrder = sql`cell.position, cell.name collate "vi-x-icu", cell.organisation_no`;

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
             (count(*) filter (where case when task.owner_id is null then task.owner_body is null else active.person_id is null end))::integer as ownerless
      from tasks.task as task
      left join active on active.organisation_no = task.organisation_no and active.person_id = task.owner_id
      where task.organisation_no = any(${cells}::integer[]) and task.state = 'open' group by task.organisation_no),
    household as (
      select organisation_no, count(*)::integer as households, count(member_id)::integer as led from tasks.household
      where organisation_no = any(${cells}::integer[]) and state = 'helped' group by organisation_no)
    select cell.organisation_id as "organisationId", cell.name, coalesce(people.members, 0) as members,
           coalesce(people.idle, 0) as idle, coalesce(task.open, 0) as open, coalesce(task.late, 0) as late,
           coalesce(task.without_cause, 0) as "withoutCause", coalesce(task.ownerless, 0) as ownerless,
           coalesce(household.households, 0) as households, coalesce(household.led, 0) as "householdsLed"
    from cell left join people using (organisation_no) left join task using (organisation_no)
    left join household using (organisation_no)
    where cell.organisation_no = any(${cells}::integer[]) order by ${inOrder}`);
}

/** The same tasks that the review of the month calls undone and late: see `tasksOfMonth`. */
async function causesOf(tx: Reading, cells: Cells, month: CivilDate): Promise<Output['causes']> {
  const next = monthStart(month, 1);
  const counted = await tx.ask<{ code: string | null; tasks: number; cells: number }>(sql`
    select cause_code as code, count(*)::integer as tasks, count(distinct organisation_no)::integer as cells
    from tasks.task
    where organisation_no = any(${cells}::integer[]) and due_on < least(${next}::date, ${tx.today}::date)
      and case state when 'open' then true when 'done' then done_on >= ${next}
                     when 'dropped' then coalesce(cause_on, due_on) >= ${next} else false end
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

type Followed = ResolutionFacts &
  Pick<Output['stuck'][number], 'organisationId' | 'name' | 'title' | 'number'> & { readonly id: Id };

/** Read by the very decision that the device takes, from what the level above may see. */
async function stuckOf(tx: Reading, cells: Cells, stuckDays: number | null): Promise<Output['stuck']> {
  if (stuckDays === null) return [];
  const since = sql`${tx.today}::date - interval '13 months'`;
  const rows = await tx.ask<Followed & { adoptedOn: CivilDate }>(sql`
    with ${own}
    select cell.organisation_id as "organisationId", cell.name, resolution.id, resolution.title,
           lpad(resolution.number::text, 2, '0') || '-' || resolution.symbol as number,
           resolution.adopted_on as "adoptedOn",
           coalesce((select jsonb_agg(jsonb_build_object('state', task.state, 'dueOn', task.due_on,
                       'doneOn', task.done_on, 'causeOn', task.cause_on))
                     from tasks.task as task where task.organisation_no = resolution.organisation_no and task.state <> 'draft'
                       and (task.resolution_id = resolution.id
                            or (task.resolution_id is null and task.meeting_id = resolution.meeting_id))), '[]') as tasks,
           coalesce((select jsonb_agg(jsonb_build_object('stage', noted.stage, 'reachedOn', noted.reached_on))
                     from tasks.resolution_stage as noted where noted.resolution_id = resolution.id), '[]') as noted,
           coalesce((select bool_and(entry.attendance in ('present', 'online')) from meetings_read.roll_entry as entry
                     where entry.organisation_no = resolution.organisation_no and entry.meeting_id = resolution.meeting_id
                       and (entry.circumstance is null or entry.circumstance = 'temporarily-here')), false) as "everybodyCame"
    from meetings_read.resolution as resolution join cell using (organisation_no)
    where resolution.organisation_no = any(${cells}::integer[]) and resolution.adopted_on > ${since}
      and not exists (select from tasks.resolution_stage as noted
                      where noted.resolution_id = resolution.id and noted.stage = 'reviewed')
    order by resolution.adopted_on, ${inOrder}`);
  return rows.flatMap(({ organisationId, name, title, number, ...facts }) => {
    const path = resolutionPath(facts, stuckDays, tx.today);
    return path.stuck && path.open && path.open !== 'issued'
      ? [{ organisationId, name, title, number, stage: path.open, days: path.days }]
      : [];
  });
}
