import type { CivilDate } from '#kernel/civil-date.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { officeWatch } from '../contract/offices.ts';
import { findingCodes, findingsOf, type Finding, type Watched } from '../rules/offices/watch.ts';

const page = 50;

interface Line extends Watched {
  readonly id: string;
  readonly name: string;
  readonly parentName: string | null;
}

/** «Theo dõi ngưỡng» — every cell and chapter below, judged by the rules of the day; the heaviest findings first. */
export const answerOfficeWatch = answer(
  officeWatch,
  async (tx, { organisationId, asOf, since, code, after }) => {
    const lines = await tx.askLast<Line>(sql`
    with watched as materialized (
      select profile.organisation_no, profile.organisation_id as id, profile.name, kind.is_cell as "isCell", kind.is_grassroots as "isGrassroots", profile.position
      from organisation_read.reach as reach
      join platform.organisation_head as head on head.organisation_no = reach.above_no and head.organisation_id = ${organisationId}::uuid
      join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no and profile.valid @> ${asOf}::date
      join organisation_read.kind as kind on kind.code = profile.kind and (kind.is_cell or kind.is_grassroots)
      where reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date
        and reach.organisation_no <@ (select platform.within('internal'))),
    strength as (
      select total.organisation_no,
             sum(total.members) filter (where ${upTo(asOf)}) as members, sum(total.official) filter (where ${upTo(asOf)}) as official,
             sum(total.members) filter (where ${upTo(since)}) as members_before, sum(total.official) filter (where ${upTo(since)}) as official_before
      from members.strength_total as total
      where total.organisation_no = any(array(select organisation_no from watched)) and (${upTo(asOf)} or ${upTo(since)})
      group by total.organisation_no),
    seat as (
      select term.organisation_no, count(*) filter (where term.office = 'secretary') as secretaries,
             count(*) filter (where term.office = 'deputy-secretary') as deputies,
             count(*) filter (where term.office = 'committee-member') as committee
      from members.office_term as term
      where term.organisation_no = any(array(select organisation_no from watched)) and term.valid @> ${asOf}::date
      group by term.organisation_no)
    select watched.id, watched.name, watched."isCell", watched."isGrassroots",
           (select above.name from organisation_read.placement as placement
            join organisation_read.profile as above on above.organisation_no = placement.parent_no and above.valid @> ${asOf}::date
            where placement.organisation_no = watched.organisation_no and placement.valid @> ${asOf}::date) as "parentName",
           coalesce(strength.members, 0)::integer as members, coalesce(strength.official, 0)::integer as official,
           coalesce(strength.members_before, 0)::integer as "membersBefore", coalesce(strength.official_before, 0)::integer as "officialBefore",
           coalesce(seat.secretaries, 0)::integer as secretaries, coalesce(seat.deputies, 0)::integer as deputies, coalesce(seat.committee, 0)::integer as committee
    from watched left join strength using (organisation_no) left join seat using (organisation_no)
    order by watched.position, watched.organisation_no`);
    const rules = {
      committeeFrom: ruleOn(tx.rules, 'organisation.committee-from-official', asOf),
      minimum: ruleOn(tx.rules, 'organisation.cell-minimum-official', asOf),
      splitFrom: ruleOn(tx.rules, 'organisation.split-into-cells-from', asOf),
      committeeMost: ruleOn(tx.rules, 'organisation.cell-committee-maximum', asOf),
    };
    const judged = lines.map((line) => ({ ...line, findings: findingsOf(line, rules) }));
    const counts = findingCodes.map((each) => ({
      code: each,
      organisations: judged.filter(({ findings }) => findings.some((one) => one.code === each)).length,
    }));
    const weight = ({ findings }: (typeof judged)[number]) =>
      findingCodes.indexOf(findings[0]?.code ?? 'party-groups');
    const wanted = judged
      .filter(({ findings }) =>
        findings.some((one) => (code === undefined ? asksForSomething(one) : one.code === code)),
      )
      .toSorted((one, other) => weight(one) - weight(other));
    const start = after ?? 0;
    return ok({
      counts: counts.filter(({ organisations }) => organisations > 0),
      rows: wanted.slice(start, start + page).map(shown),
      total: wanted.length,
      next: wanted.length > start + page ? start + page : null,
    });
  },
  { looksAhead: true },
);

/** A cell that has long been large asks for nothing; it is listed where somebody looks for large ones. */
function asksForSomething({ code, crossed }: Finding): boolean {
  return code !== 'party-groups' || crossed !== null;
}

function shown({
  secretaries: _,
  deputies: __,
  committee: ___,
  isGrassroots: ____,
  findings,
  ...line
}: Line & { findings: ReturnType<typeof findingsOf> }) {
  return { ...line, findings: [...findings] };
}

/** The kept totals up to a day: whole months before its month, then its days (ADR 0048). */
function upTo(day: CivilDate) {
  return sql`(case when total.whole_month then total.on_day < date_trunc('month', ${day}::date)::date
              else total.on_day >= date_trunc('month', ${day}::date)::date and total.on_day <= ${day}::date end)`;
}
