import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleEndTerm, handleNoteSeat } from './commands/end-term.ts';
import { handleFillOffices } from './commands/fill-offices.ts';
import { handleProposeOffices } from './commands/propose-offices.ts';
import { handleReviewProposal } from './commands/review-proposal.ts';
import { answerOfficeProposals } from './queries/office-proposals.ts';
import { answerOfficeWatch } from './queries/office-watch.ts';
import { answerSeatsOf } from './queries/seats-of.ts';
import { handleAppoint } from './commands/appoint.ts';
import { bringMembers } from './commands/bring-members.ts';
import { takeBackMembers } from './commands/take-back-members.ts';
import { answerMe } from './queries/me.ts';
import { answerMemberPage } from './queries/member-page.ts';
import { answerMembersOf } from './queries/members-of.ts';
import { problems } from './rules/problems.ts';

export const members: ModuleApi = {
  commands: [
    handleAppoint,
    handleProposeOffices,
    handleReviewProposal,
    handleFillOffices,
    handleEndTerm,
    handleNoteSeat,
  ],
  queries: [
    answerMembersOf,
    answerMemberPage,
    answerMe,
    answerOfficeWatch,
    answerOfficeProposals,
    answerSeatsOf,
  ],
  reactions: [bringMembers, takeBackMembers],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['office_term_pkey', problems.alreadyAppointed],
  ['office_term_once_at_a_time', problems.alreadyAppointed],
  ['office_term_one_secretary', problems.secretaryIsThere],
]);
