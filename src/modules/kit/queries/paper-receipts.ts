import type { OutputOf } from '#kernel/contract.ts';
import { refuse, ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { among } from '#platform/database/table.ts';
import { answer } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { paperReceipts } from '../contract.ts';

type Output = OutputOf<typeof paperReceipts>;

/**
 * «Ai đã nhận» — every cell below the issuer that the paper is meant for, with the moment it was received and how many of its
 * members it has reached: by their own word, by the keeper's, or present where it was read out.
 */
export const answerPaperReceipts = answer(paperReceipts, async (tx, { paperId }) => {
  const [paper] = await tx.ask<Output['paper']>(sql`
    select paper.id, paper.number, paper.title, paper.kind, paper.issued_on as "issuedOn", issuer.name as "issuer",
           issuer.organisation_id as "issuerId", paper.file_sha256 as "fileSha256", paper.audience, paper.discuss,
           lower(paper.valid) as "validFrom", upper(paper.valid) as "validUntil", paper.withdrawn, said.text
    from kit.paper as paper
    left join kit.paper_text as said on said.paper_id = paper.id
    join organisation_read.profile as issuer
      on issuer.organisation_no = paper.organisation_no and issuer.valid @> ${tx.today}::date
    where paper.id = ${paperId}`);
  if (!paper) return refuse(problems.notFound);
  const receipts = await tx.ask<Output['receipts'][number]>(sql`
    with cell as (
      select profile.organisation_no, profile.organisation_id, profile.name, profile.position
      from kit.paper as paper
      join organisation_read.custody as custody on custody.keeper_no = paper.organisation_no
      join organisation_read.profile as profile
        on profile.organisation_no = custody.organisation_no and profile.valid @> ${tx.today}::date
      join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
      where paper.id = ${paperId} and (paper.audience = '{}' or profile.category = any(paper.audience))
        and profile.${sql.raw(among('internal'))}),
    circumstance as (
      select organisation_no, person_id, kind from members_read.circumstance
      where organisation_no in (select organisation_no from cell) and valid @> ${tx.today}::date),
    -- As the cell counts them itself (rules/readings.ts).
    reader as (
      select affiliation.organisation_no, affiliation.person_id from members_read.affiliation as affiliation
      where affiliation.organisation_no in (select organisation_no from cell) and affiliation.valid @> ${tx.today}::date
        and not exists (
          select from circumstance as away where away.organisation_no = affiliation.organisation_no
            and away.person_id = affiliation.person_id and away.kind = 'temporarily-elsewhere')
      union select organisation_no, person_id from circumstance where kind = 'temporarily-here'),
    reached as (
      select organisation_no, person_id from kit.paper_reading where paper_id = ${paperId}
      union
      select entry.organisation_no, entry.person_id
      from meetings_read.paper_read_out as read_out
      join meetings_read.roll_entry as entry
        on entry.meeting_id = read_out.meeting_id and entry.attendance in ('present', 'online')
      where read_out.paper_id = ${paperId}),
    share as (
      select reader.organisation_no, count(*)::integer as members, count(reached.person_id)::integer as reached
      from reader left join reached using (organisation_no, person_id)
      group by reader.organisation_no)
    select cell.organisation_id as "organisationId", cell.name, receipt.received_at as "receivedAt",
           coalesce(share.members, 0) as members, coalesce(share.reached, 0) as reached
    from cell
    left join share using (organisation_no)
    left join kit.paper_receipt as receipt
      on receipt.paper_id = ${paperId} and receipt.organisation_no = cell.organisation_no
    order by receipt.received_at nulls first, cell.position, cell.name, cell.organisation_no`);
  return ok({ paper, receipts });
});
