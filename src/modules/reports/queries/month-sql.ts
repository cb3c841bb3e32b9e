import type { RawBuilder } from 'kysely';
import { addDays, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { dayOfMonth } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import type { Citation } from '#kernel/problem.ts';
import { ruleOn, type RuleBundle } from '#kernel/rule-pack.ts';
import { madeUpUntil } from '#modules/meetings/public.ts';
import { sql } from '#platform/database/pool.ts';

/** «Căn cứ của tháng» — what the rule packs fix for the meetings of a month; the values go into the statements. */
export interface MonthBasis {
  readonly asked: boolean;
  readonly latestOn: CivilDate | null;
  /** The first day on which a meeting no longer counts for the month. */
  readonly madeUpUntil: CivilDate | null;
  readonly latestCitation: Citation | null;
  readonly reportDays: number | null;
  readonly reportCitation: Citation | null;
}

/** The rules in force on the first day of the month. */
export function basisOf(bundle: RuleBundle, month: CivilDate): MonthBasis {
  const times = ruleOn(bundle, 'meetings.times-per-month', month);
  const latest = ruleOn(bundle, 'meetings.latest-day-of-month', month);
  const report = ruleOn(bundle, 'meetings.report-days-after', month);
  const makeUp = ruleOn(bundle, 'meetings.make-up-months', month);
  return {
    asked: (times?.value ?? 0) > 0,
    latestOn: latest && dayOfMonth(month, latest.value),
    madeUpUntil: madeUpUntil(month, makeUp?.value ?? null),
    latestCitation: latest?.citation ?? null,
    reportDays: report?.value ?? null,
    reportCitation: report?.citation ?? null,
  };
}

/** Whom and what a statement over one month is about. */
export interface MonthQuestion {
  readonly organisationId: Id;
  readonly month: CivilDate;
  readonly asOf: CivilDate;
  readonly basis: MonthBasis;
}

/**
 * `duty`: one row for every cell below the organisation that existed in the month, under the superior it
 * had last in it; without a standing where nothing was owed. The same decision as `dutyOf` of the meetings; a test
 * holds the two together. What was held or sent after `asOf` has not happened yet.
 */
export function dutyRows({ organisationId, month, asOf, basis }: MonthQuestion): RawBuilder<unknown> {
  const next = monthStart(month, 1);
  return sql`
    placed as materialized (
      select distinct on (placement.organisation_no) placement.organisation_no, placement.parent_no
      from organisation_read.placement as placement
      where placement.valid && daterange(${month}, ${next})
      order by placement.organisation_no, lower(placement.valid) desc),
    tree as (
      select head.organisation_no, null::integer as parent_no, head.organisation_no as part_no
      from platform.organisation_head as head where head.organisation_id = ${organisationId}
      union all
      select placed.organisation_no, placed.parent_no,
             case when tree.parent_no is null then placed.organisation_no else tree.part_no end
      from tree join placed on placed.parent_no = tree.organisation_no),
    profile as materialized (
      select distinct on (profile.organisation_no) profile.organisation_no, profile.organisation_id, profile.name,
             profile.position, profile.kind
      from organisation_read.profile as profile
      where profile.valid && daterange(${month}, ${next})
      order by profile.organisation_no, lower(profile.valid) desc),
    cellhood as materialized (
      select own.organisation_no, bool_or(own.valid @> ${basis.latestOn ?? addDays(next, -1)}::date) as owes
      from organisation_read.profile as own join organisation_read.kind as kind on kind.code = own.kind
      where kind.is_cell and own.valid && daterange(${month}, ${next})
      group by own.organisation_no),
    cell as materialized (
      select tree.organisation_no, tree.parent_no, tree.part_no, cellhood.owes, tree.organisation_no <@ (select platform.within('internal')) as is_seen
      from tree join cellhood on cellhood.organisation_no = tree.organisation_no
      where ${basis.asked}::boolean and (
        tree.organisation_no <@ (select platform.within('internal'))
        or tree.organisation_no <@ (select platform.departed()) and platform.stood_below(tree.organisation_no, daterange(${month}, ${next})))),
    -- What settles the month is kept in one line (ADR 0057).
    meeting as materialized (
      select kept.*, line.held_on is not null and not kept.locked as is_open, line.held_on as held, line.sent_on as sent
      from reports.cell_month as kept
      cross join lateral (select
        case when kept.held_on <= ${asOf} and kept.held_on >= ${month} and (${basis.madeUpUntil}::date is null or kept.held_on < ${basis.madeUpUntil}) then kept.held_on end as held_on,
        case when kept.sent_on <= ${asOf} then kept.sent_on end as sent_on) as line
      where kept.month = ${month} and (line.held_on is not null or kept.excused)),
    duty as (
      select cell.organisation_no, cell.parent_no, cell.part_no, cell.is_seen, meeting.held as held_on, meeting.sent as sent_on,
             case when meeting.held is not null then meeting.meeting_id end as meeting_id, meeting.planned_on, meeting.manner,
             case when meeting.held >= ${next} then 'made-up'
                  when meeting.held is not null then
                    case when not cell.owes or ${basis.latestOn}::date is null or meeting.held <= ${basis.latestOn} then 'on-time' else 'late' end
                  when meeting.excused then 'excused'
                  when not cell.owes then null
                  when ${asOf} < ${month} then 'to-come'
                  when ${asOf} >= ${next} then 'not-held'
                  when ${basis.latestOn}::date is not null and ${asOf} > ${basis.latestOn} then 'overdue'
                  else 'due' end as standing,
             case when meeting.held is null then null
                  when meeting.sent is null then
                    case when meeting.held + ${basis.reportDays}::integer < ${asOf} then 'unsent-late' else 'unsent' end
                  when meeting.sent > meeting.held + ${basis.reportDays}::integer then 'late'
                  else 'in-time' end as minutes,
             case when meeting.held is not null then meeting.score end as score, case when meeting.held is not null then meeting.grade end as grade,
             meeting.held is not null and meeting.is_open as is_open, ${kept('expected')}, ${kept('present')}, ${kept('absent')},
             ${ofHeld('listeners')}, ${ofHeld('speakers')}, ${ofHeld('local_items')}, ${ofHeld('upper_items')},
             ${ofHeld('criticised')}, ${ofHeld('uncriticised')}
      from cell
      left join meeting on meeting.organisation_no = cell.organisation_no)`;
}

/** Sums kept once the minutes are locked; nothing before. */
function kept(name: 'expected' | 'present' | 'absent'): RawBuilder<unknown> {
  return sql`case when meeting.held is not null and not meeting.is_open then meeting.${sql.ref(name)} else 0 end as ${sql.ref(name)}`;
}

/** What the minutes of a meeting held tell; nothing where none was. */
function ofHeld(
  name: 'listeners' | 'speakers' | 'local_items' | 'upper_items' | 'criticised' | 'uncriticised',
): RawBuilder<unknown> {
  return sql`case when meeting.held is not null then meeting.${sql.ref(name)} else 0 end as ${sql.ref(name)}`;
}

/**
 * `tally`: who came and what was done, for the cells in these rows of `duty`: as kept, or counted from the roll while the
 * minutes are open. Counted for those alone who are shown, unless the list is narrowed by it.
 */
export function tallyRows(of: 'duty' | 'page', { month, asOf }: MonthQuestion): RawBuilder<unknown> {
  const rows = sql.ref(of);
  return sql`
    roll as materialized (
      select tally.* from platform.rolls_of(array(select own.meeting_id from ${rows} as own where own.is_open)) as tally),
    task as materialized (
      select kept.organisation_no, count(*) as tasks,
             count(*) filter (where each.done_on <= ${asOf} and each.done_on > '-infinity') as done,
             count(*) filter (where each.due_on < ${asOf} and each.done_on > ${asOf}) as late
      from reports.cell_tasks as kept cross join lateral unnest(kept.due_on, kept.done_on) as each (due_on, done_on)
      where kept.organisation_no = any(array(select own.organisation_no from ${rows} as own)) and kept.month = ${month}
      group by kept.organisation_no),
    tally as materialized (
      select own.organisation_no, own.expected + coalesce(roll.expected, 0) as expected, own.present + coalesce(roll.present, 0) as present,
             own.absent + coalesce(roll.absent, 0) as absent,
             coalesce(task.tasks, 0) as tasks, coalesce(task.done, 0) as tasks_done, coalesce(task.late, 0) as tasks_late
      from ${rows} as own
      left join roll on roll.meeting_id = own.meeting_id
      left join task on task.organisation_no = own.organisation_no)`;
}
