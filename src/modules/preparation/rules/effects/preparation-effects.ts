import { effectsOf, localRulesOf, type Decisions, type DeviceDesk } from '#kernel/decision.ts';
import { decideTick, decideUntick } from '../checklist.ts';
import { cited, ruleOfProblem } from '../cited.ts';
import {
  decideCommitteeDropping,
  decideCommitteeMeeting,
  decideCommitteePaper,
  decideCommitteeSignature,
} from '../committee.ts';
import {
  decideComment,
  decideDraftCorrection,
  decideDraftWithdrawal,
  decideSendingDraft,
} from '../drafts.ts';
import { decideHouseFigure } from '../house-figures.ts';
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
  'tick-step': cited(decideTick),
  'untick-step': decideUntick,
  'record-committee-meeting': cited(decideCommitteeMeeting),
  'sign-committee-meeting': cited(decideCommitteeSignature),
  'file-committee-paper': decideCommitteePaper,
  'drop-committee-meeting': decideCommitteeDropping,
  'set-house-figure': cited(decideHouseFigure),
  'send-draft': decideSendingDraft,
  'correct-draft': decideDraftCorrection,
  'withdraw-draft': decideDraftWithdrawal,
  'comment-on-draft': decideComment,
} as const satisfies Decisions;

/** «Hiệu lực dự kiến khi chuẩn bị». */
export const preparationEffects = (device: () => DeviceDesk) => effectsOf(preparationDecisions, device);

/** «Luật trên máy». */
export const preparationRules = (device: () => DeviceDesk) =>
  localRulesOf(preparationDecisions, device, ruleOfProblem);
