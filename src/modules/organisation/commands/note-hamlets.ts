import { writePeriod } from '#kernel/period.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle } from '#platform/handle.ts';
import { noteHamlets } from '../contract/hamlets.ts';
import { noteAfter, type HamletsNoted } from '../rules/hamlets.ts';
import { hamletFact } from '../tables.ts';

/** «Ghi số thôn» — in the book of the committee that covers them. */
export const handleNoteHamlets = handle(
  noteHamlets,
  { right: 'organisation.keep' },
  async (tx, { factId, from, hamlets, uncovered }) => {
    const noted = await tx.ask<HamletsNoted>(sql`
      select fact.id, lower(fact.valid)::text as "from", upper(fact.valid)::text as until
      from organisation.hamlet_fact as fact where fact.organisation_no = ${tx.home.no}`);
    const after = noteAfter(noted, from);
    if (!after.ok) return after;
    const { ends, until } = after.value;
    const own = { organisationId: tx.home.id, organisationNo: tx.home.no };
    if (ends) {
      const valid = writePeriod({ from: ends.from, until: from });
      tx.amend(hamletFact, [{ id: ends.id, ...own, valid }]);
    }
    const valid = writePeriod({ from, until });
    tx.put(hamletFact, [{ id: factId, ...own, hamlets, uncovered, valid }]);
    return ok({ factId });
  },
);
