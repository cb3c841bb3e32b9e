export { paperReceipts } from './contract.ts';
export { bearsSecrecyMark } from './rules/papers.ts';
export { papersInForce, type PaperOfCell } from './rules/papers-of-cell.ts';
export { problems as paperProblems } from './rules/problems.ts';
