import type { OutputOf } from '#kernel/contract.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fold } from '#kernel/vietnamese.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { planSeats } from '../contract.ts';
import { findPlan } from '../sql/plans.ts';

type Seats = OutputOf<typeof planSeats>;

/** As many as a list to choose from can hold; of more, some are found by a part of the name. */
const most = 400;

/**
 * «Chức vụ và người ở một tổ chức» — offices held there today, and its members with those of everything below. What
 * the plan itself founds has nobody yet: its first committee is appointed from all that the committee keeps.
 */
export const answerPlanSeats = answer(
  planSeats,
  async (tx, { planId, organisationId, name }) => {
    const plan = await findPlan(tx, planId);
    if (!plan) return refuse(problems.notFound);
    const part = name ? `%${fold(name)}%` : null;
    const there = sql`
      select head.organisation_no from platform.organisation_head as head
      join organisation_read.custody as custody
        on custody.organisation_no = head.organisation_no and custody.keeper_no = ${plan.organisationNo}
      where head.organisation_id = ${organisationId}::uuid
      union all
      select ${plan.organisationNo}::integer from restructuring.step as step
      where step.plan_id = ${planId}::uuid and step.target_id = ${organisationId}::uuid and step.name is not null
        and not exists (select from platform.organisation_head as head where head.organisation_id = step.target_id)`;
    const [held, people] = await Promise.all([
      tx.ask<Seats['held'][number]>(sql`
        select term.id as term, term.person_id as "personId", person.full_name as name, term.office
        from members_read.office_term as term
        join members_read.person as person on person.id = term.person_id
        where term.organisation_no in (${there}) and term.office <> 'follower' and term.valid @> ${tx.today}::date
        order by array_position(array['secretary', 'deputy-secretary', 'committee-member', 'office-staff'], term.office),
                 person.sort_name, term.id`),
      tx.ask<Seats['people'][number]>(sql`
        select person.id, person.full_name as name,
               (select term.state_post from members_read.office_term as term
                where term.person_id = person.id and term.valid @> ${tx.today}::date and term.state_post is not null
                order by lower(term.valid) desc limit 1) as "statePost"
        from organisation_read.custody as below
        join members_read.affiliation as affiliation
          on affiliation.organisation_no = below.organisation_no and affiliation.valid @> ${tx.today}::date
        join members_read.person as person on person.id = affiliation.person_id
        where below.keeper_no in (${there})
          and (${part}::text is null or person.id = any(array(select platform.named(${part}))))
        order by person.sort_name, person.id limit ${sql.lit(most + 1)}`),
    ]);
    return ok({ held, people: people.slice(0, most), more: people.length > most });
  },
  { readsPersonalData: true },
);
