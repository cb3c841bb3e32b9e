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
 * with a handful, looks up every row by itself and takes seconds for a province. `null`: everything there is.
 */
export async function reckonWithThose(tx: Reading, organisationId: string | null): Promise<void> {
  await tx.ask(sql`
    select set_config('enable_nestloop', case when below.are_many then 'off' else 'on' end, true),
           -- Else a plan kept from questions about a commune would serve the province too.
           set_config('plan_cache_mode', case when below.are_many then 'force_custom_plan' else 'auto' end, true)
    from (select ${organisationId}::uuid is null or count(*) >= ${many} as are_many
          from (select from organisation.custody
                where keeper_no = (select organisation_no from platform.organisation_head where organisation_id = ${organisationId}::uuid)
                limit ${many}) as line) as below`);
}

/** Takes that back, for what is then asked of the few lines of a page. */
export async function lookUpEach(tx: Reading): Promise<void> {
  await tx.ask(sql`select set_config('enable_nestloop', 'on', true)`);
}
