import { randomUUID } from 'node:crypto';
import type { Id } from '#kernel/id.ts';
import { dayOf, type Clock } from '#platform/clock.ts';
import { runCommand } from '#platform/command.ts';
import { ask, openPool, sql } from '#platform/database/pool.ts';
import { newId } from '#platform/new-id.ts';
import { openRoad } from './house.ts';

/** What became of a signed plan whose day has come. */
export interface Due {
  readonly plan: Id;
  readonly code: string;
}

/**
 * «Thực hiện quyết định đến ngày» — each plan whose day has come is carried out by its own command, as the operator at
 * the machine: the office that signed it may be in other hands by then. What stands in the way is said in the log and
 * on the plan; `tried` keeps it from being said again on the same day.
 */
export async function carryOutDue(
  ownerUrl: string,
  clock: Clock,
  tried: Set<string> = new Set(),
): Promise<Due[]> {
  const pool = openPool(ownerUrl, 1);
  try {
    const today = dayOf(clock.now());
    const plans = await ask<{ plan: Id; organisation: Id; operator: Id }>(
      pool,
      sql`
        select plan.id as plan, head.organisation_id as organisation, instance.operator_id as operator
        from restructuring.plan as plan join platform.organisation_head as head using (organisation_no)
        cross join platform.instance as instance
        where plan.state = 'signed' and plan.effective_on <= ${today}::date order by plan.effective_on, plan.made_on, plan.id`,
    );
    const due = plans.filter(({ plan }) => !tried.has(`${plan} ${today}`));
    if (due.length === 0) return [];
    const road = openRoad(pool, clock);
    const done: Due[] = [];
    for (const { plan, organisation, operator } of due) {
      tried.add(`${plan} ${today}`);
      const receipt = await runCommand(road, operator, {
        id: newId(clock.now()),
        device: randomUUID() as Id,
        sequence: 1,
        name: 'carry-out-plan',
        organisation,
        term: null,
        bundle: road.rules.hash,
        at: clock.now(),
        input: { planId: plan },
      });
      done.push({ plan, code: receipt.problem?.code ?? receipt.outcome });
    }
    return done;
  } finally {
    await pool.end();
  }
}
