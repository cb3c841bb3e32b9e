import type { CivilDate } from '#kernel/civil-date.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { planEachTime } from '#platform/database/wide.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { figuresByPart } from '../contract/periods.ts';
import { sumFigures, withUnheld, type Counted } from '../rules/periods.ts';
import { isSeen } from './figures-by-month.ts';
import { countedRows, spanOf, type Span } from './period-sql.ts';
import { reckonWith } from './wide.ts';

interface Place {
  readonly partNo: number;
  readonly organisationId: string;
  readonly name: string;
  readonly isCell: boolean;
  readonly isSeen: boolean;
}
interface Papers {
  readonly partNo: number;
  readonly papers: number;
  readonly papersReceived: number;
}
type Row = Counted & Place & { month: CivilDate };

/** «Số liệu trong kỳ của từng đơn vị» — under the name each had last in the period. */
export const answerFiguresByPart = answer(figuresByPart, async (tx, input) => {
  const { asOf = tx.today } = input;
  const span = spanOf(tx.rules, { ...input, asOf, byPart: true });
  await Promise.all([reckonWith(tx, input.organisationId), planEachTime(tx)]);
  if (!(await isSeen(tx, input.organisationId))) return refuse(problems.notFound);
  const rows = await tx.ask<Row>(sql`
    with ${countedRows(span)},
    named as materialized (
      select distinct on (profile.organisation_no) profile.organisation_no, profile.organisation_id, profile.name, profile.position, kind.is_cell
      from organisation_read.profile as profile join organisation_read.kind as kind on kind.code = profile.kind
      where profile.organisation_no in (select counted.part_no from counted) and lower(profile.valid) < ${input.until}::date
      order by profile.organisation_no, lower(profile.valid) desc)
    select counted.*, counted.month::text as month, counted.part_no as "partNo", named.organisation_id as "organisationId", named.name,
           named.is_cell as "isCell", named.organisation_no <@ (select platform.within('internal')) as "isSeen"
    from counted join named on named.organisation_no = counted.part_no
    order by named.position, named.name collate "vi-x-icu", counted.part_no, counted.month`);
  const papers = await readPapers(tx, span, input.until);
  const parts = [...Map.groupBy(rows, (row) => row.partNo)].flatMap(([partNo, ofPart]) => {
    const [place] = ofPart;
    if (!place) return [];
    const { organisationId, name, isCell, isSeen: seen } = place;
    const { papers: meant, papersReceived } = papers.find((each) => each.partNo === partNo) ?? noPapers;
    const months = ofPart.map((row) => withUnheld(row, row.month, latestOnOf(span, row.month), asOf));
    return [
      { ...sumFigures(months), organisationId, name, isCell, isSeen: seen, papers: meant, papersReceived },
    ];
  });
  return ok({ asOf, parts } as never);
});

const noPapers = { papers: 0, papersReceived: 0 };

function latestOnOf({ months, bases }: Span, month: CivilDate): CivilDate | null {
  return bases[months.indexOf(month)]?.latestOn ?? null;
}

/** «Văn bản cấp trên» — issued in the period by whoever stands above, meant for the cells that stand below on the day. */
function readPapers(tx: Reading, span: Span, until: CivilDate): Promise<Papers[]> {
  const { organisationId, months, asOf } = span;
  return tx.askLast<Papers>(sql`
    with paper as materialized (
      select paper.id, paper.organisation_no, paper.audience from kit_read.paper as paper
      where paper.issued_on >= ${months[0] ?? asOf}::date and paper.issued_on < ${until}::date and paper.issued_on <= ${asOf}::date
        and not paper.withdrawn),
    cell as materialized (
      select coalesce(link.part_no, reach.above_no) as part_no, reach.organisation_no, profile.category
      from platform.organisation_head as head
      join organisation_read.reach as reach
        on reach.above_no = head.organisation_no and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date
      join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no and profile.valid @> ${asOf}::date
      join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
      left join (
        select below.above_no as part_no, below.organisation_no
        from organisation_read.placement as placement
        join organisation_read.reach as below
          on below.above_no = placement.organisation_no and below.from_day <= ${asOf}::date and below.until_day > ${asOf}::date
        where placement.parent_no = (select head.organisation_no from platform.organisation_head as head where head.organisation_id = ${organisationId}::uuid)
          and placement.valid @> ${asOf}::date) as link
        on link.organisation_no = reach.organisation_no
      where head.organisation_id = ${organisationId}::uuid and reach.organisation_no <@ (select platform.within('internal'))),
    -- Papers of one issuer for the same kinds of cells, and cells of one kind below it, are counted together.
    sort as (select paper.organisation_no, paper.audience, count(*) as papers from paper group by paper.organisation_no, paper.audience),
    reader as (
      select above.above_no, cell.part_no, cell.category, count(*) as cells
      from cell join organisation_read.reach as above
        on above.above_no in (select paper.organisation_no from paper) and above.organisation_no = cell.organisation_no and above.from_day <= ${asOf}::date and above.until_day > ${asOf}::date
      group by above.above_no, cell.part_no, cell.category),
    received as (
      select cell.part_no, count(*) as papers
      from paper
      join kit_read.paper_receipt as receipt
        on receipt.paper_id = paper.id and receipt.received_at < ((${asOf}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
      join cell on cell.organisation_no = receipt.organisation_no and (paper.audience = '{}' or cell.category = any(paper.audience))
      where exists (select from organisation_read.reach as above
                    where above.above_no = paper.organisation_no and above.organisation_no = cell.organisation_no
                      and above.from_day <= ${asOf}::date and above.until_day > ${asOf}::date)
      group by cell.part_no)
    select reader.part_no as "partNo", sum(sort.papers * reader.cells)::integer as papers, coalesce(min(received.papers), 0)::integer as "papersReceived"
    from sort
    join reader on reader.above_no = sort.organisation_no and (sort.audience = '{}' or reader.category = any(sort.audience))
    left join received on received.part_no = reader.part_no
    group by reader.part_no`);
}
