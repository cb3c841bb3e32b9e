import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { householdsOfPlace } from '../contract/lists.ts';

/** «Số hộ của địa bàn» — as known on the day. */
export const answerHouseholdsOfPlace = answer(householdsOfPlace, async (tx, { organisationId }) => {
  const [known] = await tx.ask<{ households: number | null; poorHouseholds: number | null }>(sql`
    select place.households, place.poor_households as "poorHouseholds"
    from organisation_read.place_fact as place
    where place.organisation_id = ${organisationId}::uuid and place.valid @> ${tx.today}::date
      and place.organisation_no <@ (select platform.within('internal'))`);
  return ok(known ?? { households: null, poorHouseholds: null });
});
