import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { Citation } from '#kernel/problem.ts';
import { ok } from '#kernel/result.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { cellsByMonth, type CellMonth } from '../contract/months.ts';
import { reasonsToCome, type WeakRules } from '../rules/weak.ts';
import { basisOf } from './month-sql.ts';

interface Cell {
  readonly organisationId: string;
  readonly name: string;
  readonly parentName: string | null;
  readonly followerId: string | null;
  readonly followerName: string | null;
  readonly hasSecretary: boolean;
  readonly official: number;
  readonly tasks: number;
  readonly tasksLate: number;
  readonly months: readonly CellMonth[];
}

/** Above this a page is a list nobody reads: one goes on by commune. */
const most = 500;

/** «Chi bộ theo tháng» — the cells that stand below on the day; their months follow the cell, wherever it stood then. */
export const answerCellsByMonth = answer(cellsByMonth, async (tx, input) => {
  const { organisationId, from, until, asOf = tx.today } = input;
  const months = monthsOf(from, until);
  const found = await cellsBelow(tx, organisationId, asOf);
  const tooMany = found.length > most;
  const { rules, thresholds } = thresholdsOn(tx, asOf);
  const rows = tooMany || months.length === 0 ? [] : await readCells(tx, found, months, asOf);
  const cells = rows.map(({ followerId, followerName, hasSecretary, tasks, tasksLate, ...row }) => ({
    ...row,
    follower: followerId === null ? null : { personId: followerId, fullName: followerName ?? '' },
    reasons: reasonsToCome(
      { months: row.months, official: row.official, hasSecretary, tasks, tasksLate },
      rules,
    ),
  }));
  const weakFirst = cells.toSorted((one, other) => other.reasons.length - one.reasons.length);
  return ok({ asOf, months, thresholds, cells: weakFirst, tooMany } as never);
});

function monthsOf(from: CivilDate, until: CivilDate): CivilDate[] {
  const months: CivilDate[] = [];
  for (let month = from; month < until && months.length < 36; month = monthStart(month, 1))
    months.push(month);
  return months;
}

function thresholdsOn(tx: Reading, day: CivilDate) {
  const rulesOf = rulesOn(tx.rules, day);
  const attendance = rulesOf('reports.attendance-low');
  const score = rulesOf('reports.score-low');
  const latest = rulesOf('meetings.latest-day-of-month');
  const minimum = rulesOf('organisation.cell-minimum-official');
  const rules: WeakRules = {
    attendance: attendance?.value ?? null,
    score: score?.value ?? null,
    missedMonths: rulesOf('reports.missed-months')?.value ?? null,
    lateMonths: rulesOf('reports.late-months')?.value ?? null,
    fallingMonths: rulesOf('reports.falling-months')?.value ?? null,
    tasksLate: rulesOf('reports.tasks-late')?.value ?? null,
    minimumOfficial: minimum?.value ?? null,
    latestDay: latest?.value ?? null,
  };
  const citations: Citation[] = [attendance, score, latest, minimum].flatMap((rule) =>
    rule ? [rule.citation] : [],
  );
  return {
    rules,
    thresholds: {
      attendancePercent: attendance && (attendance.value.numerator * 100) / attendance.value.denominator,
      score: score?.value ?? null,
      latestDay: latest?.value ?? null,
      citations,
    },
  };
}

async function cellsBelow(tx: Reading, organisationId: string, asOf: CivilDate): Promise<number[]> {
  const rows = await tx.ask<{ no: number }>(sql`
    with recursive tree as (
      select organisation_no from platform.organisation_head where organisation_id = ${organisationId}::uuid
      union all
      select placement.organisation_no from tree
      join organisation_read.placement as placement
        on placement.parent_no = tree.organisation_no and placement.valid @> ${asOf}::date)
    select tree.organisation_no as no from tree
    join organisation_read.profile as profile
      on profile.organisation_no = tree.organisation_no and profile.valid @> ${asOf}::date
    join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
    where tree.organisation_no <@ platform.within('internal')
    limit ${most + 1}`);
  return rows.map((row) => row.no);
}

function readCells(
  tx: Reading,
  cells: readonly number[],
  months: readonly CivilDate[],
  asOf: CivilDate,
): Promise<Cell[]> {
  const bases = months.map((month) => basisOf(tx.rules, month));
  const first = months[0] ?? asOf;
  const end = monthStart(months.at(-1) ?? asOf, 1);
  return tx.ask<Cell>(sql`
    with month as (
      select month.*, (month.month + interval '1 month')::date as next
      from unnest(${months}::date[], ${bases.map((basis) => basis.asked)}::boolean[], ${bases.map((basis) => basis.latestOn)}::date[],
                             ${bases.map((basis) => basis.madeUpUntil)}::date[])
        as month (month, asked, latest_on, made_up_until)),
    settled as materialized (
      select distinct on (meeting.organisation_no, meeting.month) meeting.organisation_no, meeting.month, meeting.id,
             case when meeting.held_on <= ${asOf} then meeting.held_on end as held_on, meeting.state = 'excused' as excused
      from meetings_read.meeting as meeting join month on month.month = meeting.month
      where meeting.organisation_no = any(${cells}::integer[]) and meeting.month >= ${first} and meeting.month < ${end}
        and meeting.kind = 'ordinary' and ((meeting.held_on <= ${asOf} and meeting.held_on >= meeting.month and (month.made_up_until is null or meeting.held_on < month.made_up_until)) or meeting.state = 'excused')
      order by meeting.organisation_no, meeting.month, meeting.held_on nulls last, meeting.id),
    -- Not locked yet, or written before sums were kept: counted now.
    roll as materialized (
      select tally.meeting_id, tally.expected, tally.present
      from platform.rolls_of(array(
        select settled.id from settled where settled.held_on is not null
        except select kept.meeting_id from reports.attendance as kept
        where kept.organisation_no = any(${cells}::integer[]) and kept.month >= ${first} and kept.month < ${end})) as tally),
    meeting as materialized (
      select settled.*, coalesce(kept.expected, roll.expected) as expected, coalesce(kept.present, roll.present) as present,
             case when settled.held_on is not null then sheet.total end as score
      from settled
      left join reports.attendance as kept on kept.meeting_id = settled.id
      left join meetings_read.score_sheet as sheet on sheet.meeting_id = settled.id
      left join roll on roll.meeting_id = settled.id),
    line as (
      select profile.organisation_no, json_agg(json_build_object(
        'month', month.month,
        'standing', case
          when not month.asked or cellhood.owes is null then null
          when meeting.held_on >= month.next then 'made-up'
          when meeting.held_on is not null then
            case when not cellhood.owes or month.latest_on is null or meeting.held_on <= month.latest_on then 'on-time' else 'late' end
          when meeting.excused then 'excused'
          when not cellhood.owes then null
          when ${asOf} < month.month then 'to-come'
          when ${asOf} >= month.next then 'not-held'
          when month.latest_on is not null and ${asOf} > month.latest_on then 'overdue'
          else 'due' end,
        'meetingId', case when meeting.held_on is not null then meeting.id end, 'heldOn', meeting.held_on,
        'expected', coalesce(meeting.expected, 0), 'present', coalesce(meeting.present, 0),
        'score', meeting.score) order by month.month) as months
      from unnest(${cells}::integer[]) as profile (organisation_no)
      cross join month
      cross join lateral (
        select bool_or(own.valid @> coalesce(month.latest_on, month.next - 1)) as owes
        from organisation_read.profile as own join organisation_read.kind as kind on kind.code = own.kind
        where own.organisation_no = profile.organisation_no and kind.is_cell and own.valid && daterange(month.month, month.next)) as cellhood
      left join meeting on meeting.organisation_no = profile.organisation_no and meeting.month = month.month
      group by profile.organisation_no),
    task as materialized (
      select task.organisation_no, count(*)::integer as tasks,
             count(*) filter (where task.due_on < ${asOf} and (task.state <> 'done' or task.done_on > ${asOf}))::integer as late
      from tasks_read.task as task
      where task.organisation_no = any(${cells}::integer[]) and task.state in ('open', 'done')
        and task.due_on >= ${first} and task.due_on < ${end}
      group by task.organisation_no),
    strength as materialized (
      select affiliation.organisation_no, count(*) filter (where standing.standing = 'official')::integer as official
      from members_read.affiliation as affiliation
      join members_read.standing as standing
        on standing.person_id = affiliation.person_id and standing.valid @> ${asOf}::date
      where affiliation.organisation_no = any(${cells}::integer[]) and affiliation.valid @> ${asOf}::date
      group by affiliation.organisation_no),
    follower as materialized (
      select distinct on (term.organisation_no) term.organisation_no, person.id, person.full_name
      from members_read.office_term as term join members_read.person as person on person.id = term.person_id
      where term.organisation_no = any(${cells}::integer[]) and term.office = 'follower' and term.valid @> ${asOf}::date
      order by term.organisation_no, lower(term.valid) desc)
    select profile.organisation_id as "organisationId", profile.name, parent.name as "parentName",
           follower.id as "followerId", follower.full_name as "followerName",
           exists (select from members_read.office_term as term
                   where term.organisation_no = line.organisation_no and term.office = 'secretary'
                     and term.valid @> ${asOf}::date) as "hasSecretary",
           coalesce(strength.official, 0) as official, coalesce(task.tasks, 0) as tasks,
           coalesce(task.late, 0) as "tasksLate", line.months
    from line
    join organisation_read.profile as profile
      on profile.organisation_no = line.organisation_no and profile.valid @> ${asOf}::date
    left join organisation_read.placement as placement
      on placement.organisation_no = line.organisation_no and placement.valid @> ${asOf}::date
    left join organisation_read.profile as parent
      on parent.organisation_no = placement.parent_no and parent.valid @> ${asOf}::date
    left join task on task.organisation_no = line.organisation_no
    left join strength on strength.organisation_no = line.organisation_no
    left join follower on follower.organisation_no = line.organisation_no
    order by profile.position, profile.name collate "vi-x-icu", profile.organisation_no`);
}
