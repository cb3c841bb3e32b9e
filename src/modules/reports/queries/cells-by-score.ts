import type { CivilDate } from '#kernel/civil-date.ts';
import { monthStart } from '#kernel/civil-date.ts';
import { ok, refuse } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { cellsByScore, periodLengths } from '../contract/periods.ts';
import { mostLost, rankByScore, type PartScored } from '../rules/ranks.ts';
import { isSeen } from './figures-by-month.ts';
import { reckonWith } from './wide.ts';

interface Row {
  readonly no: number;
  readonly organisationId: string;
  readonly name: string;
  readonly parentName: string | null;
  readonly meetings: number;
  readonly total: number;
  readonly quarters: readonly (number | null)[];
  readonly lines: readonly PartScored[];
}

/** Above this a page is a list nobody reads: one goes on by commune. */
const most = 500;
const tenths = 10;
const shownReasons = 2;
const quartersShown = 8;

/** «Chi bộ theo điểm» — the scores as locked; the reasons are the points given and what the book noted with them. */
export const answerCellsByScore = answer(
  cellsByScore,
  async (tx, { organisationId, from, until, asOf = tx.today }) => {
    await reckonWith(tx, organisationId);
    if (!(await isSeen(tx, organisationId))) return refuse(problems.notFound);
    const cells = await cellsOn(tx, organisationId, asOf);
    const buckets = await bucketsOf(tx, cells, { from, until, asOf });
    const quarters = Array.from({ length: quartersShown }, (_, at) =>
      monthStart(until, (at - quartersShown) * periodLengths.quarter),
    );
    const tooMany = cells.length > most;
    const rows = tooMany ? [] : await scoresOf(tx, cells, { from, until, asOf, quarters });
    const frame = ruleOn(tx.rules, 'meetings.score-frame', monthStart(until, -1));
    const parts = (frame?.value.criteria ?? []).flatMap((criterion) => criterion.parts);
    const ranked = rankByScore(rows).map(({ no: _no, lines, ...row }) => ({
      ...row,
      lost: mostLost(parts, lines, shownReasons),
    }));
    return ok({ asOf, buckets, quarters, cells: ranked, tooMany } as never);
  },
);

/** «Chi bộ bên dưới trong ngày» — by number. */
export async function cellsOn(tx: Reading, organisationId: string, asOf: CivilDate): Promise<number[]> {
  const rows = await tx.ask<{ no: number }>(sql`
    select reach.organisation_no as no
    from platform.organisation_head as head
    join organisation_read.reach as reach on reach.above_no = head.organisation_no and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date
    join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no and profile.valid @> ${asOf}::date
    join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
    where head.organisation_id = ${organisationId}::uuid and reach.organisation_no <@ (select platform.within('internal'))`);
  return rows.map((row) => row.no);
}

/** «Mức điểm» — in which tenth of the frame a meeting lies. */
export const bucketOf = sql`least(kept.score / ${tenths}::integer, ${tenths - 1}::integer)`;

interface When {
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly asOf: CivilDate;
}

async function bucketsOf(
  tx: Reading,
  cells: readonly number[],
  { from, until, asOf }: When,
): Promise<number[]> {
  const rows = await tx.ask<{ bucket: number; meetings: number }>(sql`
    select ${bucketOf} as bucket, count(*)::integer as meetings
    from reports.cell_month as kept
    where kept.organisation_no in (select unnest(${cells}::integer[])) and kept.month >= ${from}::date and kept.month < ${until}::date
      and kept.held_on <= ${asOf}::date and kept.score is not null
    group by 1`);
  return Array.from({ length: tenths }, (_, at) => rows.find((row) => row.bucket === at)?.meetings ?? 0);
}

function scoresOf(
  tx: Reading,
  cells: readonly number[],
  { from, until, asOf, quarters }: When & { readonly quarters: readonly CivilDate[] },
): Promise<Row[]> {
  return tx.askLast<Row>(sql`
    with kept as materialized (
      select kept.organisation_no, kept.month, kept.meeting_id, kept.held_on, kept.score from reports.cell_month as kept
      where kept.organisation_no = any(${cells}::integer[]) and kept.month >= least(${quarters[0] ?? from}::date, ${from}::date)
        and kept.month < ${until}::date and kept.held_on <= ${asOf}::date and kept.score is not null),
    quarter as (
      select kept.organisation_no, quarter.first_on, round(avg(kept.score) * 100)::integer as mean
      from kept join unnest(${quarters}::date[]) as quarter (first_on)
        on kept.month >= quarter.first_on and kept.month < (quarter.first_on + interval '3 months')::date
      group by kept.organisation_no, quarter.first_on),
    line as (
      select kept.organisation_no, line.criterion, sum(line.points)::integer as points, count(*)::integer as meetings,
             (array_agg(line.evidence order by kept.held_on desc))[1] as evidence
      from kept join meetings_read.score_line as line on line.meeting_id = kept.meeting_id and line.organisation_no = kept.organisation_no
      where kept.month >= ${from}::date
      group by kept.organisation_no, line.criterion)
    select profile.organisation_no as no, profile.organisation_id as "organisationId", profile.name, parent.name as "parentName",
           coalesce(own.meetings, 0)::integer as meetings, coalesce(own.total, 0)::integer as total,
           array(select quarter.mean from unnest(${quarters}::date[]) with ordinality as wanted (first_on, at)
                 left join quarter on quarter.organisation_no = profile.organisation_no and quarter.first_on = wanted.first_on
                 order by wanted.at) as quarters,
           (select coalesce(json_agg(json_build_object('criterion', line.criterion, 'points', line.points, 'meetings', line.meetings, 'evidence', line.evidence)), '[]')
            from line where line.organisation_no = profile.organisation_no) as lines
    from organisation_read.profile as profile
    left join (select kept.organisation_no, count(*) as meetings, sum(kept.score) as total from kept
               where kept.month >= ${from}::date group by kept.organisation_no) as own on own.organisation_no = profile.organisation_no
    left join organisation_read.placement as placement
      on placement.organisation_no = profile.organisation_no and placement.valid @> ${asOf}::date
    left join organisation_read.profile as parent on parent.organisation_no = placement.parent_no and parent.valid @> ${asOf}::date
    where profile.organisation_no = any(${cells}::integer[]) and profile.valid @> ${asOf}::date
    order by profile.position, profile.name collate "vi-x-icu", profile.organisation_no`);
}
