import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Reading } from '#platform/handle.ts';
import type { Draft } from '../rules/ground.ts';
import type { PlanRow } from '../rules/rows.ts';
import { personPlace, plan, post, relief, step, workPlace } from '../tables.ts';

/** One plan, as far as the reader may see it. */
export async function findPlan(tx: Reading, planId: Id): Promise<PlanRow | null> {
  const [found] = await wholeRows(tx, plan, sql`t.id = ${planId}::uuid`);
  return found ?? null;
}

/** Everything drafted so far. */
export async function draftOf(tx: Reading, planId: Id): Promise<Draft> {
  const mine = sql`t.plan_id = ${planId}::uuid`;
  const [steps, places, posts, reliefs, works] = await Promise.all([
    wholeRows(tx, step, sql`${mine} order by t.position, t.id`),
    wholeRows(tx, personPlace, mine),
    wholeRows(tx, post, sql`${mine} order by t.id`),
    wholeRows(tx, relief, sql`${mine} order by t.term_id`),
    wholeRows(tx, workPlace, mine),
  ]);
  return { steps, places, posts, reliefs, works };
}
