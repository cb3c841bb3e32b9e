import type { RawBuilder } from 'kysely';
import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';

/** The cells below an organisation that the person may look into, the organisation itself included. */
export function cellsBelow(organisationId: Id, day: CivilDate): RawBuilder<unknown> {
  return sql`
    select profile.organisation_no as no
    from organisation_read.custody as custody
    join platform.organisation_head as keeper on keeper.organisation_no = custody.keeper_no
    join organisation_read.profile as profile on profile.organisation_no = custody.organisation_no
    join organisation_read.kind as kind on kind.code = profile.kind
    where keeper.organisation_id = ${organisationId} and profile.valid @> ${day}::date and kind.is_cell
      and profile.organisation_no <@ (select platform.within('internal'))
    order by profile.organisation_no`;
}

/** Members of these cells on the day who are not exempt, suspended or elsewhere: the same as `workByMember`. */
export function activeMembers(cells: readonly number[], day: CivilDate): RawBuilder<unknown> {
  const inForce = sql`circumstance.organisation_no = any(${cells}::integer[]) and circumstance.valid @> ${day}::date`;
  return sql`
    select organisation_no, person_id from members_read.affiliation
    where organisation_no = any(${cells}::integer[]) and valid @> ${day}::date
    union
    select organisation_no, person_id from members_read.circumstance as circumstance
    where ${inForce} and kind = 'temporarily-here'
    except
    select organisation_no, person_id from members_read.circumstance as circumstance
    where ${inForce} and kind in ('exempt', 'suspended', 'temporarily-elsewhere')`;
}

/** Who answers for anything in these cells: a task or a share of it, an area, a theme, a household. */
export function peopleWithWork(cells: readonly number[], day: CivilDate): RawBuilder<unknown> {
  const open = sql`task.organisation_no = any(${cells}::integer[]) and task.state = 'open'`;
  return sql`
    select organisation_no, owner_id as person_id from tasks.task as task where ${open} and owner_id is not null
    union
    select task.organisation_no, helper.id from tasks.task as task, unnest(task.helper_ids) as helper (id) where ${open}
    union
    select task.organisation_no, (portion.one ->> 'personId')::uuid
    from tasks.task as task join tasks.target as target on target.task_id = task.id,
         jsonb_array_elements(target.portions) as portion (one)
    where ${open}
    union
    select organisation_no, person_id from tasks.assignment
    where organisation_no = any(${cells}::integer[]) and valid @> ${day}::date
    union
    select organisation_no, member_id from tasks.household
    where organisation_no = any(${cells}::integer[]) and state = 'helped' and member_id is not null`;
}

/** The same tasks that the review of the month calls undone and late: see `tasksOfMonth`. */
export function undoneIn(month: CivilDate, day: CivilDate): RawBuilder<unknown> {
  const next = monthStart(month, 1);
  return sql`
    task.due_on < least(${next}::date, ${day}::date)
    and case task.state when 'open' then true when 'done' then task.done_on >= ${next}
                        when 'dropped' then coalesce(task.cause_on, task.due_on) >= ${next} else false end`;
}

/** `cell`: the name and place of every cell there is today. */
export const own = sql`
  cell as materialized (
    select profile.organisation_no, profile.organisation_id, profile.name, profile.position
    from organisation_read.profile as profile where profile.valid @> platform.today())`;
/** «Theo thứ tự của sổ». */
export const inOrder = sql`cell.position, cell.name collate "vi-x-icu", cell.organisation_no`;

/** «Không rõ ai làm» — nobody is in charge, or somebody who is no longer of the cell; `active` joined by the owner. */
export const isOwnerless = sql`case when task.owner_id is null then task.owner_body is null else active.person_id is null end`;
