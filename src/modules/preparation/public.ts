export {
  commentOnDraft,
  correctDraft,
  declineProposal,
  dropTheme,
  planTheme,
  sendDraft,
  tickStep,
  untickStep,
  withdrawDraft,
  type meetingsAhead,
} from './contract.ts';
export {
  dropCommitteeMeeting,
  fileCommitteePaper,
  recordCommitteeMeeting,
  signCommitteeMeeting,
} from './contract/committee.ts';
export type {
  CommitteeMeetingRow,
  CommitteeMinutesRow,
  ItemProposalRow,
  MatterSource,
  PlannedThemeRow,
  SharedDraftRow,
} from './rules/rows.ts';
export { committeeMeetingsOf, committeeOn } from './rules/committee.ts';
export { checklist, countSteps, type StepState } from './rules/checklist.ts';
export { commentsOn, draftsLeveled, draftsOf, draftsOfMinutesLeveled, versionOf } from './rules/drafts.ts';
export { frameFor, stepsFor } from './rules/house-figures.ts';
export { itemOfProposal, proposalsOf, waitingProposals } from './rules/proposals.ts';
export { suggestionsFor } from './rules/suggestions.ts';
export { countThemes, lacksTheme, themeOfMonth, yearPlan, type MonthOfYear } from './rules/year-plan.ts';
