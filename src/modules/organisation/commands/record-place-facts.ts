import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle } from '#platform/handle.ts';
import { recordPlaceFacts } from '../contract.ts';
import { recordPlace, type PlaceFactRow } from '../rules/place.ts';
import { problems } from '../rules/problems.ts';
import { placeFact } from '../tables.ts';

/** «Ghi địa bàn» — by whoever keeps the organisations; from a day on, also one past. */
export const handleRecordPlaceFacts = handle(
  recordPlaceFacts,
  { right: 'organisation.keep' },
  async (tx, input) => {
    const said = { ...input, hamlets: input.hamlets ?? null, uncovered: input.uncovered ?? null };
    const of = { organisationId: tx.home.id, organisationNo: tx.home.no };
    const [ground] = await tx.ask<{ there: boolean }>(sql`
      select exists (select from organisation.profile
                     where organisation_no = ${tx.home.no} and valid @> ${said.from}::date) as there`);
    if (!ground?.there) return refuse(problems.notThereThen);
    const known = await tx.ask<PlaceFactRow>(sql`
      select id, organisation_id as "organisationId", organisation_no as "organisationNo", hardship, border, households,
             poor_households as "poorHouseholds", distance_km as "distanceKm", latitude, longitude, hamlets, uncovered, source, valid::text as valid
      from organisation.place_fact where organisation_no = ${tx.home.no}`);
    const changed = recordPlace(known, said, of);
    if (!changed.ok) return changed;
    tx.put(placeFact, changed.value);
    return ok({ id: said.id });
  },
);
