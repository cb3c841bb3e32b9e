export { declineProposal, dropTheme, planTheme } from './contract.ts';
export type { ItemProposalRow, MatterSource, PlannedThemeRow } from './rules/rows.ts';
export { itemOfProposal, proposalsOf, waitingProposals } from './rules/proposals.ts';
export { suggestionsFor } from './rules/suggestions.ts';
export { countThemes, lacksTheme, themeOfMonth, yearPlan, type MonthOfYear } from './rules/year-plan.ts';
