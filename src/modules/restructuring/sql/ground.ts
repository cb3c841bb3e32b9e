import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ruleOn, type RuleBundle } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import type { ClosingOrganisations, OpenWork } from '#modules/organisation/public.ts';
import { courseOf } from '../rules/course.ts';
import type { Draft, Ground, HeldOffice, Limit, NamedPerson, PlanPerson, Standing } from '../rules/ground.ts';
import type { OfficeRules } from '../rules/offices.ts';

/** The committee that decides. */
export interface Decider {
  readonly id: Id;
  readonly no: number;
}

/** «Nền của phương án» — live: what the committee keeps, who is to be placed, who holds office, what is open. */
export async function groundOf(tx: Reading, home: Decider, draft: Draft, on: CivilDate): Promise<Ground> {
  const [cells, cellKinds] = [await standingBelow(tx, home, on), await cellKindsOf(tx)];
  const course = courseOf(draft.steps, { home: home.id, cells, cellKinds });
  const numbers = new Map(cells.map((cell) => [cell.id, cell.no]));
  const noOf = (id: Id) => numbers.get(id) ?? 0;
  const sources = [...course.sources].map(noOf);
  const ending = [...course.ends.keys()].map(noOf);
  // A cell that becomes a chapter has open work as one that ends: its members do it elsewhere.
  const left = [...course.sources].filter((id) => course.becomesCell.get(id) === false).map(noOf);
  const targets = [...draft.places, ...draft.posts].flatMap((place) =>
    place.targetId === null ? [] : [noOf(place.targetId)],
  );
  const steps = draft.steps.flatMap((step) => [
    ...step.organisationIds.map(noOf),
    ...(step.targetId === null ? [] : [noOf(step.targetId)]),
  ]);
  const relieved = draft.reliefs.map((relief) => relief.termId);
  const [people, offices, named, work, gone] = await Promise.all([
    peopleOf(tx, sources, on),
    officesOf(tx, [...new Set([...sources, ...ending, ...targets, ...steps])], relieved, on),
    namedOf(
      tx,
      draft.posts.map((post) => post.personId),
      on,
    ),
    tx.survey<OpenWork>('open-work', {
      numbers: [...new Set([...ending, ...left])],
      on,
    } satisfies ClosingOrganisations),
    goneOf(tx, draft, new Set(numbers.keys()), on),
  ]);
  const ids = new Map(cells.map((cell) => [cell.no, cell.id]));
  return {
    home: home.id,
    cells,
    cellKinds,
    people,
    // What is not below the committee is not its to end.
    offices: offices.filter((held) => ids.get(held.organisationNo) === held.organisationId).map(plainOffice),
    named,
    work: work.flatMap(({ organisationNo, ...one }) => {
      const organisationId = ids.get(organisationNo);
      return organisationId === undefined ? [] : [{ ...one, organisationId }];
    }),
    gone,
  };
}

/** Whatever the steps name that is not there on the day; what the plan itself founds has no earlier period. */
async function goneOf(
  tx: Reading,
  { steps }: Draft,
  standing: ReadonlySet<Id>,
  on: CivilDate,
): Promise<{ id: Id; name: string }[]> {
  const concerned = steps.flatMap((step) => step.organisationIds).filter((id) => !standing.has(id));
  const receiving = steps.flatMap(({ targetId }) =>
    targetId === null || standing.has(targetId) ? [] : [targetId],
  );
  if (concerned.length + receiving.length === 0) return [];
  return tx.ask<{ id: Id; name: string }>(sql`
    select distinct on (head.organisation_id) head.organisation_id as id, coalesce(profile.name, '') as name
    from platform.organisation_head as head
    left join organisation_read.profile as profile on profile.organisation_id = head.organisation_id
    where head.organisation_id = any(${concerned}::uuid[])
       or (head.organisation_id = any(${receiving}::uuid[]) and lower(profile.valid) <= ${on}::date)
    order by head.organisation_id, lower(profile.valid) desc`);
}

async function cellKindsOf(tx: Reading): Promise<string[]> {
  const kinds = await tx.ask<{ code: string }>(sql`select code from organisation_read.kind where is_cell`);
  return kinds.map(({ code }) => code);
}

/** Everything that stands on the day and that the committee keeps, itself left out. */
function standingBelow(tx: Reading, home: Decider, on: CivilDate): Promise<Standing[]> {
  return tx.ask<Standing>(sql`
    select profile.organisation_id as id, profile.organisation_no as no, profile.name, profile.code, profile.kind,
           kind.is_cell as "isCell", kind.is_grassroots as "isGrassroots", profile.category,
           parent.organisation_id as "parentId", profile.distance_km as "distanceKm", profile.place,
           coalesce(strength.official, 0) as official, coalesce(strength.members - strength.official, 0) as probationary
    from organisation_read.custody as custody
    join organisation_read.profile as profile
      on profile.organisation_no = custody.organisation_no and profile.valid @> ${on}::date
    join organisation_read.kind as kind on kind.code = profile.kind
    left join organisation_read.placement as placement
      on placement.organisation_no = profile.organisation_no and placement.valid @> ${on}::date
    left join platform.organisation_head as parent on parent.organisation_no = placement.parent_no
    left join lateral (
      select sum(change.members)::integer as members, sum(change.official)::integer as official
      from members_read.strength_change as change
      where change.organisation_no = profile.organisation_no and change.on_day <= ${on}::date) as strength on true
    where custody.keeper_no = ${home.no} and custody.depth > 0
    order by profile.position, profile.name, profile.organisation_no`);
}

/** Whoever belongs to these organisations on the day or later. */
function peopleOf(tx: Reading, numbers: readonly number[], on: CivilDate): Promise<PlanPerson[]> {
  return tx.ask<PlanPerson>(sql`
    select person.id, person.full_name as name, head.organisation_id as "cellId",
           coalesce(standing.standing, 'official') as standing, record.residence,
           array(select earlier_head.organisation_id from members_read.affiliation as earlier
                 join platform.organisation_head as earlier_head on earlier_head.organisation_no = earlier.organisation_no
                 where earlier.person_id = person.id and earlier.organisation_no <> affiliation.organisation_no
                 order by lower(earlier.valid) desc) as earlier
    from members_read.affiliation as affiliation
    join members_read.person as person on person.id = affiliation.person_id
    join platform.organisation_head as head on head.organisation_no = affiliation.organisation_no
    left join members_read.standing as standing
      on standing.person_id = affiliation.person_id and standing.valid @> greatest(${on}::date, lower(affiliation.valid))
    left join members_read.personal_record as record on record.person_id = person.id
    where affiliation.organisation_no = any(${numbers}::integer[])
      and (upper(affiliation.valid) is null or upper(affiliation.valid) > ${on}::date)
    order by affiliation.organisation_no, person.sort_name, person.id`);
}

type Held = HeldOffice & { readonly organisationNo: number };

const plainOffice = ({ organisationNo: _, ...held }: Held): HeldOffice => held;

function officesOf(
  tx: Reading,
  numbers: readonly number[],
  terms: readonly Id[],
  on: CivilDate,
): Promise<Held[]> {
  return tx.ask<Held>(sql`
    select term.id as term, head.organisation_id as "organisationId", term.person_id as "personId",
           person.full_name as name, term.office, term.title, term.state_post as "statePost",
           term.organisation_no as "organisationNo"
    from members_read.office_term as term
    join members_read.person as person on person.id = term.person_id
    join platform.organisation_head as head on head.organisation_no = term.organisation_no
    where (term.organisation_no = any(${numbers}::integer[]) or term.id = any(${terms}::uuid[])) and term.valid @> ${on}::date
    order by term.organisation_no,
             array_position(array['secretary', 'deputy-secretary', 'committee-member', 'office-staff', 'follower'], term.office),
             person.sort_name`);
}

/** Whoever is named for an office: where they belong on the day, and what state posts they hold. */
function namedOf(tx: Reading, people: readonly Id[], on: CivilDate): Promise<NamedPerson[]> {
  return tx.ask<NamedPerson>(sql`
    select person.id, person.full_name as name, head.organisation_id as "cellId",
           coalesce(standing.standing, 'official') as standing,
           array(select distinct term.state_post from members_read.office_term as term
                 where term.person_id = person.id and term.valid @> ${on}::date and term.state_post is not null) as "statePosts"
    from members_read.person as person
    left join members_read.affiliation as affiliation
      on affiliation.person_id = person.id and affiliation.valid @> ${on}::date
    left join platform.organisation_head as head on head.organisation_no = affiliation.organisation_no
    left join members_read.standing as standing on standing.person_id = person.id and standing.valid @> ${on}::date
    where person.id = any(${people}::uuid[])
    order by person.sort_name, person.id`);
}

/** «Quy định về chức vụ của ngày hiệu lực». */
export function officeRulesOn(rules: RuleBundle, on: CivilDate): OfficeRules {
  return {
    committeeMost: ruleOn(rules, 'organisation.cell-committee-maximum', on),
    pairs: ruleOn(rules, 'organisation.concurrent-posts', on),
  };
}

const limitKeys = {
  minimum: 'organisation.cell-minimum-official',
  committee: 'organisation.committee-from-official',
  branches: 'organisation.split-into-cells-from',
} as const;

/** «Ngưỡng của ngày hiệu lực» — from the rule packs, each with its citation. */
export function limitsOn(rules: RuleBundle, on: CivilDate): Limit[] {
  return (Object.keys(limitKeys) as Limit['id'][]).flatMap((id) => {
    const rule = ruleOn(rules, limitKeys[id], on);
    return rule ? [{ id, ...rule }] : [];
  });
}
