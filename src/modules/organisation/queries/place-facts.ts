import { ok, refuse } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { problems } from '#platform/problems.ts';
import { placeFacts } from '../contract.ts';
import type { PlaceSaid } from '../rules/place.ts';

/** «Địa bàn qua các thời kỳ» — of one organisation, under the name it last had. */
export const answerPlaceFacts = answer(placeFacts, async (tx, { organisationId }) => {
  const [found] = await tx.ask<{ name: string; distanceKm: number | null }>(sql`
    select name, distance_km as "distanceKm" from organisation.profile
    where organisation_id = ${organisationId}::uuid and organisation_no <@ (select platform.within('internal'))
    order by lower(valid) desc limit 1`);
  if (!found) return refuse(problems.notFound);
  const rows = await tx.ask<PlaceSaid & { from: string; until: string | null }>(sql`
    select hardship, border, households, poor_households as "poorHouseholds", distance_km as "distanceKm", latitude, longitude, hamlets, uncovered, source,
           lower(valid)::text as "from", upper(valid)::text as until
    from organisation.place_fact where organisation_id = ${organisationId}::uuid order by lower(valid) desc`);
  return ok({ ...found, rows });
});
