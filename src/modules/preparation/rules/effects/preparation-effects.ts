import { effectsOf, localRulesOf, type Decisions, type DeviceDesk } from '#kernel/decision.ts';
import { decideDeclining, decideProposal, decideProposalWithdrawal } from '../proposals.ts';
import { decideSuggestion, decideSuggestionWithdrawal } from '../suggestions.ts';
import { decideTheme, decideThemeDropping } from '../year-plan.ts';

/** «Mọi việc chuẩn bị sinh hoạt» — by the name of the command. */
export const preparationDecisions = {
  'propose-item': decideProposal,
  'withdraw-proposal': decideProposalWithdrawal,
  'decline-proposal': decideDeclining,
  'publish-suggestion': decideSuggestion,
  'withdraw-suggestion': decideSuggestionWithdrawal,
  'plan-theme': decideTheme,
  'drop-theme': decideThemeDropping,
} as const satisfies Decisions;

/** «Hiệu lực dự kiến khi chuẩn bị». */
export const preparationEffects = (device: () => DeviceDesk) => effectsOf(preparationDecisions, device);

/** «Luật trên máy». */
export const preparationRules = (device: () => DeviceDesk) => localRulesOf(preparationDecisions, device);
