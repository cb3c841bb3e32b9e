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
 * A cell counts where it stood on the last day it had in the month; it owes a meeting if it was a cell on the last day for
 * one. Cells that stand alike under one superior are read from the sums kept of them, where the asker sees them all
 * (ADR 0066) or kept them all in that time (ADR 0078); any others, and parts that are cells, one by one.
 */
export function countedRows(span: Span): RawBuilder<unknown> {
  return sql`
    ${monthRows(span)},
    ${seatRows(span)},
    ${heldRows(span)},
    ${rollRows},
    ${taskRows(span)},
    counted as materialized (
      select piece.part_no, piece.month, ${countedSums}
      from (${sql.join([pieceOf('due', ['cells']), pieceOf('held', names), pieceOf('roll', namesOfRoll), pieceOf('task', namesOfTasks)], sql` union all `)}) as piece
      group by piece.part_no, piece.month)`;
}

/** The cell counts for the part in the month: it was a cell then, and stood there on its last day in it. */
const counts = sql`
  seat.cellhood && daterange(month.month, month.next) and seat.from_day < month.next and seat.until_day > month.month
  and (seat.until_day >= month.next or seat.until_day = upper(seat.life * datemultirange(daterange(month.month, month.next))))`;

const held = (name: string, condition = sql`true`) =>
  sql`sum(line.${sql.ref(name)}) filter (where line.is_held and ${condition})`;

const meetingColumns = {
  // Of those who owe nothing in the month only who met, or was excused all the same.
  cells: sql`sum(case when line.is_held then line.cells else line.excused end) filter (where not line.owes)`,
  onTime: held(
    'cells',
    sql`not line.is_made_up and (line.latest_on is null or line.held_on <= line.latest_on)`,
  ),
  late: held('cells', sql`not line.is_made_up and line.held_on > line.latest_on`),
  madeUp: held('cells', sql`line.is_made_up`),
  excused: sql`sum(line.excused) filter (where line.is_held is not true)`,
  expected: held('expected'),
  present: held('present'),
  good: held('good'),
  fair: held('fair'),
  average: held('average'),
  poor: held('poor'),
  ungraded: held('ungraded'),
  sentInTime: held('sent_in_time'),
  sentLate: sql`sum(line.sent - line.sent_in_time) filter (where line.is_held)`,
  unsent: sql`sum(line.cells - line.sent) filter (where line.is_held and line.is_past is not true)`,
  unsentLate: sql`sum(line.cells - line.sent) filter (where line.is_held and line.is_past)`,
  absent: held('absent'),
  listeners: held('listeners'),
  speakers: held('speakers'),
  localItems: held('local_items'),
  upperItems: held('upper_items'),
  criticised: held('criticised'),
  uncriticised: held('uncriticised'),
  asPlanned: held('as_planned'),
  online: held('online'),
  byGroup: held('by_group'),
};
const names = Object.keys(meetingColumns) as (keyof typeof meetingColumns)[];
const figuresOfMeetings = sql.join(names.map((name) => sql`${meetingColumns[name]} as ${sql.ref(name)}`));
const namesOfRoll = ['expected', 'present', 'absent'];
const namesOfTasks = ['tasks', 'tasksDone', 'tasksLate'];
const allNames = [...names, ...namesOfTasks];
// Laid one below the other and added up: joined, the planner would compare each with each.
const pieceOf = (rows: string, has: readonly string[]) =>
  sql`select part_no, month, ${sql.join(allNames.map((name) => (has.includes(name) ? sql`${sql.ref(name)}::bigint as ${sql.ref(name)}` : sql`null::bigint as ${sql.ref(name)}`)))} from ${sql.ref(rows)}`;
const countedSums = sql.join(
  allNames.map((name) => sql`coalesce(sum(piece.${sql.ref(name)}), 0)::integer as ${sql.ref(name)}`),
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

/**
 * `due`: which cells count for which part in which month — those that stand alike together where the asker sees them all
 * (`is_whole`), the others one by one.
 */
function seatRows(span: Span): RawBuilder<unknown> {
  const [from, until] = [first(span), end(span)];
  return sql`
    top as materialized (
      select head.organisation_no from platform.organisation_head as head where head.organisation_id = ${span.organisationId}::uuid),
    sight as materialized (
      select platform.within('internal') as numbers, platform.keeps() + platform.departed() as once),
    superior as materialized (
      ${span.byPart ? superiorsByPart(span) : superiorsAsOne}),
    stand as materialized (
      select superior.part_no, kept.organisation_no, kept.seat_no, greatest(superior.from_day, kept.from_day) as from_day,
             least(superior.until_day, kept.until_day) as until_day, kept.life, kept.cellhood, kept.numbers, kept.cells,
             superior.part_no is not null and (
               kept.organisation_no <@ sight.numbers and kept.numbers <@ sight.numbers
               or kept.organisation_no <@ sight.once and kept.numbers <@ sight.once) as is_whole
      from superior join reports.seat as kept on kept.organisation_no = superior.organisation_no cross join sight
      where greatest(superior.from_day, kept.from_day) < least(superior.until_day, kept.until_day)
        and kept.cellhood && daterange(${from}, ${until})),
    seat as materialized (
      select stand.part_no, stand.organisation_no, stand.seat_no, stand.from_day, stand.until_day, stand.life, stand.cellhood, stand.cells, true as is_whole
      from stand where stand.is_whole
      union all
      select coalesce(stand.part_no, cell), cell, null, stand.from_day, stand.until_day, stand.life, stand.cellhood, 1, false
      from stand cross join sight cross join lateral unnest(stand.numbers) as range
      cross join lateral generate_series(lower(range), upper(range) - 1) as cell
      where not stand.is_whole and (cell <@ sight.numbers or stand.organisation_no <@ sight.once and cell <@ sight.once)
      union all
      -- A cell that is asked about itself.
      select top.organisation_no, top.organisation_no, null, reach.from_day, reach.until_day, own.life, own.cellhood, 1, false
      from top join organisation_read.reach as reach on reach.above_no = top.organisation_no and reach.organisation_no = top.organisation_no
      join sight on top.organisation_no <@ sight.numbers
      cross join lateral (
        select range_agg(profile.valid) as life, range_agg(profile.valid) filter (where kind.is_cell) as cellhood
        from organisation_read.profile as profile join organisation_read.kind as kind on kind.code = profile.kind
        where profile.organisation_no = top.organisation_no) as own
      where own.cellhood is not null),
    due as materialized (
      select seat.part_no, seat.organisation_no, seat.seat_no, seat.is_whole, duty.owes, case when duty.owes then seat.cells else 0 end as cells,
             month.month, month.next, case when duty.owes then month.latest_on end as latest_on, month.report_days,
             least(${span.asOf}::date, month.made_up_until - 1) as held_until
      from seat cross join sight join month on month.asked and ${counts}
        -- What has left counts in the months in which it stood below: of others there are no rows to read (ADR 0078).
        and (seat.organisation_no <@ sight.numbers or platform.stood_below(seat.organisation_no, daterange(month.month, month.next)))
      cross join lateral (select seat.cellhood @> coalesce(month.latest_on, month.next - 1) as owes) as duty)`;
}

const superiorsAsOne = sql`
  select top.organisation_no as part_no, reach.organisation_no, reach.from_day, reach.until_day
  from top join organisation_read.reach as reach on reach.above_no = top.organisation_no
  where reach.organisation_no in (select kept.organisation_no from reports.seat as kept)`;

/** Below each part only while the part itself stood directly below; cells that do are parts themselves. */
function superiorsByPart(span: Span): RawBuilder<unknown> {
  return sql`
    select link.organisation_no as part_no, reach.organisation_no,
           greatest(reach.from_day, lower(link.valid)) as from_day, least(reach.until_day, coalesce(upper(link.valid), 'infinity')) as until_day
    from top
    join organisation_read.placement as link on link.parent_no = top.organisation_no and link.valid && daterange(${first(span)}, ${end(span)})
    join organisation_read.reach as reach
      on reach.above_no = link.organisation_no and daterange(reach.from_day, reach.until_day) && link.valid
    where reach.organisation_no in (select kept.organisation_no from reports.seat as kept)
    union all
    select null, top.organisation_no, '-infinity', 'infinity' from top`;
}

/** `held`: what had happened by the day, for each part and month; those who sent are counted by the days it took them. */
function heldRows({ asOf }: Span): RawBuilder<unknown> {
  const sentWithin = (days: RawBuilder<unknown>) =>
    sql`coalesce(kept.sent_within[least(${days}, cardinality(kept.sent_within) - 1) + 1], 0)`;
  const same = sql.join(
    [
      'expected',
      'present',
      'absent',
      'listeners',
      'speakers',
      'local_items',
      'upper_items',
      'criticised',
      'uncriticised',
    ].map((name) => sql`kept.${sql.ref(name)}`),
  );
  const whole = sql.join(
    ['as_planned', 'online', 'by_group', 'good', 'fair', 'average', 'poor', 'ungraded'].map(
      (name) => sql`kept.${sql.ref(name)}`,
    ),
  );
  const grade = (name: string) => sql`(kept.grade is not distinct from ${sql.lit(name)})::integer`;
  return sql`
    line as (
      select due.part_no, due.month, due.next, due.owes, due.latest_on, due.report_days, due.held_until, kept.held_on, kept.cells, kept.excused, ${same}, ${whole},
             ${sentWithin(sql`${asOf}::date - kept.held_on`)} as sent,
             ${sentWithin(sql`least(due.report_days, ${asOf}::date - kept.held_on)`)} as sent_in_time
      from due join reports.seat_month as kept
        on kept.organisation_no = due.organisation_no and kept.seat_no = due.seat_no and kept.month = due.month
      where due.is_whole
      union all
      select due.part_no, due.month, due.next, due.owes, due.latest_on, due.report_days, due.held_until, kept.held_on, 1, kept.excused::integer, ${same},
             (kept.held_on is not distinct from kept.planned_on)::integer, (kept.manner = 'online')::integer, (kept.manner = 'by-group')::integer,
             ${grade('good')}, ${grade('fair')}, ${grade('average')}, ${grade('poor')}, (kept.grade is null)::integer,
             (own.sent_after is not null)::integer, (own.sent_after is not null and (due.report_days is null or own.sent_after <= due.report_days))::integer
      from due join reports.cell_month as kept on kept.organisation_no = due.organisation_no and kept.month = due.month
      cross join lateral (select case when kept.sent_on <= ${asOf}::date then kept.sent_on - kept.held_on end as sent_after) as own
      where not due.is_whole),
    held as materialized (
      select line.part_no, line.month, ${figuresOfMeetings}
      from (select line.*, line.held_on <= line.held_until as is_held, line.held_on >= line.next as is_made_up,
                   line.held_on + line.report_days < ${asOf}::date as is_past
            from line) as line
      group by line.part_no, line.month)`;
}

/** `roll`: of meetings whose minutes are not locked, those who came are counted now. */
const rollRows = sql`
    open as materialized (
      select due.part_no, due.month, unnest(kept.open_meetings) as meeting_id
      from due join reports.seat_month as kept
        on kept.organisation_no = due.organisation_no and kept.seat_no = due.seat_no and kept.month = due.month
      where due.is_whole and kept.open_meetings <> '{}' and kept.held_on <= due.held_until
      union all
      select due.part_no, due.month, kept.meeting_id
      from due join reports.cell_month as kept on kept.organisation_no = due.organisation_no and kept.month = due.month
      where not due.is_whole and not kept.locked and kept.held_on <= due.held_until),
    roll as materialized (
      select open.part_no, open.month, sum(tally.expected) as expected, sum(tally.present) as present, sum(tally.absent) as absent
      from open join platform.rolls_of(array(select open.meeting_id from open)) as tally on tally.meeting_id = open.meeting_id
      group by open.part_no, open.month)`;

/** `task`: tasks by the month they are due in, as they stood on the day. */
function taskRows({ asOf }: Span): RawBuilder<unknown> {
  return sql`
    task as materialized (
      select piece.part_no, piece.month, sum(piece.tasks) as tasks, sum(piece.done) as "tasksDone", sum(piece.late) as "tasksLate"
      from (
        select due.part_no, due.month, kept.tasks, coalesce(kept.done[width_bucket(${asOf}::date, kept.days)], 0) as done,
               coalesce(kept.late[width_bucket(${asOf}::date, kept.days)], 0) as late
        from due join reports.seat_tasks as kept
          on kept.organisation_no = due.organisation_no and kept.seat_no = due.seat_no and kept.month = due.month
        where due.is_whole
        union all
        select due.part_no, due.month, 1, (each.done_on <= ${asOf}::date and each.done_on > '-infinity')::integer,
               (each.due_on < ${asOf}::date and each.done_on > ${asOf}::date)::integer
        from due join reports.cell_tasks as kept on kept.organisation_no = due.organisation_no and kept.month = due.month
        cross join lateral unnest(kept.due_on, kept.done_on) as each (due_on, done_on)
        where not due.is_whole) as piece
      group by piece.part_no, piece.month)`;
}

const first = ({ months, asOf }: Span) => sql`${months[0] ?? asOf}::date`;
const end = ({ months, asOf }: Span) => sql`${monthStart(months.at(-1) ?? asOf, 1)}::date`;
