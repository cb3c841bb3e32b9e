import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Ordering, Reading } from '#platform/handle.ts';
import { custodyChanges, type CustodyBook, type Keeping } from '../rules/custody.ts';
import { custody } from '../tables.ts';

/** The numbers of organisations by their lifelong ids. */
export async function numbersOf(tx: Reading, ids: readonly Id[]): Promise<Map<Id, number>> {
  const rows = await tx.ask<{ id: Id; no: number }>(sql`
    select organisation_id as id, organisation_no as no from platform.organisation_head
    where organisation_id = any(${[...new Set(ids)]}::uuid[])`);
  return new Map(rows.map(({ id, no }) => [id, no]));
}

/** Who keeps the organisations that change and everything they keep, and who keeps their keepers to be. */
export function keepingOf(
  tx: Reading,
  changing: readonly number[],
  keepers: readonly number[],
): Promise<Keeping[]> {
  return wholeRows<Keeping>(
    tx,
    custody,
    sql`
      t.organisation_no = any(${keepers}::integer[]) or t.organisation_no in (
        select kept.organisation_no from organisation.custody as kept where kept.keeper_no = any(${changing}::integer[]))`,
  );
}

/** Writes what has changed in the book of custody, and answers whose keepers are others now. */
export function saveCustody(tx: Ordering, before: readonly Keeping[], after: CustodyBook): readonly number[] {
  const { put, gone } = custodyChanges(before, after);
  tx.remove(
    custody,
    gone.map(({ keeperNo, organisationNo }) => ({ keeperNo, organisationNo })),
  );
  tx.put(custody, put);
  return [...new Set([...gone, ...put].map((row) => row.organisationNo))];
}
