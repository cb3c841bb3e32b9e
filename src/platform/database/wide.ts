import type { RawBuilder } from 'kysely';
import type { Reading } from '../handle.ts';
import { sql } from './pool.ts';

/** From so many organisations on, reading a table once is quicker than looking up row by row (measured: 400). */
const many = 400;

/**
 * Tells the planner, for the rest of this transaction, to look at what is asked each time: a plan kept from questions about
 * a commune takes seconds for a province, and the other way round.
 */
export async function planEachTime(tx: Reading): Promise<void> {
  await tx.ask(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`);
}

/**
 * Tells the planner, for the rest of this transaction, whether many organisations are asked about: behind policies it reckons
 * with a handful, looks up every row by itself and takes seconds for a province. `below`: a line for each of them.
 */
export async function reckonWithThose(tx: Reading, below: RawBuilder<unknown>): Promise<void> {
  await tx.ask(sql`
    select set_config('enable_nestloop', case when below.are_many then 'off' else 'on' end, true),
           -- Else a plan kept from questions about a commune would serve the province too.
           set_config('plan_cache_mode', case when below.are_many then 'force_custom_plan' else 'auto' end, true)
    from (select count(*) >= ${many} as are_many from (${below} limit ${many}) as line) as below`);
}

/** Takes that back, for what is then asked of the few lines of a page. */
export async function lookUpEach(tx: Reading): Promise<void> {
  await tx.ask(sql`select set_config('enable_nestloop', 'on', true)`);
}
