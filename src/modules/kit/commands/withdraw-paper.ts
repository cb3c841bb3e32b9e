import { carryOut } from '#platform/decide.ts';
import { withdrawPaper } from '../contract.ts';
import { decideWithdrawal } from '../rules/papers.ts';
import { ownPaperPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Thu hồi văn bản». */
export const handleWithdrawPaper = carryOut(
  withdrawPaper,
  { right: 'papers.publish', tables, load: (tx, input) => [ownPaperPart(tx.home.no, input.paperId)] },
  decideWithdrawal,
);
