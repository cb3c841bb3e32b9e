import type { RawBuilder } from 'kysely';
import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { RuleBundle } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { basisOf, type MonthBasis } from './month-sql.ts';

/** «Các tháng của kỳ» — each with what the rules fix for it. */
export interface Span {
  readonly organisationId: Id;
  readonly months: readonly CivilDate[];
  readonly bases: readonly MonthBasis[];
  readonly asOf: CivilDate;
  /** Whether every part directly below is counted by itself, or the whole as one. */
  readonly byPart: boolean;
}

const mostMonths = 36;

/** The months of a span, at most three years, with their rules. */
export function spanOf(
  bundle: RuleBundle,
  given: { organisationId: string; from: CivilDate; until: CivilDate; asOf: CivilDate; byPart: boolean },
): Span {
  const months: CivilDate[] = [];
  for (
    let month = given.from;
    month < given.until && months.length < mostMonths;
    month = monthStart(month, 1)
  )
    months.push(month);
  const { organisationId, asOf, byPart } = given;
  return {
    organisationId: organisationId as Id,
    months,
    bases: months.map((month) => basisOf(bundle, month)),
    asOf,
    byPart,
  };
}

/**
 * `counted`: one row for every part and month with what `dutyRows` counts cell by cell; a test holds the two together.
 * A cell counts where it stood on the last day it had in the month, as `reach` keeps it (ADR 0035). Most cells stand
 * alike through the whole span: months are compared with so many kinds of seat, not with each cell (ADR 0057).
 */
export function countedRows(span: Span): RawBuilder<unknown> {
  return sql`
    ${monthRows(span)},
    ${seatRows(span)},
    ${heldRows(span)},
    ${rollRows(span)},
    task as (
      select seat.alike, month.month, count(*) as tasks,
             count(*) filter (where task.state = 'done' and task.done_on <= ${span.asOf}::date) as done,
             count(*) filter (where task.due_on < ${span.asOf}::date and (task.state <> 'done' or task.done_on > ${span.asOf}::date)) as late
      from tasks_read.task as task
      join month on month.asked and month.month = date_trunc('month', task.due_on)::date
      join seat on seat.organisation_no = task.organisation_no
      where task.state in ('open', 'done') and task.due_on >= ${first(span)} and task.due_on < ${end(span)}
      group by seat.alike, month.month),
    counted as (
      select seat.part_no, month.month, sum(seat.cells)::integer as cells, ${figureSums},
             coalesce(sum(task.tasks), 0)::integer as tasks, coalesce(sum(task.done), 0)::integer as "tasksDone",
             coalesce(sum(task.late), 0)::integer as "tasksLate"
      from (select alike, part_no, from_day, until_day, life, cellhood, count(*) as cells from seat
            group by alike, part_no, from_day, until_day, life, cellhood) as seat
      join month on month.asked and ${counts}
      left join held on held.alike = seat.alike and held.month = month.month
      left join roll on roll.alike = seat.alike and roll.month = month.month
      left join task on task.alike = seat.alike and task.month = month.month
      group by seat.part_no, month.month)`;
}

/** The cell counts for the part in the month: it was a cell then, and stood there on its last day in it. */
const counts = sql`
  seat.cellhood && daterange(month.month, month.next) and seat.from_day < month.next and seat.until_day > month.month
  and (seat.until_day >= month.next or seat.until_day = upper(seat.life * datemultirange(daterange(month.month, month.next))))`;

const given = (condition: RawBuilder<unknown>) => sql`sum(line.cells) filter (where ${condition})`;
const held = (condition: RawBuilder<unknown>) => given(sql`line.is_held and ${condition}`);
const grade = (name: string) => held(sql`line.grade = ${sql.lit(name)}`);
const sum = (name: string) => sql`sum(line.${sql.ref(name)}) filter (where line.is_held)`;

const meetingColumns = {
  onTime: held(sql`not line.is_made_up and (line.latest_on is null or line.held_on <= line.latest_on)`),
  late: held(sql`not line.is_made_up and line.held_on > line.latest_on`),
  madeUp: held(sql`line.is_made_up`),
  excused: given(sql`line.excused and line.is_held is not true`),
  expected: sum('expected'),
  present: sum('present'),
  good: grade('good'),
  fair: grade('fair'),
  average: grade('average'),
  poor: grade('poor'),
  ungraded: held(sql`line.grade is null`),
  sentInTime: held(sql`line.is_sent and (line.due_on is null or line.sent_on <= line.due_on)`),
  sentLate: held(sql`line.is_sent and line.sent_on > line.due_on`),
  unsent: held(sql`line.is_sent is not true and line.is_past is not true`),
  unsentLate: held(sql`line.is_sent is not true and line.is_past`),
  absent: sum('absent'),
  listeners: sum('listeners'),
  speakers: sum('speakers'),
  localItems: sum('local_items'),
  upperItems: sum('upper_items'),
  asPlanned: held(sql`line.as_planned`),
  online: held(sql`line.manner = 'online'`),
  byGroup: held(sql`line.manner = 'by-group'`),
};
const names = Object.keys(meetingColumns) as (keyof typeof meetingColumns)[];
const figuresOfMeetings = sql.join(names.map((name) => sql`${meetingColumns[name]} as ${sql.ref(name)}`));
const isOfRoll = (name: string) => ['expected', 'present', 'absent'].includes(name);
const figureSums = sql.join(
  names.map(
    (name) =>
      sql`(coalesce(sum(held.${sql.ref(name)}), 0)${isOfRoll(name) ? sql` + coalesce(sum(roll.${sql.ref(name)}), 0)` : sql``})::integer as ${sql.ref(name)}`,
  ),
);

function monthRows({ months, bases }: Span): RawBuilder<unknown> {
  return sql`
    month as materialized (
      select month.*, (month.month + interval '1 month')::date as next
      from unnest(${months}::date[], ${bases.map((basis) => basis.asked)}::boolean[],
                  ${bases.map((basis) => basis.latestOn)}::date[], ${bases.map((basis) => basis.reportDays)}::integer[],
                  ${bases.map((basis) => basis.madeUpUntil)}::date[])
        as month (month, asked, latest_on, report_days, made_up_until))`;
}

/** `seat`: where each cell stood, from–until, with when it was a cell at all. */
function seatRows(span: Span): RawBuilder<unknown> {
  return sql`
    top as materialized (
      select head.organisation_no from platform.organisation_head as head where head.organisation_id = ${span.organisationId}::uuid),
    member as materialized (
      ${span.byPart ? membersByPart(span) : membersAsOne(span)}),
    own as materialized (
      select profile.organisation_no, range_agg(profile.valid) as life, range_agg(profile.valid) filter (where kind.is_cell) as cellhood
      from organisation_read.profile as profile
      join organisation_read.kind as kind on kind.code = profile.kind
      where profile.organisation_no in (select member.organisation_no from member)
      group by profile.organisation_no),
    seat as materialized (
      select member.part_no, member.organisation_no, member.from_day, member.until_day, own.life, own.cellhood,
             dense_rank() over (order by member.part_no, member.from_day, member.until_day, own.life, own.cellhood) as alike
      from member join own on own.organisation_no = member.organisation_no
      where own.cellhood && daterange(${first(span)}, ${end(span)}))`;
}

function membersAsOne(span: Span): RawBuilder<unknown> {
  return sql`
    select top.organisation_no as part_no, reach.organisation_no, reach.from_day, reach.until_day
    from top join organisation_read.reach as reach on reach.above_no = top.organisation_no
    where ${seen} and reach.from_day < ${end(span)} and reach.until_day > ${first(span)}`;
}

/** Below each part only while the part itself stood directly below; a cell that is asked about is its own part. */
function membersByPart(span: Span): RawBuilder<unknown> {
  return sql`
    select link.organisation_no as part_no, reach.organisation_no,
           greatest(reach.from_day, lower(link.valid)) as from_day, least(reach.until_day, coalesce(upper(link.valid), 'infinity')) as until_day
    from top
    join organisation_read.placement as link on link.parent_no = top.organisation_no and link.valid && daterange(${first(span)}, ${end(span)})
    join organisation_read.reach as reach
      on reach.above_no = link.organisation_no and daterange(reach.from_day, reach.until_day) && link.valid
    where ${seen}
    union all
    select reach.organisation_no, reach.organisation_no, reach.from_day, reach.until_day
    from top join organisation_read.reach as reach on reach.above_no = top.organisation_no and reach.organisation_no = top.organisation_no
    where ${seen}`;
}

const seen = sql`reach.organisation_no <@ (select platform.within('internal'))`;

/**
 * `held`: what had happened by the day, for each kind of seat and month. Lines of the same days and grade are summed
 * first: a province has few of those, and each count looks at them instead of at 200,000 lines.
 */
function heldRows(span: Span): RawBuilder<unknown> {
  const { asOf } = span;
  return sql`
    line as materialized (
      select seat.alike, kept.month, kept.held_on, kept.sent_on, kept.grade, kept.held_on = kept.planned_on as as_planned, kept.manner, kept.excused, count(*) as cells, sum(kept.expected) as expected,
             sum(kept.present) as present, sum(kept.absent) as absent, sum(kept.listeners) as listeners, sum(kept.speakers) as speakers,
             sum(kept.local_items) as local_items, sum(kept.upper_items) as upper_items
      from reports.cell_month as kept
      join seat on seat.organisation_no = kept.organisation_no
      where kept.month >= ${first(span)} and kept.month < ${end(span)} and (kept.held_on <= ${asOf}::date or kept.excused)
      group by seat.alike, kept.month, kept.held_on, kept.sent_on, kept.grade, as_planned, kept.manner, kept.excused),
    held as materialized (
      select line.alike, line.month, ${figuresOfMeetings}
      from (
        select line.*, line.held_on <= ${asOf}::date and (month.made_up_until is null or line.held_on < month.made_up_until) as is_held,
               line.held_on >= month.next as is_made_up, month.latest_on, line.held_on + month.report_days as due_on,
               line.sent_on <= ${asOf}::date as is_sent, line.held_on + month.report_days < ${asOf}::date as is_past
        from line join month on month.month = line.month and month.asked) as line
      group by line.alike, line.month)`;
}

/** `roll`: of meetings whose minutes are not locked, those who came are counted now. */
function rollRows(span: Span): RawBuilder<unknown> {
  return sql`
    open as materialized (
      select kept.meeting_id, kept.organisation_no, kept.month from reports.cell_month as kept
      join month on month.month = kept.month
      where not kept.locked and kept.held_on <= ${span.asOf}::date and kept.month >= ${first(span)} and kept.month < ${end(span)}
        and (month.made_up_until is null or kept.held_on < month.made_up_until)),
    roll as materialized (
      select seat.alike, open.month, count(*) as expected, count(*) filter (where entry.attendance in ('present', 'online')) as present,
             count(*) filter (where entry.attendance = 'absent') as absent
      from meetings_read.roll_entry as entry
      join open on open.meeting_id = entry.meeting_id
      join seat on seat.organisation_no = open.organisation_no
      where entry.meeting_id = any(array(select open.meeting_id from open))
        and (entry.circumstance is null or entry.circumstance = 'temporarily-here')
        -- Whom the roll has not come to yet is neither here nor absent.
        and entry.attendance is not null
      group by seat.alike, open.month)`;
}

const first = ({ months, asOf }: Span) => sql`${months[0] ?? asOf}::date`;
const end = ({ months, asOf }: Span) => sql`${monthStart(months.at(-1) ?? asOf, 1)}::date`;
