import type { CivilDate } from '#kernel/civil-date.ts';
import { ruleOn, type RuleBundle } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import type { Watched, WatchRules } from '../rules/offices/watch.ts';

/** «Một tổ chức được theo dõi» — with what it is called and where it stands. */
export interface WatchedLine extends Watched {
  readonly id: string;
  readonly name: string;
  readonly parentName: string | null;
}

/** «Ngưỡng của ngày» — as the packs have them. */
export function watchRules(rules: RuleBundle, asOf: CivilDate): WatchRules {
  return {
    committeeFrom: ruleOn(rules, 'organisation.committee-from-official', asOf),
    minimum: ruleOn(rules, 'organisation.cell-minimum-official', asOf),
    splitFrom: ruleOn(rules, 'organisation.split-into-cells-from', asOf),
    committeeMost: ruleOn(rules, 'organisation.cell-committee-maximum', asOf),
  };
}

/** Every cell and chapter under an organisation with its strength and seats; `only`: of these numbers. */
export function watchedUnder(asked: {
  readonly organisationId: string;
  readonly asOf: CivilDate;
  readonly since: CivilDate;
  readonly only?: readonly number[];
}) {
  const { organisationId, asOf, since, only = null } = asked;
  return sql<WatchedLine>`
    with watched as materialized (
      select profile.organisation_no, profile.organisation_id as id, profile.name, kind.is_cell as "isCell", kind.is_grassroots as "isGrassroots", profile.position
      from organisation_read.reach as reach
      join platform.organisation_head as head on head.organisation_no = reach.above_no and head.organisation_id = ${organisationId}::uuid
      join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no and profile.valid @> ${asOf}::date
      join organisation_read.kind as kind on kind.code = profile.kind and (kind.is_cell or kind.is_grassroots)
      where ${only === null ? sql`true` : sql`reach.organisation_no = any(${only}::integer[])`} and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date
        and reach.organisation_no <@ (select platform.within('internal')))
    select watched.id, watched.name, watched."isCell", watched."isGrassroots",
           (select above.name from organisation_read.placement as placement
            join organisation_read.profile as above on above.organisation_no = placement.parent_no and above.valid @> ${asOf}::date
            where placement.organisation_no = watched.organisation_no and placement.valid @> ${asOf}::date) as "parentName",
           coalesce(strength.members, 0)::integer as members, coalesce(strength.official, 0)::integer as official,
           coalesce(strength.members_before, 0)::integer as "membersBefore", coalesce(strength.official_before, 0)::integer as "officialBefore",
           coalesce(seat.secretaries, 0)::integer as secretaries, coalesce(seat.deputies, 0)::integer as deputies, coalesce(seat.committee, 0)::integer as committee
    from watched
    -- Each by itself: joined as a whole, the sums of all would be made anew for every one of them. «any» keeps to the plain index.
    left join lateral (
      select sum(total.members) filter (where ${upTo(asOf)}) as members, sum(total.official) filter (where ${upTo(asOf)}) as official,
             sum(total.members) filter (where ${upTo(since)}) as members_before, sum(total.official) filter (where ${upTo(since)}) as official_before
      from members.strength_total as total
      where total.organisation_no = watched.organisation_no) as strength on true
    left join lateral (
      select count(*) filter (where term.office = 'secretary') as secretaries,
             count(*) filter (where term.office = 'deputy-secretary') as deputies,
             count(*) filter (where term.office = 'committee-member') as committee
      from members.office_term as term
      where term.organisation_no = any(array[watched.organisation_no]) and term.valid @> ${asOf}::date
        and term.office in ('secretary', 'deputy-secretary', 'committee-member')) as seat on true
    order by watched.position, watched.organisation_no`;
}

/** The kept totals up to a day: whole months before its month, then its days (ADR 0048). */
function upTo(day: CivilDate) {
  return sql`(case when total.whole_month then total.on_day < date_trunc('month', ${day}::date)::date
              else total.on_day >= date_trunc('month', ${day}::date)::date and total.on_day <= ${day}::date end)`;
}
