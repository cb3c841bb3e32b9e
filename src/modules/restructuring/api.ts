import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleConfirmArrival } from './commands/confirm-arrival.ts';
import { handleChangePlan, handleDraftPlan, handleDropPlan } from './commands/draft-plan.ts';
import { handleCloseCampaign, handleOpenCampaign } from './commands/open-campaign.ts';
import { handleCorrectDecision } from './commands/correct-decision.ts';
import { handleDropPost, handleNamePost, handleRelievePost } from './commands/name-offices.ts';
import { handlePlacePersons, handlePlaceWork } from './commands/place-persons.ts';
import { handleDropStep, handleSetStep } from './commands/set-step.ts';
import { handleCarryOutPlan, handleSignPlan } from './commands/sign-plan.ts';
import { handleUndoPlan } from './commands/undo-plan.ts';
import { answerCampaignPage, answerUnitsFor } from './queries/campaign-page.ts';
import { answerPlanPage } from './queries/plan-page.ts';
import { answerDecisionsComing, answerPlansAhead } from './queries/plans-ahead.ts';
import { answerPlanSeats } from './queries/plan-seats.ts';
import { answerArrivalsOf, answerRestructuringOf } from './queries/restructuring-of.ts';
import { problems } from './rules/problems.ts';
import { signedAhead } from './sql/ahead.ts';
import { arrivalsWaiting } from './sql/waiting.ts';

export const restructuring: ModuleApi = {
  commands: [
    handleDraftPlan,
    handleChangePlan,
    handleDropPlan,
    handleSetStep,
    handleDropStep,
    handlePlacePersons,
    handleNamePost,
    handleDropPost,
    handleRelievePost,
    handlePlaceWork,
    handleSignPlan,
    handleCarryOutPlan,
    handleUndoPlan,
    handleCorrectDecision,
    handleConfirmArrival,
    handleOpenCampaign,
    handleCloseCampaign,
  ],
  queries: [
    answerRestructuringOf,
    answerPlanPage,
    answerPlanSeats,
    answerPlansAhead,
    answerDecisionsComing,
    answerCampaignPage,
    answerUnitsFor,
    answerArrivalsOf,
  ],
  surveys: [arrivalsWaiting],
  ahead: signedAhead,
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['post_once', problems.postIsNamed],
  ['plan_campaign_id_fkey', problems.campaignNotFound],
]);
