import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { papersFor } from '../contract.ts';

type Row = OutputOf<typeof papersFor>['papers'][number];

/** «Văn bản của chi bộ» — in force today and meant for this kind of organisation, the newest first. */
export const answerPapersFor = answer(papersFor, async (tx, { organisationId }) => {
  const papers = await tx.ask<Row>(sql`
    with place as (
      select profile.organisation_no, profile.category from organisation_read.profile as profile
      where profile.organisation_id = ${organisationId} and profile.valid @> ${tx.today}::date)
    select paper.id, paper.number, paper.title, paper.kind, paper.issued_on as "issuedOn", issuer.name as "issuer",
           issuer.organisation_id as "issuerId", paper.file_sha256 as "fileSha256", paper.audience, paper.discuss,
           lower(paper.valid) as "validFrom", upper(paper.valid) as "validUntil", paper.withdrawn,
           receipt.received_at as "receivedAt",
           (select max(meeting.held_on) from meetings_read.agenda_item as item
            join meetings_read.meeting as meeting on meeting.id = item.meeting_id and meeting.state in ('closed', 'sent')
            where item.organisation_no = place.organisation_no and item.origin_kind = 'paper'
              and item.origin_id = paper.id) as "discussedOn"
    from place
    join organisation_read.custody as custody on custody.organisation_no = place.organisation_no
    join kit.paper as paper on paper.organisation_no = custody.keeper_no
    join organisation_read.profile as issuer
      on issuer.organisation_no = paper.organisation_no and issuer.valid @> ${tx.today}::date
    left join kit.paper_receipt as receipt
      on receipt.paper_id = paper.id and receipt.organisation_no = place.organisation_no
    where paper.valid @> ${tx.today}::date and not paper.withdrawn
      and (paper.audience = '{}' or place.category = any(paper.audience))
    order by paper.issued_on desc nulls last, paper.id desc`);
  return ok({ papers });
});
