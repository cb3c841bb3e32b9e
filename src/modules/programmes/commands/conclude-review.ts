import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import { keep } from '#platform/decide.ts';
import { handle } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { concludeReview } from '../contract/reviews.ts';
import { problems } from '../rules/problems.ts';
import { spansAround } from '../rules/spans.ts';
import { ownOrBelow } from '../sql/ground.ts';
import { subjectOf } from '../sql/subjects.ts';
import { review } from '../tables.ts';

/** «Ghi kết luận đánh giá» — of a unit here or below; whoever concluded may change the words. */
export const handleConcludeReview = handle(
  concludeReview,
  { right: 'programmes.keep' },
  async (tx, { id, of, subjectId, unitId, conclusion }) => {
    const subject = await subjectOf(tx, { of, subjectId, unitId });
    if (!subject || !(await ownOrBelow(tx, [unitId])).has(unitId)) return refuse(platformProblems.notFound);
    if (spansAround(subject.on, subject.months, tx.today).after.length === 0)
      return refuse(problems.notYetDue);
    const [before] = await wholeRows(
      tx,
      review,
      sql`t.of = ${of} and t.subject_id = ${subjectId}::uuid and t.unit_id = ${unitId}::uuid`,
    );
    if (before && before.organisationNo !== tx.home.no) return refuse(problems.concludedElsewhere);
    const said = { conclusion, concludedOn: tx.today, concludedBy: tx.person };
    const row = { id: before?.id ?? id, organisationNo: tx.home.no, of, subjectId, unitId, ...said };
    keep(tx, review, before ? [before.id] : [], [row]);
    return ok({ id: row.id });
  },
);
