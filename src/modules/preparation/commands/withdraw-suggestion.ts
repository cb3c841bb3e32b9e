import { carryOut } from '#platform/decide.ts';
import { withdrawSuggestion } from '../contract.ts';
import { decideSuggestionWithdrawal } from '../rules/suggestions.ts';
import { suggestionPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Thu hồi gợi ý». */
export const handleWithdrawSuggestion = carryOut(
  withdrawSuggestion,
  { right: 'papers.publish', tables, load: (tx, input) => [suggestionPart(tx.home.no, input.suggestionId)] },
  decideSuggestionWithdrawal,
);
