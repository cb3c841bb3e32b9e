import { createHash } from 'node:crypto';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';

/** What a mapping is remembered under: the hash of the words of the head. */
export function signatureOf(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}

/** The mappings that this organisation has confirmed for these heads. */
export async function rememberedMappings(
  tx: Reading,
  home: number,
  signatures: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
  const rows = await tx.ask<{ signature: string; mapping: Record<string, number> }>(sql`
    select signature, mapping from intake.mapping
    where organisation_no = ${home} and signature = any(${signatures}::text[])`);
  return new Map(rows.map((row) => [row.signature, row.mapping]));
}
