import type { ModuleApi } from '#platform/handle.ts';
import { handleSaveImport } from './commands/save-import.ts';
import { handleUndoImport } from './commands/undo-import.ts';
import { answerImportBatch } from './queries/import-batch.ts';
import { answerImportBatches } from './queries/import-batches.ts';
import { answerReadImport } from './queries/read-import.ts';
import { answerReadTableFile } from './queries/read-table-file.ts';

export const intakeApi: ModuleApi = {
  commands: [handleSaveImport, handleUndoImport],
  queries: [answerReadImport, answerImportBatches, answerImportBatch, answerReadTableFile],
};
