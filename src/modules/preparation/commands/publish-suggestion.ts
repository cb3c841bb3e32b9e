import { carryOut } from '#platform/decide.ts';
import { publishSuggestion } from '../contract.ts';
import { decideSuggestion } from '../rules/suggestions.ts';
import { suggestionPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Gửi nội dung gợi ý». */
export const handlePublishSuggestion = carryOut(
  publishSuggestion,
  { right: 'papers.publish', tables, load: (tx, input) => [suggestionPart(tx.home.no, input.id)] },
  decideSuggestion,
);
