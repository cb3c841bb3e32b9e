import type { RawBuilder } from 'kysely';
import { sql } from '#platform/database/pool.ts';
import type { Ordering } from '#platform/handle.ts';
import type { ShortcomingRow } from '../rules/shortcomings/shortcomings.ts';

/** «Tệp minh chứng đi theo» — a file is kept by organisation: the book into which a shortcoming goes is given it too. */
export async function passEvidenceOn(
  tx: Ordering,
  going: readonly { readonly row: ShortcomingRow; readonly toNo: number }[],
): Promise<void> {
  for (const { row, toNo } of going) {
    if (!row.evidenceFile) continue;
    await tx.ask(sql`
      with stored as (
        insert into platform.file (organisation_no, sha256, name, media_type, size, person_id, recorded_at)
        select ${toNo}, sha256, name, media_type, size, person_id, ${tx.now}::timestamptz from platform.file
        where organisation_no = ${row.organisationNo} and sha256 = ${row.evidenceFile}
        on conflict do nothing returning sha256)
      insert into platform.file_chunk (organisation_no, sha256, position, bytes)
      select ${toNo}, sha256, chunk.position, chunk.bytes
      from stored join platform.file_chunk as chunk using (sha256)
      where chunk.organisation_no = ${row.organisationNo}`);
  }
}

/** «Người đưa minh chứng» — whoever a shortcoming of the organisation waits for reports on it, with a file beside the words. */
export function bringsEvidence(no: number): RawBuilder<boolean> {
  return sql<boolean>`(platform.holds('tasks.work', null, ${no}) and exists (
    select from tasks.shortcoming as waits
    where waits.organisation_no = ${no} and waits.state <> 'closed'
      and platform.person() in (waits.responsible_id, waits.person_id)))`;
}
