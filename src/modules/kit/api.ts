import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleConfirmReading, handleNoteReading } from './commands/note-reading.ts';
import { papersOfClosing } from './commands/papers-of-closing.ts';
import { handlePublishPaper } from './commands/publish-paper.ts';
import { handleReceivePaper } from './commands/receive-paper.ts';
import { handleWithdrawPaper } from './commands/withdraw-paper.ts';
import { answerPaperReceipts } from './queries/paper-receipts.ts';
import { answerPapersFor } from './queries/papers-for.ts';
import { answerPapersSent } from './queries/papers-sent.ts';
import { problems } from './rules/problems.ts';

export const kitApi: ModuleApi = {
  commands: [
    handlePublishPaper,
    handleWithdrawPaper,
    handleReceivePaper,
    handleConfirmReading,
    handleNoteReading,
  ],
  queries: [answerPapersFor, answerPaperReceipts, answerPapersSent],
  surveys: [papersOfClosing],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['paper_pkey', problems.paperIsPublished],
  ['paper_receipt_paper_id_fkey', problems.paperNotFound],
  ['paper_reading_paper_id_fkey', problems.paperNotFound],
]);
