import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { papersSent } from '../contract.ts';

type Row = OutputOf<typeof papersSent>['papers'][number];

const mostShown = 200;

/** «Văn bản đã gửi xuống» — with the cells they are meant for today, and those that have received them. */
export const answerPapersSent = answer(papersSent, async (tx, { organisationId }) => {
  const papers = await tx.ask<Row>(sql`
    with issuer as (
      select profile.organisation_no, profile.organisation_id, profile.name from organisation_read.profile as profile
      where profile.organisation_id = ${organisationId} and profile.valid @> ${tx.today}::date
        and profile.organisation_no <@ (select platform.within('internal'))),
    cell as materialized (
      select profile.category, count(*) as cells
      from issuer
      join organisation_read.custody as custody on custody.keeper_no = issuer.organisation_no
      join organisation_read.profile as profile
        on profile.organisation_no = custody.organisation_no and profile.valid @> ${tx.today}::date
      join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
      where profile.organisation_no <@ (select platform.within('internal'))
      group by profile.category)
    select paper.id, paper.number, paper.title, paper.kind, paper.issued_on as "issuedOn", issuer.name as issuer,
           issuer.organisation_id as "issuerId", paper.file_sha256 as "fileSha256", paper.audience, paper.discuss,
           lower(paper.valid) as "validFrom", upper(paper.valid) as "validUntil", paper.withdrawn,
           (select coalesce(sum(cell.cells), 0)::integer from cell
            where paper.audience = '{}' or cell.category = any(paper.audience)) as "meantFor",
           (select count(*)::integer from kit.paper_receipt as receipt where receipt.paper_id = paper.id) as received
    from issuer join kit.paper as paper on paper.organisation_no = issuer.organisation_no
    order by paper.issued_on desc nulls last, paper.id desc
    limit ${mostShown}`);
  return ok({ papers });
});
