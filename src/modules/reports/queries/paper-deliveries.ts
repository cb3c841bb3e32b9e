import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { paperDeliveries } from '../contract/lists.ts';
import { leafOf, pageLength } from './leaf.ts';
import { reckonWith } from './wide.ts';

type Row = OutputOf<typeof paperDeliveries>['rows'][number];

/** «Văn bản đã nhận, chưa nhận» — the same papers and cells that `figures-by-part` adds up, one by one. */
export const answerPaperDeliveries = answer(paperDeliveries, async (tx, input) => {
  const { organisationId, from, until, asOf = tx.today, only, after } = input;
  const [before = 0] = after ?? [];
  await reckonWith(tx, organisationId);
  const rows = await tx.askLast<Row & { total: number }>(sql`
    with paper as materialized (
      select paper.id, paper.organisation_no, paper.audience, paper.number, paper.title, paper.issued_on from kit_read.paper as paper
      where paper.issued_on >= ${from}::date and paper.issued_on < ${until}::date and paper.issued_on <= ${asOf}::date
        and not paper.withdrawn),
    cell as materialized (
      select reach.organisation_no, profile.organisation_id, profile.name, profile.position, profile.category
      from platform.organisation_head as head
      join organisation_read.reach as reach
        on reach.above_no = head.organisation_no and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date
      join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no and profile.valid @> ${asOf}::date
      join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
      where head.organisation_id = ${organisationId}::uuid and reach.organisation_no <@ (select platform.within('internal'))),
    delivery as (
      select paper.*, cell.organisation_no as cell_no, cell.organisation_id, cell.name, cell.position,
             (receipt.received_at at time zone 'Asia/Ho_Chi_Minh')::date as received_on
      from paper
      join organisation_read.reach as above
        on above.above_no = paper.organisation_no and above.from_day <= ${asOf}::date and above.until_day > ${asOf}::date
      join cell on cell.organisation_no = above.organisation_no and (paper.audience = '{}' or cell.category = any(paper.audience))
      left join kit_read.paper_receipt as receipt
        on receipt.paper_id = paper.id and receipt.organisation_no = cell.organisation_no
       and receipt.received_at < ((${asOf}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
      where (receipt.paper_id is not null) = ${only === 'received'}::boolean)
    select delivery.organisation_id as "organisationId", delivery.name, parent.name as "parentName", delivery.id as "paperId",
           delivery.number, delivery.title, delivery.issued_on as "issuedOn", delivery.received_on as "receivedOn",
           delivery.total::integer
    from (select delivery.*, count(*) over () as total from delivery
          order by delivery.issued_on, delivery.id, delivery.position, delivery.name collate "vi-x-icu", delivery.cell_no
          limit ${pageLength + 1} offset ${before}) as delivery
    left join organisation_read.placement as placement on placement.organisation_no = delivery.cell_no and placement.valid @> ${asOf}::date
    left join organisation_read.profile as parent on parent.organisation_no = placement.parent_no and parent.valid @> ${asOf}::date
    order by delivery.issued_on, delivery.id, delivery.position, delivery.name collate "vi-x-icu", delivery.cell_no`);
  return ok(leafOf(rows, before));
});
