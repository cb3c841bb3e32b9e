import { writePeriod } from '#kernel/period.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle } from '#platform/handle.ts';
import { notePlace } from '../contract/place.ts';
import { follow, type Recorded } from '../rules/place.ts';
import { placeFact } from '../tables.ts';

/** «Ghi địa bàn» — in the book of the organisation itself, by whoever keeps it. */
export const handleNotePlace = handle(
  notePlace,
  { right: 'organisation.keep' },
  async (tx, { placeFactId, from, ...said }) => {
    const recorded = await tx.ask<Recorded>(sql`
      select fact.id, lower(fact.valid)::text as "from", upper(fact.valid)::text as until
      from organisation.place_fact as fact where fact.organisation_no = ${tx.home.no}`);
    const followed = follow(recorded, from);
    if (!followed.ok) return followed;
    const { ends, until } = followed.value;
    const own = { organisationId: tx.home.id, organisationNo: tx.home.no };
    if (ends)
      tx.amend(placeFact, [{ id: ends.id, ...own, valid: writePeriod({ from: ends.from, until: from }) }]);
    tx.put(placeFact, [{ id: placeFactId, ...own, ...said, valid: writePeriod({ from, until }) }]);
    return ok({ placeFactId });
  },
);
