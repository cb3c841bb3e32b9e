import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { ok, refuse } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { nameIn } from '#kernel/rule-values.ts';
import { shareOf } from '#kernel/share.ts';
import { sql } from '#platform/database/pool.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { periodLengths } from '../contract/periods.ts';
import { traitsByQuarter } from '../contract/traits.ts';
import { cellsOn } from './cells-by-score.ts';
import { isSeen } from './figures-by-month.ts';
import { reckonWith } from './wide.ts';

interface Rated {
  readonly body: string;
  readonly trait: string;
  readonly meetings: number;
  readonly points: number;
}
type OfQuarter = Rated & { readonly quarter: CivilDate | null };
type OfCell = {
  readonly organisationId: string;
  readonly name: string;
  readonly parentName: string | null;
} & {
  readonly rated: readonly Rated[];
};

const shown = 8;
/** Above this a page is a list nobody reads: one goes on by commune. */
const most = 500;

/** «Các mặt theo quý» — as rated at the meetings held by the day, by the form in force at the end of the span. */
export const answerTraitsByQuarter = answer(
  traitsByQuarter,
  async (tx, { organisationId, from, until, asOf = tx.today }) => {
    await reckonWith(tx, organisationId);
    if (!(await isSeen(tx, organisationId))) return refuse(problems.notFound);
    const form = ruleOn(tx.rules, 'meetings.trait-form', monthStart(until, -1))?.value ?? null;
    const quarters = Array.from({ length: shown }, (_, at) =>
      monthStart(until, (at - shown) * periodLengths.quarter),
    );
    const cells = await cellsOn(tx, organisationId, asOf);
    const tooMany = cells.length > most;
    const when = { from, until, asOf, quarters };
    const sums = await sumsOf(tx, cells, when);
    const rows = tooMany ? [] : await cellsOf(tx, cells, when);
    const sides = (form?.bodies ?? []).flatMap((body) =>
      (form?.traits ?? []).map((trait) => ({ body: body.id, trait: trait.id })),
    );
    const bodies = (form?.bodies ?? []).map((body) => ({
      id: body.id,
      name: nameIn(body),
      traits: (form?.traits ?? []).map((trait) => {
        const own = sums.filter((sum) => sum.body === body.id && sum.trait === trait.id);
        const of = (quarter: CivilDate | null) => meanOf(own.find((sum) => sum.quarter === quarter));
        return { id: trait.id, name: nameIn(trait), span: of(null), quarters: quarters.map(of) };
      }),
    }));
    return ok({
      asOf,
      steps: (form?.steps ?? []).map((step) => ({ points: step.points, name: nameIn(step) })),
      quarters,
      bodies,
      cells: rows.map(({ rated, ...cell }) => ({
        ...cell,
        means: sides.map(({ body, trait }) =>
          meanOf(rated.find((each) => each.body === body && each.trait === trait)),
        ),
      })),
      tooMany,
    } as never);
  },
);

function meanOf(rated: Rated | undefined) {
  if (!rated) return null;
  return { meetings: rated.meetings, hundredths: shareOf(rated.points, rated.meetings, 100) ?? 0 };
}

interface When {
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly asOf: CivilDate;
  readonly quarters: readonly CivilDate[];
}

/** `rated`: every rating of these cells in the two years that end with the span. */
function ratedRows(cells: readonly number[], { from, until, asOf, quarters }: When) {
  return sql`
    rated as materialized (
      select rating.organisation_no, meeting.month, rating.body, rating.trait, rating.points
      from meetings_read.trait_rating as rating
      join meetings_read.meeting as meeting on meeting.id = rating.meeting_id and meeting.organisation_no = rating.organisation_no
      where rating.organisation_no in (select unnest(${cells}::integer[])) and meeting.held_on <= ${asOf}::date
        and meeting.month >= least(${quarters[0] ?? from}::date, ${from}::date) and meeting.month < ${until}::date)`;
}

/** By quarter, and once for the whole span. */
function sumsOf(tx: Reading, cells: readonly number[], when: When): Promise<OfQuarter[]> {
  return tx.ask<OfQuarter>(sql`
    with ${ratedRows(cells, when)}
    select rated.body, rated.trait, quarter.first_on::text as quarter, count(*)::integer as meetings, sum(rated.points)::integer as points
    from rated
    join (select first_on, first_on as lower, (first_on + interval '3 months')::date as upper from unnest(${when.quarters}::date[]) as quarter (first_on)
          union all select null, ${when.from}::date, ${when.until}::date) as quarter
      on rated.month >= quarter.lower and rated.month < quarter.upper
    group by rated.body, rated.trait, quarter.first_on`);
}

function cellsOf(tx: Reading, cells: readonly number[], when: When): Promise<OfCell[]> {
  return tx.askLast<OfCell>(sql`
    with ${ratedRows(cells, when)},
    sum as (
      select rated.organisation_no, rated.body, rated.trait, count(*)::integer as meetings, sum(rated.points)::integer as points
      from rated where rated.month >= ${when.from}::date group by rated.organisation_no, rated.body, rated.trait)
    select profile.organisation_id as "organisationId", profile.name, parent.name as "parentName",
           json_agg(json_build_object('body', sum.body, 'trait', sum.trait, 'meetings', sum.meetings, 'points', sum.points)) as rated
    from sum
    join organisation_read.profile as profile on profile.organisation_no = sum.organisation_no and profile.valid @> ${when.asOf}::date
    left join organisation_read.placement as placement
      on placement.organisation_no = profile.organisation_no and placement.valid @> ${when.asOf}::date
    left join organisation_read.profile as parent on parent.organisation_no = placement.parent_no and parent.valid @> ${when.asOf}::date
    group by profile.organisation_no, profile.organisation_id, profile.name, profile.position, parent.name
    order by profile.position, profile.name collate "vi-x-icu", profile.organisation_no`);
}
