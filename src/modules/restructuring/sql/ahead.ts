import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import type { Ahead } from '#platform/handle.ts';
import { carryOutPlan } from '../contract.ts';

/**
 * Plans that are signed for a day up to this one, in the order in which the book will carry them out. Only those whose
 * steps the asker may read: what a plan says stays with those who work on it, and carried out ahead it would say all of it.
 */
export const signedAhead: Ahead = {
  async until(tx, day) {
    const plans = await tx.ask<{ of: Id; on: CivilDate; id: Id; no: number }>(sql`
      select plan.id as of, plan.effective_on as on, head.organisation_id as id, head.organisation_no as no
      from restructuring.plan as plan join platform.organisation_head as head using (organisation_no)
      where plan.state = 'signed' and plan.effective_on <= ${day}::date
        and plan.organisation_no <@ (select platform.within('working'))
      order by plan.effective_on, plan.made_on, plan.id`);
    return plans.map(({ of, on, id, no }) => ({
      of,
      on,
      home: { id, no },
      name: carryOutPlan.name,
      input: { planId: of },
    }));
  },
};
