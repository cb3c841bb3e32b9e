import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleDeclineProposal } from './commands/decline-proposal.ts';
import { handleDropTheme } from './commands/drop-theme.ts';
import { handlePlanTheme } from './commands/plan-theme.ts';
import { handleProposeItem } from './commands/propose-item.ts';
import { handlePublishSuggestion } from './commands/publish-suggestion.ts';
import { handleWithdrawProposal } from './commands/withdraw-proposal.ts';
import { handleWithdrawSuggestion } from './commands/withdraw-suggestion.ts';
import { answerSuggestionsOf } from './queries/suggestions-of.ts';
import { answerThemesOfCells } from './queries/themes-of-cells.ts';
import { problems } from './rules/problems.ts';

export const preparationApi: ModuleApi = {
  commands: [
    handleProposeItem,
    handleWithdrawProposal,
    handleDeclineProposal,
    handlePublishSuggestion,
    handleWithdrawSuggestion,
    handlePlanTheme,
    handleDropTheme,
  ],
  queries: [answerSuggestionsOf, answerThemesOfCells],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['item_proposal_pkey', problems.proposedAlready],
  ['suggestion_pkey', problems.suggestionIsPublished],
]);
