export { bearsSecrecyMark } from './rules/papers.ts';
export { problems as paperProblems } from './rules/problems.ts';
