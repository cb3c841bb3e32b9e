import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleSaveImport } from './commands/save-import.ts';
import { handleUndoImport } from './commands/undo-import.ts';
import { answerImportBatch } from './queries/import-batch.ts';
import { answerImportBatches } from './queries/import-batches.ts';
import { answerReadImport } from './queries/read-import.ts';
import { answerReadTableFile } from './queries/read-table-file.ts';
import { importProblems } from './rules/import-problems.ts';

export const intakeApi: ModuleApi = {
  commands: [handleSaveImport, handleUndoImport],
  queries: [answerReadImport, answerImportBatches, answerImportBatch, answerReadTableFile],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['office_term_one_secretary', importProblems.secretaryInBook('Một chi bộ trong tệp')],
]);
