import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import type { Ordering } from '#platform/handle.ts';
import { keyedHash } from '#platform/keyed-hash.ts';
import { claimKey, claimText, type ClaimedNumber } from '../rules/claimed-number.ts';

/** Claims the numbers; answers how many were free. They hold for nobody's eyes: a keyed hash beside an id. */
export async function claimNumbers(
  tx: Ordering,
  numbers: readonly (ClaimedNumber & { readonly personId: Id })[],
): Promise<number> {
  if (numbers.length === 0) return 0;
  const claims = hashed(numbers);
  const rows = await tx.ask(sql`
    insert into members.number_claim (kind, hash, person_id)
    select * from unnest(${claims.map((one) => one.kind)}::text[], ${claims.map((one) => one.hash)}::bytea[],
                         ${numbers.map((one) => one.personId)}::uuid[])
    on conflict do nothing returning 1`);
  return rows.length;
}

/** Gives the numbers of these people free again; their records must still stand. */
export async function freeNumbers(tx: Ordering, people: readonly string[]): Promise<void> {
  const records = await tx.ask<{ citizen: string | null; card: string | null }>(sql`
    select citizen_number as citizen, card_number as card from members.personal_record
    where person_id = any(${people}::uuid[])`);
  const claims = hashed(
    records.flatMap(({ citizen, card }) => [
      ...(citizen === null ? [] : [{ kind: 'citizen' as const, number: citizen }]),
      ...(card === null ? [] : [{ kind: 'card' as const, number: card }]),
    ]),
  );
  await tx.ask(sql`
    delete from members.number_claim as claim
    using unnest(${claims.map((one) => one.kind)}::text[], ${claims.map((one) => one.hash)}::bytea[]) as freed (kind, hash)
    where claim.kind = freed.kind and claim.hash = freed.hash`);
}

function hashed(numbers: readonly ClaimedNumber[]): { kind: string; hash: Buffer }[] {
  const hash = keyedHash(claimKey);
  return numbers.map((claimed) => ({ kind: claimed.kind, hash: hash(claimText(claimed)) }));
}
