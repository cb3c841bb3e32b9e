import type { RawBuilder } from 'kysely';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import { keep } from '#platform/decide.ts';
import { handle, type Ordering, type Reading } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { concludeReview } from '../contract/reviews.ts';
import { problems } from '../rules/problems.ts';
import { spansAround } from '../rules/spans.ts';
import { ownOrBelow } from '../sql/ground.ts';
import { subjectOf } from '../sql/subjects.ts';
import { review } from '../tables.ts';

/**
 * «Ghi kết luận đánh giá» — of a unit here or below, of a person only from above; whoever concluded may change the words,
 * a higher level may take the conclusion over.
 */
export const handleConcludeReview = handle(
  concludeReview,
  {
    right: 'programmes.keep',
    touches: (tx, { of, subjectId, unitId }, home) =>
      concludedBelow(
        tx,
        sql`of = ${of} and subject_id = ${subjectId}::uuid and unit_id = ${unitId}::uuid`,
        home,
      ),
  },
  async (tx, { id, of, subjectId, unitId, conclusion }) => {
    const subject = await subjectOf(tx, { of, subjectId, unitId });
    if (!subject || !(await ownOrBelow(tx, [unitId])).has(unitId)) return refuse(platformProblems.notFound);
    if (of !== 'pilot' && subject.unitNo === tx.home.no) return refuse(problems.ownReview);
    if (spansAround(subject.on, subject.months, tx.today).after.length === 0)
      return refuse(problems.notYetDue);
    const [before] = await wholeRows(
      tx,
      review,
      sql`t.of = ${of} and t.subject_id = ${subjectId}::uuid and t.unit_id = ${unitId}::uuid`,
    );
    const own = before?.organisationNo === tx.home.no ? before : undefined;
    if (before && !own) {
      const below = await concludedBelow(tx, sql`id = ${before.id}::uuid`, tx.home);
      if (below.length === 0) return refuse(problems.concludedElsewhere);
      tx.remove(review, [{ id: before.id }]);
    }
    const said = { conclusion, concludedOn: tx.today, concludedBy: tx.person };
    const row = { id: own?.id ?? id, organisationNo: tx.home.no, of, subjectId, unitId, ...said };
    keep(tx, review, own ? [own.id] : [], [row]);
    return ok({ id: row.id });
  },
);

/** Who below has concluded already. */
async function concludedBelow(
  tx: Reading,
  which: RawBuilder<unknown>,
  home: Ordering['home'],
): Promise<readonly number[]> {
  const rows = await tx.ask<{ no: number }>(sql`
    select organisation_no as no from programmes.review
    where ${which} and organisation_no <> ${home.no} and organisation_no in (
      select custody.organisation_no from organisation_read.custody as custody where custody.keeper_no = ${home.no})`);
  return rows.map(({ no }) => no);
}
