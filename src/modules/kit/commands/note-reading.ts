import { carryOut } from '#platform/decide.ts';
import { confirmReading, noteReading } from '../contract.ts';
import { decideConfirming, decideNoting } from '../rules/readings.ts';
import { readingParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Tôi đã đọc». */
export const handleConfirmReading = carryOut(
  confirmReading,
  { right: 'meetings.answer', tables, load: (tx, input) => readingParts(tx.home.no, input.paperId) },
  decideConfirming,
);

/** «Ghi ai đã được quán triệt». */
export const handleNoteReading = carryOut(
  noteReading,
  { right: 'papers.receive', tables, load: (tx, input) => readingParts(tx.home.no, input.paperId) },
  decideNoting,
);
