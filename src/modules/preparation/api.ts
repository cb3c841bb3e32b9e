import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleCommentOnDraft } from './commands/comment-on-draft.ts';
import { handleCorrectDraft } from './commands/correct-draft.ts';
import { handleDeclineProposal } from './commands/decline-proposal.ts';
import { handleDropCommitteeMeeting } from './commands/drop-committee-meeting.ts';
import { handleDropTheme } from './commands/drop-theme.ts';
import { handleFileCommitteePaper } from './commands/file-committee-paper.ts';
import { levelDrafts } from './commands/level-drafts.ts';
import { passPlanOn, planOfClosing } from './commands/pass-on.ts';
import { takePlanBack } from './commands/take-back.ts';
import { handlePlanTheme } from './commands/plan-theme.ts';
import { handleProposeItem } from './commands/propose-item.ts';
import { handlePublishSuggestion } from './commands/publish-suggestion.ts';
import { handleRecordCommitteeMeeting } from './commands/record-committee-meeting.ts';
import { handleSendDraft } from './commands/send-draft.ts';
import { handleSignCommitteeMeeting } from './commands/sign-committee-meeting.ts';
import { handleSetHouseFigure } from './commands/set-house-figure.ts';
import { handleTickStep } from './commands/tick-step.ts';
import { handleUntickStep } from './commands/untick-step.ts';
import { handleWithdrawDraft } from './commands/withdraw-draft.ts';
import { handleWithdrawProposal } from './commands/withdraw-proposal.ts';
import { handleWithdrawSuggestion } from './commands/withdraw-suggestion.ts';
import { answerHouseFiguresOf } from './queries/house-figures-of.ts';
import { answerMeetingsAhead } from './queries/meetings-ahead.ts';
import { answerSuggestionsOf } from './queries/suggestions-of.ts';
import { answerThemesOfCells } from './queries/themes-of-cells.ts';
import { figureProblems } from './rules/figure-problems.ts';
import { committeeProblems } from './rules/committee-problems.ts';
import { problems } from './rules/problems.ts';
import { ruleOfProblem } from './rules/cited.ts';

export const preparationApi: ModuleApi = {
  commands: [
    handleProposeItem,
    handleWithdrawProposal,
    handleDeclineProposal,
    handlePublishSuggestion,
    handleWithdrawSuggestion,
    handlePlanTheme,
    handleDropTheme,
    handleTickStep,
    handleUntickStep,
    handleRecordCommitteeMeeting,
    handleSignCommitteeMeeting,
    handleFileCommitteePaper,
    handleDropCommitteeMeeting,
    handleSetHouseFigure,
    handleSendDraft,
    handleCorrectDraft,
    handleWithdrawDraft,
    handleCommentOnDraft,
  ],
  citations: ruleOfProblem,
<<<<<<< HEAD
  queries: [answerHouseFiguresOf, answerSuggestionsOf, answerThemesOfCells, answerMeetingsAhead],
  reactions: [passPlanOn, takePlanBack],
=======
  queries: [answerSuggestionsOf, answerThemesOfCells, answerMeetingsAhead],
  reactions: [passPlanOn, takePlanBack, levelDrafts],
>>>>>>> s7-mend1
  surveys: [planOfClosing],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['item_proposal_pkey', problems.proposedAlready],
  ['committee_meeting_pkey', committeeProblems.isTaken],
  ['committee_minutes_pkey', committeeProblems.isTaken],
  ['house_figure_pkey', figureProblems.isSet],
  ['suggestion_pkey', problems.suggestionIsPublished],
  ['shared_draft_pkey', problems.draftIsSent],
  ['draft_comment_draft_id_fkey', problems.draftNotFound],
]);
