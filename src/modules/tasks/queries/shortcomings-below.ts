import type { OutputOf } from '#kernel/contract.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { shortcomingsBelow } from '../contract/shortcomings.ts';

type Output = OutputOf<typeof shortcomingsBelow>;
const mostLines = 500;

/** «Hạn chế của một tổ chức và các chi bộ» — what the asker may read of it; a person's only where the class of the row lets him. */
export const answerShortcomingsBelow = answer(shortcomingsBelow, async (tx, { organisationId }) => {
  const [place] = await tx.ask<{ no: number }>(sql`
    select organisation_no as no from platform.organisation_head
    where organisation_id = ${organisationId} and organisation_no <@ (select platform.within('internal'))`);
  if (!place) return refuse(problems.notFound);
  const below = sql`
    from organisation_read.custody as custody
    join tasks.shortcoming as found on found.organisation_no = custody.organisation_no
    where custody.keeper_no = ${place.no}`;
  const open = await tx.ask<Output['open'][number]>(sql`
    select found.id, profile.organisation_id as "organisationId", profile.name, found.organisation_no = ${place.no} as "isOwn",
           found.person_id as "personId", whose.full_name as person, found.text, found.source, found.found_on as "foundOn",
           found.remedy, found.responsible_id as "responsibleId", responsible.full_name as responsible,
           found.due_on as "dueOn", found.state, found.evidence, found.evidence_file as "evidenceFile", found.evidence_file_name as "evidenceFileName", found.reported_by as "reportedBy", found.reopened, found.reopen_reason as "reopenReason"
    from (select found.* ${below} and found.state <> 'closed') as found
    join organisation_read.profile as profile
      on profile.organisation_no = found.organisation_no and profile.valid @> ${tx.today}::date
    left join members_read.person as whose on whose.id = found.person_id
    left join members_read.person as responsible on responsible.id = found.responsible_id
    order by found.found_on, found.id limit ${mostLines}`);
  const [counted] = await tx.ask<{ closed: number }>(sql`
    select count(*)::integer as closed ${below} and found.state = 'closed'
      and found.closed_on >= ${tx.today}::date - interval '13 months'`);
  const people = await tx.ask<Output['people'][number]>(sql`
    select distinct person.id, person.full_name as name
    from members_read.office_term as term join members_read.person as person on person.id = term.person_id
    where term.organisation_no = ${place.no} and term.valid @> ${tx.today}::date order by person.full_name`);
  return ok({ asOf: tx.today, people, closed: counted?.closed ?? 0, open });
});
