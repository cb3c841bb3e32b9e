export {
  commentOnDraft,
  declineProposal,
  dropTheme,
  planTheme,
  sendDraft,
  tickStep,
  untickStep,
  withdrawDraft,
  type meetingsAhead,
} from './contract.ts';
export type { ItemProposalRow, MatterSource, PlannedThemeRow, SharedDraftRow } from './rules/rows.ts';
export { checklist, countSteps, type StepState } from './rules/checklist.ts';
export { commentsOn, draftsOf } from './rules/drafts.ts';
export { itemOfProposal, proposalsOf, waitingProposals } from './rules/proposals.ts';
export { suggestionsFor } from './rules/suggestions.ts';
export { countThemes, lacksTheme, themeOfMonth, yearPlan, type MonthOfYear } from './rules/year-plan.ts';
