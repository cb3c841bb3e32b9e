import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { readImport } from '../contract.ts';
import { readImportFiles } from '../sql/read-import.ts';

/** «Đọc thử tệp» — the very reading that saving would do, shown instead of saved. */
export const answerReadImport = answer(
  readImport,
  async (tx, { organisationId, ...order }) => {
    const [right] = await tx.ask<{ holds: boolean; no: number }>(sql`
      select head.organisation_no as no, platform.holds('import.save', null, head.organisation_no) or exists (
               select from members_read.office_term as term
               where term.person_id = platform.person() and term.valid @> platform.today()
                 and platform.holds('import.save', term.id, head.organisation_no)) as holds
      from platform.organisation_head as head where head.organisation_id = ${organisationId}::uuid`);
    if (!right?.holds) return refuse(problems.notFound);
    const read = await readImportFiles(tx, right.no, order);
    return ok({
      files: read.files.map((file) => ({ ...file })),
      sheets: read.sheets.map((sheet) => sheet.shown),
      asOf: read.asOf,
      asOfFrom: read.asOfFrom,
      legacy: read.sheets.flatMap(({ opened }) =>
        opened.legacy.map((finding) => ({ ...finding, file: opened.file, sheet: opened.sheet.name })),
      ),
      counts: read.counts,
      problems: [...read.problems],
    });
  },
  { readsPersonalData: true },
);
