import { addMonths, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Citation } from '#kernel/problem.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import { levelsFrom, theoryLevels, type TheoryLevel } from '../rules/levels.ts';
import { rankByNeed, type CellFacts, type NeedBasis, type RankedCell, type Weights } from '../rules/need.ts';

const aYear = 12;
const hundredths = 100;

/** A cell with who of the levels above is there already. */
export interface KnownCell extends CellFacts {
  readonly present: readonly { personId: Id; fullName: string; posts: string[]; from: CivilDate }[];
}

/** What the ranking is asked with. */
export interface NeedAsked {
  readonly organisationId: Id;
  readonly asOf: CivilDate;
  readonly weights: Weights;
  readonly theoryFrom: TheoryLevel;
  readonly category: string | null;
}

/** «Xếp chi bộ» — the cells below, the neediest first, and the regulations the comparison rests on. */
export async function rankCells(
  tx: Reading,
  asked: NeedAsked,
): Promise<{ ranked: readonly RankedCell<KnownCell>[]; citations: readonly Citation[]; units: number }> {
  const cells = await cellFacts(tx, asked);
  const minimum = ruleOn(tx.rules, 'organisation.cell-minimum-official', asked.asOf);
  const committee = ruleOn(tx.rules, 'organisation.committee-from-official', asked.asOf);
  const frame = ruleOn(tx.rules, 'meetings.score-frame', asked.asOf);
  const basis: NeedBasis = {
    units: hundredths,
    farthest: Math.max(0, ...cells.map((cell) => cell.distanceKm ?? 0)),
    maximumScore: frame?.value.criteria.reduce((sum, each) => sum + each.maximum, 0) ?? null,
    minimumOfficial: minimum?.value ?? null,
    committeeFrom: committee?.value ?? null,
  };
  const citations = [minimum, committee, frame].flatMap((rule) => (rule ? [rule.citation] : []));
  return { ranked: rankByNeed(cells, asked.weights, basis), citations, units: hundredths };
}

async function cellFacts(tx: Reading, asked: NeedAsked): Promise<readonly KnownCell[]> {
  const { organisationId, asOf, category } = asked;
  const patterns = levelsFrom(theoryLevels, asked.theoryFrom).map((level) => `%${level}%`);
  return tx.ask<KnownCell>(sql`
    with cell as materialized (
      select profile.organisation_no, profile.organisation_id, profile.name, profile.distance_km
      from organisation_read.reach as reach
      join organisation_read.profile as profile
        on profile.organisation_no = reach.organisation_no and profile.valid @> ${asOf}::date
      join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
      where reach.above_no = (select organisation_no from platform.organisation_head where organisation_id = ${organisationId})
        and reach.organisation_no <@ (select platform.within('internal'))
        and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date
        and (${category}::text is null or profile.category = ${category})),
    numbers as materialized (select array_agg(organisation_no) as all_of_them from cell),
    strength as (
      select change.organisation_no, sum(change.official)::integer as official
      from members_read.strength_change as change, numbers
      where change.organisation_no = any(numbers.all_of_them) and change.on_day <= ${asOf}::date
      group by change.organisation_no),
    score as (
      select meeting.organisation_no, round(avg(sheet.total), 1) as score
      from numbers
      join meetings_read.meeting as meeting on meeting.organisation_no = any(numbers.all_of_them)
      join meetings_read.score_sheet as sheet on sheet.meeting_id = meeting.id
      where meeting.held_on > ${addMonths(asOf, -aYear)}::date and meeting.held_on <= ${asOf}::date
      group by meeting.organisation_no),
    schooling as (
      select affiliation.organisation_no, count(*)::integer as records,
             (count(*) filter (where record.general_education ~ '^\\d+/\\d+$'))::integer as schooled,
             (count(*) filter (where case when record.general_education ~ '^\\d+/\\d+$'
                then split_part(record.general_education, '/', 1)::integer < split_part(record.general_education, '/', 2)::integer end))::integer
               as unschooled,
             (count(*) filter (where record.theory_level is null or not record.theory_level ilike any(${patterns}::text[])))::integer
               as theoryless
      from numbers
      join members_read.affiliation as affiliation
        on affiliation.organisation_no = any(numbers.all_of_them) and affiliation.valid @> ${asOf}::date
      join members_read.personal_record as record on record.person_id = affiliation.person_id
      group by affiliation.organisation_no),
    office as (
      select term.organisation_no, true as has_secretary
      from numbers
      join members_read.office_term as term
        on term.organisation_no = any(numbers.all_of_them) and term.valid @> ${asOf}::date and term.office = 'secretary'
      group by term.organisation_no),
    present as (
      select who.organisation_no, json_agg(json_build_object('personId', who.person_id, 'fullName', who.full_name,
               'from', who.from_day, 'posts', who.posts) order by who.sort_name) as people
      from (${presentOn(asOf)}) as who
      group by who.organisation_no)
    select cell.organisation_id as id, cell.name, place.hardship, place.border, place.households,
           place.poor_households as "poorHouseholds", coalesce(place.distance_km, cell.distance_km) as "distanceKm",
           score.score, coalesce(strength.official, 0) as official, coalesce(office.has_secretary, false) as "hasSecretary",
           coalesce(schooling.schooled, 0) as schooled, coalesce(schooling.unschooled, 0) as unschooled,
           coalesce(schooling.records, 0) as records, coalesce(schooling.theoryless, 0) as theoryless,
           coalesce(present.people, '[]') as present
    from cell
    left join organisation_read.place_fact as place
      on place.organisation_no = cell.organisation_no and place.valid @> ${asOf}::date
    left join strength on strength.organisation_no = cell.organisation_no
    left join score on score.organisation_no = cell.organisation_no
    left join schooling on schooling.organisation_no = cell.organisation_no
    left join office on office.organisation_no = cell.organisation_no
    left join present on present.organisation_no = cell.organisation_no`);
}

/** Who follows a cell by office, and who attends it by assignment without that office: one list, nobody twice. */
function presentOn(asOf: CivilDate) {
  return sql`
    select term.organisation_no, term.person_id, person.full_name, person.sort_name, lower(term.valid) as from_day, ${postsOf(asOf)} as posts
    from numbers
    join members_read.office_term as term
      on term.organisation_no = any(numbers.all_of_them) and term.valid @> ${asOf}::date and term.office = 'follower'
    join members_read.person as person on person.id = term.person_id
    union all
    select assigned.organisation_no, assigned.person_id, assigned.full_name, assigned.full_name, lower(assigned.valid),
           case when assigned.post is null then '[]'::json else json_build_array(assigned.post) end
    from numbers
    join members_read.attachment as assigned
      on assigned.organisation_no = any(numbers.all_of_them) and assigned.valid @> ${asOf}::date
    where not exists (select from members_read.office_term as follows
                      where follows.organisation_no = assigned.organisation_no and follows.person_id = assigned.person_id
                        and follows.office = 'follower' and follows.valid @> ${asOf}::date)`;
}

/** The offices a person holds on the day above the cells, as they are called; `person.id` is who. */
export function postsOf(asOf: CivilDate) {
  return sql`(
    select coalesce(json_agg(coalesce(held.title, held.office) order by lower(held.valid)), '[]')
    from members_read.office_term as held
    where held.person_id = person.id and held.valid @> ${asOf}::date and held.office <> 'follower')`;
}
