import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { suggestionsOf } from '../contract.ts';

type Row = OutputOf<typeof suggestionsOf>['suggestions'][number];

const mostShown = 200;

/** «Nội dung đã gợi ý» — every month first, then the newest month; withdrawn ones last. */
export const answerSuggestionsOf = answer(suggestionsOf, async (tx, { organisationId }) => {
  const suggestions = await tx.askLast<Row>(sql`
    select t.id, t.month, t.audience, t.title, t.note, t.source, t.withdrawn
    from platform.organisation_head as head
    join preparation.suggestion as t using (organisation_no)
    where head.organisation_id = ${organisationId}
    order by t.withdrawn, t.month desc nulls first, t.id
    limit ${mostShown}`);
  return ok({ suggestions });
});
