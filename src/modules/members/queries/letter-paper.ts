import type { OutputOf } from '#kernel/contract.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { letterPaper } from '../contract/transfers.ts';

type Output = OutputOf<typeof letterPaper>;

/** «Giấy giới thiệu để in» — for the issuing office and for the member; others have the counterfoil in the list. */
export const answerLetterPaper = answer(letterPaper, async (tx, { letterId }) => {
  const [found] = await tx.ask<Output>(sql`
    select letter.document ->> 'number' as number, letter.issued_on as "issuedOn", letter.document
    from members.letter as letter where letter.id = ${letterId}::uuid`);
  return found ? ok(found) : refuse(problems.notFound);
});
