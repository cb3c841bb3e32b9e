import type { OutputOf } from '#kernel/contract.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { campaignPage, unitsFor } from '../contract/campaigns.ts';
import { doneUnit } from './restructuring-of.ts';

type Page = OutputOf<typeof campaignPage>;

/** «Đợt sắp xếp» — every unit with its day, its place among its siblings, and what its plan still lacks. */
export const answerCampaignPage = answer(campaignPage, async (tx, { campaignId }) => {
  const [campaign] = await tx.ask<Page['campaign']>(sql`
    select campaign.id, campaign.title, campaign.basis, campaign.kind, campaign.begun_on as "begunOn", campaign.due_on as "dueOn",
           campaign.closed_on as "closedOn", head.organisation_id as "organisationId", profile.name as "organisationName",
           campaign.organisation_no <@ (select platform.within('working')) as "isOwn"
    from restructuring.campaign as campaign
    join platform.organisation_head as head on head.organisation_no = campaign.organisation_no
    cross join lateral (
      select once.name from organisation_read.profile as once
      where once.organisation_no = campaign.organisation_no order by lower(once.valid) desc limit 1) as profile
    where campaign.id = ${campaignId}::uuid`);
  if (!campaign) return refuse(problems.notFound);
  const units = await tx.ask<Page['units'][number]>(sql`
    with unit as (
      select unit.*, head.organisation_no as unit_no from restructuring.campaign_unit as unit
      join platform.organisation_head as head on head.organisation_id = unit.unit_id
      where unit.campaign_id = ${campaignId}::uuid)
    select unit.unit_id as id, named.name, named."lastDay", done."doneOn",
           case when done."doneOn" is not null then rank() over (order by done."doneOn" nulls last) end::integer as rank,
           plan.id as "planId", plan.title as "planTitle", plan.state as "planState", plan.effective_on as "effectiveOn",
           plan.unplaced, (plan.blocks ->> 'work')::integer as "openWork", plan.blocks,
           coalesce(came.arrivals, 0) as arrivals, coalesce(came.unconfirmed, 0) as unconfirmed
    from unit
    cross join lateral (
      select profile.name, profile.position,
             case when upper(profile.valid) <= ${tx.today}::date then upper(profile.valid) - 1 end as "lastDay"
      from organisation_read.profile as profile
      where profile.organisation_id = unit.unit_id order by lower(profile.valid) desc limit 1) as named
    cross join lateral (${doneUnit}) as done
    left join lateral (
      select own.id, own.title, own.state, own.effective_on, own.act_id, case when own.state = 'draft' then own.blocks end as blocks,
             case when own.state = 'draft' and own.organisation_no <@ (select platform.within('working')) then (
               select count(*) from members_read.affiliation as affiliation
               join platform.organisation_head as source on source.organisation_no = affiliation.organisation_no
               join restructuring.step as step
                 on step.plan_id = own.id and step.kind = 'dissolve' and source.organisation_id = any(step.organisation_ids)
               where affiliation.valid @> ${tx.today}::date
                 and not exists (select from restructuring.person_place as place
                                 where place.plan_id = own.id and place.person_id = affiliation.person_id
                                   and place.target_id is not null))::integer end as unplaced
      from restructuring.plan as own
      where own.campaign_id = unit.campaign_id and own.state <> 'dropped'
        and (own.organisation_no = unit.unit_no
             or exists (select from restructuring.step as step where step.plan_id = own.id and unit.unit_id = any(step.organisation_ids))
             or exists (select from organisation_read.lineage as line
                        where line.act_id = own.act_id and line.predecessor_id = unit.unit_id)
             or exists (select from organisation_read.profile as once
                        where once.organisation_id = unit.unit_id and own.act_id in (once.begun_act, once.ended_act)))
      order by array_position(array['applied', 'signed', 'draft', 'undone'], own.state), own.made_on desc limit 1) as plan on true
    left join lateral (
      select count(*)::integer as arrivals, count(*) filter (where arrival.confirmed_on is null)::integer as unconfirmed
      from restructuring.arrival as arrival where arrival.act_id = plan.act_id and not arrival.withdrawn) as came on true
    order by done."doneOn" nulls last, named.position, named.name`);
  return ok({ campaign, units });
});

/** «Đơn vị có thể vào đợt» — with the name of the superior where names repeat. */
export const answerUnitsFor = answer(unitsFor, async (tx, { organisationId }) => {
  const units = await tx.ask<OutputOf<typeof unitsFor>['units'][number]>(sql`
    select below.organisation_id as id,
           case when placement.parent_no = head.organisation_no or above.name is null then profile.name
                else profile.name || ', ' || above.name end as name
    from platform.organisation_head as head
    join organisation_read.custody as custody on custody.keeper_no = head.organisation_no and custody.depth > 0
    join platform.organisation_head as below on below.organisation_no = custody.organisation_no
    join organisation_read.profile as profile
      on profile.organisation_no = custody.organisation_no and profile.valid @> ${tx.today}::date
    left join organisation_read.placement as placement
      on placement.organisation_no = custody.organisation_no and placement.valid @> ${tx.today}::date
    left join organisation_read.profile as above
      on above.organisation_no = placement.parent_no and above.valid @> ${tx.today}::date
    where head.organisation_id = ${organisationId}::uuid
    order by (placement.parent_no = head.organisation_no) desc, profile.position, profile.name`);
  return ok({ units });
});
