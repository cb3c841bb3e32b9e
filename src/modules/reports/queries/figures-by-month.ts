import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { planEachTime } from '#platform/database/wide.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { figuresByMonth } from '../contract/periods.ts';
import { sumFigures, withUnheld, type Counted } from '../rules/periods.ts';
import { countedRows, spanOf } from './period-sql.ts';
import { reckonWith } from './wide.ts';

type Row = Counted & { month: string };

/** «Số liệu từng tháng» — the same figures as the overview of each month, in one statement. */
export const answerFiguresByMonth = answer(figuresByMonth, async (tx, input) => {
  const { asOf = tx.today } = input;
  const span = spanOf(tx.rules, { ...input, asOf, byPart: false });
  await Promise.all([reckonWith(tx, input.organisationId), planEachTime(tx)]);
  if (!(await isSeen(tx, input.organisationId))) return refuse(problems.notFound);
  const rows = await tx.askLast<Row>(sql`
    with ${countedRows(span)}
    select counted.*, counted.month::text as month from counted order by counted.month`);
  const months = span.months.map((month, at) => {
    const found = rows.find((row) => row.month === month);
    const latestOn = span.bases[at]?.latestOn ?? null;
    return { ...(found ? withUnheld(found, month, latestOn, asOf) : sumFigures([])), month };
  });
  return ok({ asOf, months } as never);
});

/** Whether the person may see the meetings of this organisation at all. */
export async function isSeen(tx: Reading, organisationId: string): Promise<boolean> {
  const found = await tx.ask(sql`
    select from platform.organisation_head as head
    where head.organisation_id = ${organisationId}::uuid and head.organisation_no <@ platform.within('internal')`);
  return found.length > 0;
}
