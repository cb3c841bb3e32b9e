import type { OutputOf } from '#kernel/contract.ts';
import { refuse, ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { among } from '#platform/database/table.ts';
import { answer } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { paperReceipts } from '../contract.ts';

type Output = OutputOf<typeof paperReceipts>;

/** «Ai đã nhận» — every cell below the issuer that the paper is meant for, with the moment it was received. */
export const answerPaperReceipts = answer(paperReceipts, async (tx, { paperId }) => {
  const [paper] = await tx.ask<Output['paper']>(sql`
    select paper.id, paper.number, paper.title, paper.kind, paper.issued_on as "issuedOn", issuer.name as "issuer",
           issuer.organisation_id as "issuerId", paper.file_sha256 as "fileSha256", paper.audience, paper.discuss,
           lower(paper.valid) as "validFrom", upper(paper.valid) as "validUntil", paper.withdrawn
    from kit.paper as paper
    join organisation_read.profile as issuer
      on issuer.organisation_no = paper.organisation_no and issuer.valid @> ${tx.today}::date
    where paper.id = ${paperId}`);
  if (!paper) return refuse(problems.notFound);
  const receipts = await tx.ask<Output['receipts'][number]>(sql`
    select profile.organisation_id as "organisationId", profile.name, receipt.received_at as "receivedAt"
    from kit.paper as paper
    join organisation_read.custody as custody on custody.keeper_no = paper.organisation_no
    join organisation_read.profile as profile
      on profile.organisation_no = custody.organisation_no and profile.valid @> ${tx.today}::date
    join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
    left join kit.paper_receipt as receipt
      on receipt.paper_id = paper.id and receipt.organisation_no = profile.organisation_no
    where paper.id = ${paperId} and (paper.audience = '{}' or profile.category = any(paper.audience))
      and profile.${sql.raw(among('internal'))}
    order by receipt.received_at nulls first, profile.position, profile.name, profile.organisation_no`);
  return ok({ paper, receipts });
});
