import type { OutputOf } from '#kernel/contract.ts';
import { ok, refuse } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { problems } from '#platform/problems.ts';
import { placementPlan, placementPlans } from '../contract.ts';

type Plans = OutputOf<typeof placementPlans>['rows'];
type Page = OutputOf<typeof placementPlan>;

const planColumns = sql`
  plan.id as "planId", plan.title, plan.state, plan.as_of as "asOf", plan.decision, plan.from_day as "from", plan.until_day as until`;

/** «Các phương án» — the latest first. */
export const answerPlacementPlans = answer(placementPlans, async (tx, { organisationId }) => {
  const rows = await tx.ask<Plans[number]>(sql`
    select ${planColumns}, (select count(*)::integer from cadres.placement_pair as pair where pair.plan_id = plan.id) as pairs
    from cadres.placement_plan as plan
    where plan.organisation_no = (select organisation_no from platform.organisation_head where organisation_id = ${organisationId})
    order by plan.id desc`);
  return ok({ rows });
});

/** «Trang phương án» — its pairs in the order of given names. */
export const answerPlacementPlan = answer(placementPlan, async (tx, { planId }) => {
  const [plan] = await tx.ask<Omit<Page, 'pairs'>>(sql`
    select ${planColumns}, plan.basis, head.organisation_id as "organisationId",
           (select profile.name from organisation_read.profile as profile
            where profile.organisation_no = plan.organisation_no and profile.valid @> plan.as_of) as organisation
    from cadres.placement_plan as plan
    join platform.organisation_head as head on head.organisation_no = plan.organisation_no
    where plan.id = ${planId}`);
  if (!plan) return refuse(problems.notFound);
  const pairs = await tx.ask<Page['pairs'][number]>(sql`
    select pair.id, pair.person_id as "personId", person.full_name as "fullName", pair.cell_id as "cellId",
           profile.name as "cellName", pair.duty, pair.reason, pair.by_hand as "byHand",
           (select coalesce(json_agg(coalesce(held.title, held.office) order by lower(held.valid)), '[]')
            from members_read.office_term as held
            where held.person_id = person.id and held.valid @> plan.as_of and held.office <> 'follower') as posts
    from cadres.placement_pair as pair
    join cadres.placement_plan as plan on plan.id = pair.plan_id
    join members_read.person as person on person.id = pair.person_id
    join organisation_read.profile as profile on profile.organisation_id = pair.cell_id and profile.valid @> plan.as_of
    where pair.plan_id = ${planId} order by person.sort_name, pair.id`);
  return ok({ ...plan, pairs });
});
