import type { OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import type { programmePage } from '../contract.ts';

type Work = OutputOf<typeof programmePage>['measures'][number]['work'][number];

/** «Việc đã gắn với từng giải pháp» — as far as it is open to the reader; what a cell keeps to itself has no title. */
export async function workByMeasure(tx: Reading, programmeId: Id): Promise<ReadonlyMap<Id, Work[]>> {
  const rows = await tx.ask<Work & { measureId: Id }>(sql`
    select * from (
    select tag.measure_id as "measureId", tag.of, tag.item_id as "itemId", place.organisation_id as "organisationId",
           place.name as "organisationName", coalesce(task.title, target.title, item.title) as title,
           case tag.of
             when 'task' then coalesce(task.state, 'draft')
             when 'agenda-item' then case when meeting.held_on is null then 'draft' else 'done' end
             else case when serving.state is null or serving.state in ('draft', 'dropped') then coalesce(serving.state, 'draft')
                       when brought.amount >= target.goal then 'done' else 'open' end end as state,
           coalesce(task.due_on, serving.due_on, meeting.held_on, meeting.planned_on) as "on",
           case when target.id is not null
                then json_build_object('part', brought.amount, 'whole', target.goal, 'unit', target.unit) end as target
    from programmes.measure as measure
    join programmes.measure_tag as tag on tag.measure_id = measure.id
    join organisation_read.profile as place on place.organisation_no = tag.organisation_no and place.valid @> ${tx.today}::date
    left join tasks_read.task as task on tag.of = 'task' and task.id = tag.item_id
    left join tasks_read.target as target on tag.of = 'target' and target.id = tag.item_id
    left join tasks_read.task as serving on serving.id = target.task_id
    left join meetings_read.agenda_item as item on tag.of = 'agenda-item' and item.id = tag.item_id
    left join meetings_read.meeting as meeting on meeting.id = tag.meeting_id
    cross join lateral (
      select coalesce(sum(step.amount), 0)::integer as amount from tasks_read.progress as step where step.target_id = target.id) as brought
    where measure.programme_id = ${programmeId}::uuid
      -- A draft that was dropped leaves its tag behind.
      and (tag.of = 'agenda-item' or task.id is not null or target.id is not null)
    limit 500) as line
    order by array_position(array['open', 'draft', 'done', 'dropped'], line.state), line."on" nulls last, line."organisationName", line."itemId"`);
  const found = new Map<Id, Work[]>();
  for (const { measureId, ...work } of rows) found.set(measureId, [...(found.get(measureId) ?? []), work]);
  return found;
}
