import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';

/** The member of the book with this number on the day of the command, by name; nothing for anybody else. */
export async function memberOf(
  tx: Pick<Reading, 'ask' | 'today'>,
  organisationNo: number,
  personId: Id,
): Promise<{ readonly fullName: string } | undefined> {
  const [found] = await tx.ask<{ fullName: string }>(sql`
    select person.full_name as "fullName" from members_read.person as person
    join members_read.affiliation as affiliation on affiliation.person_id = person.id
    where person.id = ${personId} and affiliation.organisation_no = ${organisationNo} and affiliation.valid @> ${tx.today}::date`);
  return found;
}
