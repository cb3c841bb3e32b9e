import type { RawBuilder } from 'kysely';
import { ok } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { monthCells, standings, type MonthCell, type MonthFilter } from '../contract/months.ts';
import { basisOf, dutyRows, tallyRows } from './month-sql.ts';
import { reckonWith } from './wide.ts';

const page = 50;

/** «Danh sách sau con số» — the same rows that the overview counts, narrowed by the same word. */
export const answerMonthCells = answer(monthCells, async (tx, input) => {
  const { organisationId, month, asOf = tx.today, only, after = null } = input;
  const basis = basisOf(tx.rules, month);
  await reckonWith(tx, organisationId);
  const question = { organisationId, month, asOf, basis };
  const narrowed = isTallied(only);
  const rows = await tx.askLast<
    MonthCell & { position: number; no: number; total: number; counted: number }
  >(sql`
    with recursive ${dutyRows(question)},
    ${narrowed ? sql`${tallyRows('duty', question)},` : sql``}
    chosen as (
      select duty.*, count(*) over () as total, sum(${countedOf(only)}) over () as counted from duty
      ${narrowed ? sql`join tally on tally.organisation_no = duty.organisation_no` : sql``}
      where ${condition(only)}),
    page as materialized (
      select chosen.*, profile.organisation_id, profile.name, profile.position
      from chosen join profile on profile.organisation_no = chosen.organisation_no
      where ${after === null}::boolean
         or (profile.position, profile.name collate "vi-x-icu", profile.organisation_no)
          > (${after?.[0] ?? 0}::integer, ${after?.[1] ?? ''}, ${after?.[2] ?? 0}::integer)
      order by profile.position, profile.name collate "vi-x-icu", profile.organisation_no
      limit ${page + 1})
    ${narrowed ? sql`` : sql`, ${tallyRows('page', question)}`}
    select page.organisation_id as "organisationId", page.name, superior.name as "parentName", page.standing,
           page.is_seen as "isSeen", case when page.is_seen then page.meeting_id end as "meetingId", page.held_on as "heldOn", page.planned_on as "plannedOn", page.manner,
           excused.excuse, officer.full_name as "excusedBy", excused.excused_on as "excusedOn", tally.expected::integer, tally.present::integer, tally.absent::integer,
           page.score, page.grade, page.sent_on as "sentOn", page.minutes, page.listeners, page.speakers,
           page.local_items as "localItems", page.upper_items as "upperItems", tally.tasks::integer,
           tally.tasks_done::integer as "tasksDone", tally.tasks_late::integer as "tasksLate",
           page.position, page.organisation_no as no, page.total::integer, page.counted::integer
    from page
    join tally on tally.organisation_no = page.organisation_no
    left join profile as superior on superior.organisation_no = page.parent_no
    left join meetings_read.meeting as excused
      on excused.organisation_no = page.organisation_no and excused.month = ${month} and excused.kind = 'ordinary'
     and excused.state = 'excused' and page.held_on is null
     and excused.organisation_no = any(array(select own.organisation_no from page as own where own.standing = 'excused'))
    left join members_read.person as officer on officer.id = excused.excused_by
    order by page.position, page.name collate "vi-x-icu", page.organisation_no`);
  const last = rows.length > page ? rows[page - 1] : undefined;
  const shown = rows
    .slice(0, page)
    .map(({ position: _position, no: _no, total: _total, counted: _counted, ...row }) => row);
  return ok({
    month,
    asOf,
    rows: shown,
    total: rows[0]?.total ?? 0,
    counted: rows[0]?.counted ?? 0,
    next: last ? ([last.position, last.name, last.no] as [number, string, number]) : null,
  });
});

/** What is counted of each cell one by one; the figure is their sum. */
const tallied: Partial<Record<MonthFilter, string>> = {
  present: 'tally.present',
  absent: 'tally.absent',
  tasks: 'tally.tasks',
  'tasks-done': 'tally.tasks_done',
  'tasks-late': 'tally.tasks_late',
};
/** The same, told by the line of the cell itself. */
const told: Partial<Record<MonthFilter, string>> = {
  spoke: 'duty.speakers',
  local: 'duty.local_items',
  criticised: 'duty.criticised',
  uncriticised: 'duty.uncriticised',
};

/** Whether the list is narrowed by what is counted of each cell. */
function isTallied(only: MonthFilter | undefined): boolean {
  return only !== undefined && tallied[only] !== undefined;
}

/** What one line of the list adds to the figure: a cell is one, people, items and tasks are as many as they are. */
function countedOf(only: MonthFilter | undefined): RawBuilder<unknown> {
  const column = only && (tallied[only] ?? told[only]);
  return column ? sql.ref(column) : sql`1`;
}

function condition(only: MonthFilter | undefined): RawBuilder<unknown> {
  if (only === undefined || only === 'to-meet') return sql`duty.standing is not null`;
  if ((standings as readonly string[]).includes(only)) return sql`duty.standing = ${only}`;
  if (tallied[only] ?? told[only]) return sql`${countedOf(only)} > 0`;
  switch (only) {
    case 'open':
      return sql`duty.standing in ('to-come', 'due', 'overdue')`;
    case 'held':
      return sql`duty.held_on is not null`;
    case 'as-planned':
      return sql`duty.held_on is not null and duty.held_on is not distinct from duty.planned_on`;
    case 'online':
    case 'by-group':
      return sql`duty.held_on is not null and duty.manner = ${only}`;
    case 'ungraded':
      return sql`duty.held_on is not null and duty.grade is null`;
    case 'sent-in-time':
      return sql`duty.minutes = 'in-time'`;
    case 'sent-late':
      return sql`duty.minutes = 'late'`;
    case 'unsent':
    case 'unsent-late':
      return sql`duty.minutes = ${only}`;
    default:
      return sql`duty.held_on is not null and duty.grade = ${only}`;
  }
}
