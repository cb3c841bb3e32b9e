import type { Reading } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';

/** From so many organisations on, reading a table once is quicker than looking up row by row (measured: 400). */
const many = 400;

/**
 * Tells the planner, for the rest of this transaction, that thousands of organisations lie below this one.
 * Behind array parameters and policies it reckons with a handful and would look up every row by itself:
 * seconds for a province, where reading once takes tenths. `null`: everything there is.
 */
export async function reckonWith(tx: Reading, organisationId: string | null): Promise<void> {
  await tx.ask(sql`
    select set_config('enable_nestloop', case when ${organisationId}::uuid is null or count(*) >= ${many} then 'off' else 'on' end, true)
    from (select from organisation_read.custody as custody
          join platform.organisation_head as keeper on keeper.organisation_no = custody.keeper_no
          where keeper.organisation_id = ${organisationId}::uuid limit ${many}) as below`);
}
