import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { restructuringOf } from '../contract.ts';
import { arrivalsOf } from '../contract/campaigns.ts';

type Overview = OutputOf<typeof restructuringOf>;
type Arrivals = OutputOf<typeof arrivalsOf>;

/**
 * A unit has done its part: a plan of the campaign that it decided, or that concerns it, has been carried out and does
 * what the campaign asks, alone or among several steps.
 */
export const doneUnit = sql`
  select min(plan.effective_on) as "doneOn"
  from restructuring.plan as plan
  join restructuring.campaign as wanted on wanted.id = plan.campaign_id
  join organisation_read.act as act on act.id = plan.act_id
  left join platform.organisation_head as decider on decider.organisation_no = plan.organisation_no
  where plan.campaign_id = unit.campaign_id and plan.state = 'applied'
    and (wanted.kind = 'reorganise' or act.kind in (wanted.kind, 'reorganise'))
    and (decider.organisation_id = unit.unit_id
         or exists (select from organisation_read.lineage as line
                    where line.act_id = plan.act_id and line.predecessor_id = unit.unit_id)
         or exists (select from organisation_read.profile as profile
                    where profile.organisation_id = unit.unit_id and plan.act_id in (profile.begun_act, profile.ended_act))
         or exists (select from organisation_read.placement as placement
                    where placement.organisation_id = unit.unit_id and plan.act_id in (placement.begun_act, placement.ended_act)))`;

/** «Phương án và đợt sắp xếp» — of the committee and of those below; campaigns also from above. */
export const answerRestructuringOf = answer(restructuringOf, async (tx, { organisationId }) => {
  const plans = await tx.ask<Overview['plans'][number]>(sql`
    select plan.id, coalesce(act.title, plan.title) as title, plan.state, plan.made_on as "madeOn", plan.effective_on as "effectiveOn", act.decision,
           plan.campaign_id as "campaignId", campaign.title as "campaignTitle",
           decider.organisation_id as "organisationId", profile.name as "organisationName",
           (select count(*) from restructuring.step as step where step.plan_id = plan.id)::integer as steps
    from platform.organisation_head as head
    join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
    join restructuring.plan as plan on plan.organisation_no = custody.organisation_no
    join platform.organisation_head as decider on decider.organisation_no = plan.organisation_no
    join organisation_read.profile as profile
      on profile.organisation_no = plan.organisation_no and profile.valid @> ${tx.today}::date
    left join organisation_read.act as act on act.id = plan.act_id
    left join restructuring.campaign as campaign on campaign.id = plan.campaign_id
    where head.organisation_id = ${organisationId}::uuid and (custody.depth = 0 or plan.state in ('signed', 'applied', 'undone'))
    order by custody.depth, plan.made_on desc, plan.id desc`);
  const campaigns = await tx.ask<Overview['campaigns'][number]>(sql`
    select campaign.id, campaign.title, campaign.kind, campaign.due_on as "dueOn", campaign.closed_on as "closedOn",
           owner.organisation_id = ${organisationId}::uuid as "isOwn", counted.units, counted.done
    from restructuring.campaign as campaign
    join platform.organisation_head as owner on owner.organisation_no = campaign.organisation_no
    cross join lateral (
      select count(*)::integer as units, count(done."doneOn")::integer as done
      from restructuring.campaign_unit as unit cross join lateral (${doneUnit}) as done
      where unit.campaign_id = campaign.id) as counted
    where owner.organisation_id = ${organisationId}::uuid
       or exists (select from restructuring.campaign_unit as unit
                  where unit.campaign_id = campaign.id and unit.unit_id = ${organisationId}::uuid)
       or exists (select from restructuring.campaign_unit as unit
                  join platform.organisation_head as there on there.organisation_id = unit.unit_id
                  join organisation_read.custody as kept on kept.organisation_no = there.organisation_no
                  join platform.organisation_head as keeper on keeper.organisation_no = kept.keeper_no
                  where unit.campaign_id = campaign.id and keeper.organisation_id = ${organisationId}::uuid)
    order by campaign.closed_on nulls first, campaign.due_on desc`);
  const [open] = await tx.ask<{ count: number }>(sql`
    select count(*)::integer as count from restructuring.arrival as arrival
    join organisation_read.custody as custody on custody.organisation_no = arrival.organisation_no
    join platform.organisation_head as head on head.organisation_no = custody.keeper_no
    where head.organisation_id = ${organisationId}::uuid and arrival.confirmed_on is null and not arrival.withdrawn`);
  return ok({ plans, campaigns, unconfirmed: open?.count ?? 0 });
});

/** «Người đến theo quyết định» — of a cell or of everything below; and the cells to which no act brought anybody. */
export const answerArrivalsOf = answer(
  arrivalsOf,
  async (tx, { organisationId }) => {
    const arrivals = await tx.ask<Arrivals['arrivals'][number]>(sql`
      select arrival.act_id as "actId", act.decision, person.id as "personId", person.full_name as name,
             there.organisation_id as "cellId", cell.name as "cellName", arrival.origin_id as "originId",
             origin.name as "originName", arrival.on_day as "onDay", arrival.confirmed_on as "confirmedOn", arrival.note
      from platform.organisation_head as head
      join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
      join restructuring.arrival as arrival on arrival.organisation_no = custody.organisation_no and not arrival.withdrawn
      join organisation_read.act as act on act.id = arrival.act_id
      join members_read.person as person on person.id = arrival.person_id
      join platform.organisation_head as there on there.organisation_no = arrival.organisation_no
      cross join lateral (
        select profile.name from organisation_read.profile as profile
        where profile.organisation_no = arrival.organisation_no order by lower(profile.valid) desc limit 1) as cell
      cross join lateral (
        select profile.name from organisation_read.profile as profile
        where profile.organisation_id = arrival.origin_id order by lower(profile.valid) desc limit 1) as origin
      where head.organisation_id = ${organisationId}::uuid
      order by arrival.confirmed_on nulls first, arrival.on_day desc, cell.name, person.sort_name`);
    const without = await tx.ask<Arrivals['without'][number]>(sql`
      select there.organisation_id as id, profile.name
      from platform.organisation_head as head
      join organisation_read.custody as custody on custody.keeper_no = head.organisation_no and custody.depth > 0
      join platform.organisation_head as there on there.organisation_no = custody.organisation_no
      join organisation_read.profile as profile
        on profile.organisation_no = custody.organisation_no and profile.valid @> ${tx.today}::date
      join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
      where head.organisation_id = ${organisationId}::uuid
        and exists (select from restructuring.arrival as any_arrival)
        and not exists (select from restructuring.arrival as arrival
                        where arrival.organisation_no = custody.organisation_no and not arrival.withdrawn)
      order by profile.position, profile.name`);
    return ok({ arrivals, without });
  },
  { readsPersonalData: true },
);
