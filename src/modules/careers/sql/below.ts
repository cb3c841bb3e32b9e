import type { RawBuilder } from 'kysely';
import { sql } from '#platform/database/pool.ts';

/** A line for every organisation in the keeping of this one. */
export function keptBy(organisationId: string): RawBuilder<unknown> {
  return sql`
    select from organisation_read.custody
    where keeper_no = (select organisation_no from platform.organisation_head where organisation_id = ${organisationId}::uuid)`;
}
