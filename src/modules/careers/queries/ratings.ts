import type { OutputOf } from '#kernel/contract.ts';
import { civilDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { countsOn } from '#platform/database/past.ts';
import { sql } from '#platform/database/pool.ts';
import { reckonWithThose } from '#platform/database/wide.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { ratingsOf } from '../contract/ratings.ts';
import { sumGrades } from '../rules/rating.ts';
import type { AppraisalGrade } from '../rules/words.ts';

type Output = OutputOf<typeof ratingsOf>;
type Asked = { readonly organisationId: Id; readonly year: number; readonly asOf: CivilDate };

/** So many people of one organisation, one sector, one grade. */
interface Counted {
  readonly organisationId: Id;
  readonly name: string;
  readonly isCell: boolean;
  readonly own: AppraisalGrade | null;
  readonly decision: string | null;
  readonly sector: string;
  readonly grade: AppraisalGrade | null;
  readonly people: number;
}

/** «Xếp loại của một năm» — of who belonged to the cells on its last day, of today in the year that runs; a level at a time. */
export const answerRatingsOf = answer(
  ratingsOf,
  async (tx, { organisationId, year }) => {
    const last = civilDate(`${year}-12-31`) ?? tx.today;
    const asked = { organisationId, year, asOf: last < tx.today ? last : tx.today };
    await reckonWithThose(tx, organisationId);
    const lines = await countedOn(tx, asked);
    const cells = sumGrades(await cellsOn(tx, asked));
    const all = sumGrades(lines);
    const by = <Key>(key: (line: Counted) => Key) => [...Map.groupBy(lines, key).values()];
    const places = by((line) => line.organisationId).flatMap((own) => {
      const [first] = own;
      if (!first) return [];
      const { name, isCell, own: grade, decision } = first;
      return [
        { organisationId: first.organisationId, name, isCell, own: grade, decision, ...sumGrades(own) },
      ];
    });
    const sectors = by((line) => line.sector)
      .map((own) => ({ name: own[0]?.sector ?? '', ...sumGrades(own) }))
      .toSorted(
        (one, other) =>
          Number(one.name === '') - Number(other.name === '') || one.name.localeCompare(other.name, 'vi'),
      );
    const rule = ruleOn(tx.rules, 'evaluation.excellent-share', last);
    const isOne = places[0]?.isCell === true && places[0].organisationId === organisationId;
    return ok({
      asOf: asked.asOf,
      members: all.counts,
      unrated: all.unrated,
      cells: cells.counts,
      cellsUnrated: cells.unrated,
      cap: rule && { ...rule.value, citation: rule.citation },
      places,
      sectors: sectors.filter(({ counts, unrated, name }) => name !== '' || unrated > 0 || counts.good > 0),
      people: isOne ? await peopleOn(tx, asked) : [],
    } as Output);
  },
  { readsPersonalData: true },
);

/** What stands directly below, or the cell itself; with the people of all cells it keeps. */
function countedOn(tx: Reading, { organisationId, year, asOf }: Asked): Promise<Counted[]> {
  return tx.ask<Counted>(sql`
    with top as materialized (
      select organisation_no as no from platform.organisation_head where organisation_id = ${organisationId} and organisation_no <@ (select platform.within('internal'))),
    place as materialized (
      select profile.organisation_no as no, profile.organisation_id as id, profile.name, profile.position, kind.is_cell
      from (select top.no, true as is_top from top
            union
            select placement.organisation_no, false from top
            join organisation_read.placement as placement on placement.parent_no = top.no and placement.valid @> ${asOf}::date) as near
      join organisation_read.profile as profile on profile.organisation_no = near.no and profile.valid @> ${asOf}::date
      join organisation_read.kind as kind on kind.code = profile.kind
      where not near.is_top or kind.is_cell),
    person as (
      select place.no, belonging.person_id
      from place
      join organisation_read.custody as custody on custody.keeper_no = place.no
      left join members_read.affiliation as belonging
        on belonging.organisation_no = custody.organisation_no and belonging.valid @> ${asOf}::date
       and ${countsOn(sql`custody.organisation_no`, asOf)}),
    sums as materialized (
      select person.no, work.sector, rated.grade, count(person.person_id)::integer as people
      from person
      left join careers.rating as rated on rated.person_id = person.person_id and rated.year = ${year}
      left join careers.employment as work on work.person_id = person.person_id and work.valid @> ${asOf}::date
      group by person.no, work.sector, rated.grade)
    select place.id as "organisationId", place.name, place.is_cell as "isCell", own.grade as own, own.decision,
           coalesce(sums.sector, '') as sector, sums.grade, sums.people
    from sums
    join place on place.no = sums.no
    left join careers.rating as own on own.rated_no = place.no and own.year = ${year} and own.person_id is null
    order by place.position, place.name, place.no`);
}

function cellsOn(tx: Reading, { organisationId, year, asOf }: Asked) {
  return tx.ask<Pick<Counted, 'grade' | 'people'>>(sql`
    select own.grade, count(*)::integer as people
    from platform.organisation_head as head
    join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
    join organisation_read.profile as profile
      on profile.organisation_no = custody.organisation_no and profile.valid @> ${asOf}::date
    join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
    left join careers.rating as own on own.rated_no = profile.organisation_no and own.year = ${year} and own.person_id is null
    where head.organisation_id = ${organisationId} and head.organisation_no <@ (select platform.within('internal'))
    group by own.grade`);
}

function peopleOn(tx: Reading, { organisationId, year, asOf }: Asked): Promise<Output['people']> {
  return tx.ask(sql`
    select person.id as "personId", person.full_name as "fullName", rated.grade, rated.decision
    from platform.organisation_head as head
    join members_read.affiliation as belonging
      on belonging.organisation_no = head.organisation_no and belonging.valid @> ${asOf}::date
    join members_read.person as person on person.id = belonging.person_id
    left join careers.rating as rated on rated.person_id = person.id and rated.year = ${year}
    where head.organisation_id = ${organisationId} order by person.sort_name, person.id`);
}
