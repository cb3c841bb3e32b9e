import type { RawBuilder } from 'kysely';
import { sql } from '#platform/database/pool.ts';

/** «Người đưa minh chứng» — whoever a shortcoming of the organisation waits for reports on it, with a file beside the words. */
export function bringsEvidence(no: number): RawBuilder<boolean> {
  return sql<boolean>`(platform.holds('tasks.work', null, ${no}) and exists (
    select from tasks.shortcoming as waits
    where waits.organisation_no = ${no} and waits.state <> 'closed'
      and platform.person() in (waits.responsible_id, waits.person_id)))`;
}
