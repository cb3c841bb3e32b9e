import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import type { Ordering } from '#platform/handle.ts';
import type { Problem } from '#kernel/problem.ts';
import { officeProblems } from '../rules/offices/problems.ts';
import { problemOfFault, seatFaults, type Named, type Receiving } from '../rules/offices/judge.ts';

interface Term {
  readonly personId: Id;
  readonly office: string;
  readonly statePost?: string | null | undefined;
}

/** «Xét quyết định cử người» — with what the book says of the organisation and of each person on the day; `null`: nothing in the way. */
export async function judgeTerms(
  tx: Ordering,
  terms: readonly Term[],
  on: CivilDate,
): Promise<Problem | null> {
  const [receiving] = await tx.ask<Receiving & { readonly stands: boolean }>(sql`
    select exists (select from organisation_read.profile
                   where organisation_no = ${tx.home.no} and valid @> ${on}::date) as stands,
           exists (select from organisation_read.profile as profile
                   join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
                   where profile.organisation_no = ${tx.home.no} and profile.valid @> ${on}::date) as "isCell",
           (select coalesce(sum(change.official), 0)::integer from members.strength_change as change
            where change.organisation_no = ${tx.home.no} and change.on_day <= ${on}::date) as official,
           (select coalesce(json_agg(json_build_object('personId', term.person_id, 'office', term.office)), '[]')
            from members.office_term as term
            where term.organisation_no = ${tx.home.no} and term.valid @> ${on}::date
              and term.office in ('secretary', 'deputy-secretary', 'committee-member')) as held`);
  const known = await tx.ask<Omit<Named, 'office' | 'belongs'> & { readonly fullName: string }>(sql`
    select person.id as "personId", person.full_name as "fullName",
           (select standing.standing from members.affiliation as belonging
            join members.standing as standing on standing.person_id = belonging.person_id and standing.valid @> ${on}::date
            where belonging.person_id = person.id and belonging.organisation_no = ${tx.home.no} and belonging.valid @> ${on}::date) as standing,
           array(select term.state_post from members.office_term as term
                 where term.person_id = person.id and term.valid @> ${on}::date and term.state_post is not null) as "statePosts"
    from members.person as person where person.id = any(${terms.map(({ personId }) => personId)}::uuid[])`);
  const named = terms.map(({ personId, office, statePost }): Named => {
    const found = known.find((one) => one.personId === personId);
    const statePosts = [...(found?.statePosts ?? []), statePost ?? null];
    return {
      personId,
      office,
      belongs: (found?.standing ?? null) !== null,
      standing: found?.standing ?? null,
      statePosts,
    };
  });
  if (!receiving || terms.length === 0) return null;
  if (!receiving.stands) return officeProblems.placeDoesNotStand;
  const [fault] = seatFaults(named, receiving, {
    committeeFrom: ruleOn(tx.rules, 'organisation.committee-from-official', on),
    committeeMost: ruleOn(tx.rules, 'organisation.cell-committee-maximum', on),
    pairs: ruleOn(tx.rules, 'organisation.concurrent-posts', on),
  });
  if (!fault) return null;
  const about = known.find(({ personId }) => personId === fault.personId);
  return problemOfFault(fault, about?.fullName ?? null);
}
