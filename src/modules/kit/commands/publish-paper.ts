import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { deskOf, loadRows, save } from '#platform/decide.ts';
import { handle } from '#platform/handle.ts';
import { publishPaper } from '../contract.ts';
import { decidePublishing } from '../rules/papers.ts';
import { problems } from '../rules/problems.ts';
import { ownPaperPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Gửi văn bản xuống» — its file, if any, must have reached the server. */
export const handlePublishPaper = handle(publishPaper, { right: 'papers.publish' }, async (tx, input) => {
  const rows = await loadRows(tx, [ownPaperPart(tx.home.no, input.id)]);
  const decided = decidePublishing(rows, input, deskOf(tx));
  if (!decided.ok) return decided;
  if (input.fileSha256) {
    const [file] = await tx.ask<{ sha256: string }>(
      sql`select sha256 from platform.file where sha256 = ${input.fileSha256} and organisation_no = ${tx.home.no}`,
    );
    if (!file) return refuse(problems.fileHasNotArrived);
  }
  save(tx, tables, rows, decided.value.changes);
  return ok(decided.value.value);
});
