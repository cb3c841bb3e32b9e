import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { decisionsComing, plansAhead } from '../contract/coming.ts';

type Line = Omit<OutputOf<typeof plansAhead>['plans'][number], 'problem'>;

/** «Quyết định đã ký, chưa đến ngày» — those that the pages of the day to come reckon with, and those they cannot. */
export const answerPlansAhead = answer(
  plansAhead,
  async (tx) => {
    const foreseen = tx.foreseen ?? [];
    if (foreseen.length === 0) return ok({ plans: [] });
    const lines = await tx.ask<Line>(sql`
      select plan.id, act.title, act.decision, plan.effective_on as "effectiveOn"
      from restructuring.plan as plan join organisation_read.act as act on act.id = plan.act_id
      where plan.id = any(${foreseen.map((one) => one.of)}::uuid[])
      order by plan.effective_on, plan.made_on, plan.id`);
    return ok({
      plans: lines.map((line) => ({
        ...line,
        problem: foreseen.find((one) => one.of === line.id)?.problem?.message ?? null,
      })),
    });
  },
  { looksAhead: true },
);

type Coming = OutputOf<typeof decisionsComing>['decisions'][number];

/** «Quyết định sắp đến ngày về tổ chức này» — its paper, what is done to it, how many it receives. */
export const answerDecisionsComing = answer(decisionsComing, async (tx, { organisationId }) => {
  const decisions = await tx.ask<Coming>(sql`
    select plan_id as "planId", decision, title, signed_on as "signedOn", signer, basis, effective_on as "effectiveOn",
           kinds, receives, may_open as "mayOpen"
    from restructuring.decisions_coming(${organisationId}, ${tx.today}) order by effective_on, decision`);
  const [named] = await tx.ask<{ name: string }>(sql`
    select name from organisation_read.profile
    where organisation_id = ${organisationId}::uuid and organisation_no <@ (select platform.within('internal'))
    order by lower(valid) desc limit 1`);
  return ok({ organisationName: named?.name ?? null, decisions });
});
