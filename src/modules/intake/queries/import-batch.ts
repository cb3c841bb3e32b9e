import { ok, refuse } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { importBatch } from '../contract.ts';
import { importProblems } from '../rules/import-problems.ts';
import { findBatch } from '../sql/batches.ts';

/** «Một lần nhập» — its figures, and every row that needed a look. */
export const answerImportBatch = answer(
  importBatch,
  async (tx, { batchId }) => {
    const found = await findBatch(tx, batchId);
    if (!found) return refuse(importProblems.batchNotFound);
    const { id, files, asOf, counts, problems, undoneAt } = found;
    return ok({ id, files: files.map((file) => file.name), asOf, counts, problems: [...problems], undoneAt });
  },
  { readsPersonalData: true },
);
