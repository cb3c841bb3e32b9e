import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { planPage } from '../contract.ts';
import type { PlanRow } from '../rules/rows.ts';
import { actOf } from '../sql/acts.ts';
import { groundOf, limitsOn, officeRulesOn } from '../sql/ground.ts';
import { draftOf, findPlan } from '../sql/plans.ts';

type Page = OutputOf<typeof planPage>;

/**
 * «Trang phương án» — the ground is live while the plan is a draft, and that of the day before once it was carried out.
 * Whoever sees that there is a plan, but may not look into drafts, finds nothing.
 */
export const answerPlanPage = answer(
  planPage,
  async (tx, { planId }) => {
    const plan = await findPlan(tx, planId);
    const heading = plan && (await headingOf(tx, plan));
    if (!plan || !heading?.mayLook) return refuse(problems.notFound);
    const { title, note, state, effectiveOn, madeOn, keepOfficial, campaignId } = plan;
    const draft = await draftOf(tx, planId);
    const on = groundDay(plan, tx.today);
    const home = { id: heading.organisationId, no: plan.organisationNo };
    const [ground, act, undoing, variants, arrivals, stayed] = await Promise.all([
      groundOf(tx, home, draft, on),
      actOf(tx, plan.actId),
      actOf(tx, plan.undoingAct),
      variantsOf(tx, plan),
      arrivalsBy(tx, plan.actId),
      state === 'undone' ? stayedOf(tx, plan.actId) : [],
    ]);
    const { mayLook: _, ...named } = heading;
    const said = { id: planId, title, note, state, effectiveOn, madeOn, keepOfficial, campaignId };
    return ok({
      plan: { ...said, ...named },
      act,
      undoing,
      ground: {
        ...ground,
        cells: [...ground.cells],
        cellKinds: [...(ground.cellKinds ?? [])],
        people: ground.people.map(plain),
      },
      draft: {
        steps: draft.steps.map((step) => ({ ...step, organisationIds: [...step.organisationIds] })),
        places: [...draft.places],
        posts: [...draft.posts],
        reliefs: draft.reliefs.map(({ termId }) => ({ termId })),
        works: [...draft.works],
      },
      limits: limitsOn(tx.rules, effectiveOn ?? on),
      officeRules: officeRulesOn(tx.rules, effectiveOn ?? on),
      variants,
      arrivals,
      stayed,
    } as Page);
  },
  { readsPersonalData: true },
);

const plain = <Person extends { readonly earlier: readonly Id[] }>(person: Person) => ({
  ...person,
  earlier: [...person.earlier],
});

/** Before it is carried out: today, or an earlier day from which it shall hold. Afterwards: the day before it held. */
function groundDay({ state, effectiveOn, appliedAt }: PlanRow, today: CivilDate): CivilDate {
  if (effectiveOn === null) return today;
  if (appliedAt !== null && (state === 'applied' || state === 'undone')) return addDays(effectiveOn, -1);
  return effectiveOn < today ? effectiveOn : today;
}

async function headingOf(tx: Reading, plan: PlanRow) {
  const [row] = await tx.ask<
    Pick<
      Page['plan'],
      'organisationId' | 'organisationName' | 'superiorName' | 'campaignTitle' | 'campaignBasis'
    > & { mayLook: boolean }
  >(sql`
    select head.organisation_id as "organisationId", profile.name as "organisationName", superior.name as "superiorName",
           campaign.title as "campaignTitle", campaign.basis as "campaignBasis",
           ${plan.organisationNo}::integer <@ (select platform.within('working')) as "mayLook"
    from platform.organisation_head as head
    join organisation_read.profile as profile
      on profile.organisation_no = head.organisation_no and profile.valid @> ${tx.today}::date
    left join organisation_read.placement as placement
      on placement.organisation_no = head.organisation_no and placement.valid @> ${tx.today}::date
    left join organisation_read.profile as superior
      on superior.organisation_no = placement.parent_no and superior.valid @> ${tx.today}::date
    left join restructuring.campaign as campaign on campaign.id = ${plan.campaignId}::uuid
    where head.organisation_no = ${plan.organisationNo}`);
  return row;
}

function variantsOf(tx: Reading, plan: PlanRow): Promise<Page['variants']> {
  return tx.ask(sql`
    select id, title from restructuring.plan
    where organisation_no = ${plan.organisationNo} and state = 'draft' and id <> ${plan.id}::uuid
    order by made_on desc, title`);
}

function arrivalsBy(tx: Reading, actId: Id | null): Promise<Page['arrivals']> {
  return tx.ask(sql`
    select person.id as "personId", person.full_name as name, head.organisation_id as "targetId", target.name as "targetName",
           origin.name as "originName", arrival.confirmed_on as "confirmedOn"
    from restructuring.arrival as arrival
    join members_read.person as person on person.id = arrival.person_id
    join platform.organisation_head as head on head.organisation_no = arrival.organisation_no
    cross join lateral (
      select profile.name from organisation_read.profile as profile
      where profile.organisation_no = arrival.organisation_no order by lower(profile.valid) desc limit 1) as target
    cross join lateral (
      select profile.name from organisation_read.profile as profile
      where profile.organisation_id = arrival.origin_id order by lower(profile.valid) desc limit 1) as origin
    where arrival.act_id = ${actId}::uuid and not arrival.withdrawn
    order by target.name, person.sort_name`);
}

/** A word that was passed up stays with what it came from. */
function stayedOf(tx: Reading, actId: Id | null): Promise<Page['stayed']> {
  return tx.ask(sql`
    select moved.to_id as id, moved.kind, moved.title, place.name as "placeName"
    from restructuring.moved_work as moved
    cross join lateral (
      select profile.name from organisation_read.profile as profile
      where profile.organisation_no = moved.to_no order by lower(profile.valid) desc limit 1) as place
    where moved.act_id = ${actId}::uuid and not moved.back and moved.kind not in ('passed-concern', 'meeting')
    order by place.name, moved.kind, moved.title`);
}
