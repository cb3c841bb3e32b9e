export { isMeantFor } from './rules/papers.ts';
export { papersInForce, type PaperOfCell } from './rules/papers-of-cell.ts';
