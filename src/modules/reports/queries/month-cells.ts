import type { RawBuilder } from 'kysely';
import { ok } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { monthCells, standings, type MonthCell, type MonthFilter } from '../contract/months.ts';
import { basisOf, dutyRows } from './month-sql.ts';
import { reckonWith } from './wide.ts';

const page = 50;

/** «Danh sách sau con số» — the same rows that the overview counts, narrowed by the same word. */
export const answerMonthCells = answer(monthCells, async (tx, input) => {
  const { organisationId, month, asOf = tx.today, only, after = null } = input;
  const basis = basisOf(tx.rules, month);
  await reckonWith(tx, organisationId);
  const rows = await tx.askLast<MonthCell & { position: number; no: number; total: number }>(sql`
    with recursive ${dutyRows({ organisationId, month, asOf, basis })},
    chosen as (select duty.*, count(*) over () as total from duty where ${condition(only)})
    select profile.organisation_id as "organisationId", profile.name, superior.name as "parentName", chosen.standing,
           chosen.meeting_id as "meetingId", chosen.held_on as "heldOn", chosen.planned_on as "plannedOn", chosen.manner,
           excused.excuse, officer.full_name as "excusedBy", excused.excused_on as "excusedOn", chosen.expected::integer, chosen.present::integer, chosen.absent::integer,
           chosen.score, chosen.grade, chosen.sent_on as "sentOn", chosen.minutes, chosen.tasks::integer,
           chosen.tasks_done::integer as "tasksDone", chosen.tasks_late::integer as "tasksLate",
           profile.position, profile.organisation_no as no, chosen.total::integer
    from chosen
    join profile on profile.organisation_no = chosen.organisation_no
    left join profile as superior on superior.organisation_no = chosen.parent_no
    left join meetings_read.meeting as excused
      on excused.organisation_no = chosen.organisation_no and excused.month = ${month} and excused.kind = 'ordinary'
     and excused.state = 'excused' and chosen.held_on is null
    left join members_read.person as officer on officer.id = excused.excused_by
    where ${after === null}::boolean
       or (profile.position, profile.name collate "vi-x-icu", profile.organisation_no)
        > (${after?.[0] ?? 0}::integer, ${after?.[1] ?? ''}, ${after?.[2] ?? 0}::integer)
    order by profile.position, profile.name collate "vi-x-icu", profile.organisation_no
    limit ${page + 1}`);
  const last = rows.length > page ? rows[page - 1] : undefined;
  const shown = rows.slice(0, page).map(({ position: _position, no: _no, total: _total, ...row }) => row);
  return ok({
    month,
    asOf,
    rows: shown,
    total: rows[0]?.total ?? 0,
    next: last ? ([last.position, last.name, last.no] as [number, string, number]) : null,
  });
});

function condition(only: MonthFilter | undefined): RawBuilder<unknown> {
  if (only === undefined) return sql`true`;
  if ((standings as readonly string[]).includes(only)) return sql`duty.standing = ${only}`;
  switch (only) {
    case 'held':
      return sql`duty.held_on is not null`;
    case 'absent':
      return sql`duty.absent > 0`;
    case 'ungraded':
      return sql`duty.held_on is not null and duty.grade is null`;
    case 'sent-in-time':
      return sql`duty.minutes = 'in-time'`;
    case 'sent-late':
      return sql`duty.minutes = 'late'`;
    case 'unsent':
    case 'unsent-late':
      return sql`duty.minutes = ${only}`;
    case 'tasks':
      return sql`duty.tasks > 0`;
    case 'tasks-done':
      return sql`duty.tasks_done > 0`;
    case 'tasks-late':
      return sql`duty.tasks_late > 0`;
    default:
      return sql`duty.held_on is not null and duty.grade = ${only}`;
  }
}
