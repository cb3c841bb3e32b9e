import type { CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import type { workOfCells } from '../contract/above.ts';
import { resolutionPath, type ResolutionFacts } from '../rules/assignments/stages.ts';
import { inOrder, own } from './work-sql.ts';

type Stuck = OutputOf<typeof workOfCells>['stuck'][number];

/** What the path of a resolution is read from, beside the day it was adopted. */
export const factsColumns = sql`
           coalesce((select jsonb_agg(jsonb_build_object('state', task.state, 'dueOn', task.due_on,
                       'doneOn', task.done_on, 'causeOn', task.cause_on))
                     from tasks.task as task where task.organisation_no = resolution.organisation_no and task.state <> 'draft'
                       and (task.resolution_id = resolution.id
                            or (task.resolution_id is null and task.meeting_id = resolution.meeting_id))), '[]') as tasks,
           coalesce((select jsonb_agg(jsonb_build_object('stage', noted.stage, 'reachedOn', noted.reached_on))
                     from tasks.resolution_stage as noted where noted.resolution_id = resolution.id), '[]') as noted,
           coalesce((select bool_and(entry.attendance in ('present', 'online')) from meetings_read.roll_entry as entry
                     where entry.organisation_no = resolution.organisation_no and entry.meeting_id = resolution.meeting_id
                       and (entry.circumstance is null or entry.circumstance = 'temporarily-here')), false) as "everybodyCame"`;

type Followed = ResolutionFacts &
  Pick<Stuck, 'organisationId' | 'name' | 'title' | 'number'> & { readonly id: Id };

/** Read by the very decision that the device takes, from what the level above may see. */
export async function stuckOf(
  tx: Reading,
  cells: readonly number[],
  stuckDays: number | null,
): Promise<Stuck[]> {
  if (stuckDays === null) return [];
  const since = sql`${tx.today}::date - interval '13 months'`;
  const rows = await tx.ask<Followed & { adoptedOn: CivilDate }>(sql`
    with ${own}
    select cell.organisation_id as "organisationId", cell.name, resolution.id, resolution.title,
           lpad(resolution.number::text, 2, '0') || '-' || resolution.symbol as number,
           resolution.adopted_on as "adoptedOn",
           ${factsColumns}
    from meetings_read.resolution as resolution join cell using (organisation_no)
    where resolution.organisation_no = any(${cells}::integer[]) and resolution.adopted_on > ${since}
      and not exists (select from tasks.resolution_stage as noted
                      where noted.resolution_id = resolution.id and noted.stage = 'reviewed')
    order by resolution.adopted_on, ${inOrder}`);
  return rows.flatMap(({ organisationId, name, title, number, ...facts }) => {
    const path = resolutionPath(facts, stuckDays, tx.today);
    return path.stuck && path.open && path.open !== 'issued'
      ? [{ resolutionId: facts.id, organisationId, name, title, number, stage: path.open, days: path.days }]
      : [];
  });
}
