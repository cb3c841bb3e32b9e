import type { CivilDate } from '#kernel/civil-date.ts';
import { citing } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Rule } from '#kernel/rule-pack.ts';
import { officeProblems as problems } from './problems.ts';

/** «Người được giới thiệu» — for which seat. */
export interface Proposed {
  readonly personId: string;
  readonly office: 'secretary' | 'deputy-secretary' | 'committee-member';
}

/** «Đề nghị kiện toàn» — asked, reviewed, decided: each step with its day. */
export interface Proposal {
  readonly kind: 'committee' | 'seats' | 'upgrade' | 'support';
  readonly text: string;
  readonly people: readonly Proposed[];
  readonly proposedOn: string;
  readonly reviewedOn: string | null;
  readonly outcome: 'accepted' | 'rejected' | null;
  readonly reason: string | null;
  readonly decision: string | null;
  readonly decidedOn: string | null;
}

/** «Đề nghị như đã giữ» — in the book of the cell that asks. */
export interface OfficeProposalRow extends Proposal {
  readonly id: string;
  readonly organisationNo: number;
}

/** «Bước của đề nghị» — where it stands. */
export type ProposalStep = 'proposed' | 'accepted' | 'rejected' | 'decided';

/** «Đang ở bước nào». */
export function stepOf({ outcome, decidedOn }: Pick<Proposal, 'outcome' | 'decidedOn'>): ProposalStep {
  return decidedOn === null ? (outcome ?? 'proposed') : 'decided';
}

/** «Lập đề nghị» — a committee only from so many official members on, by the rule of the day. */
export function propose(
  asked: Pick<Proposal, 'kind' | 'text' | 'people' | 'proposedOn'>,
  official: number,
  committeeFrom: Rule<number> | null,
): Result<Proposal> {
  if (asked.kind === 'committee' && committeeFrom && official < committeeFrom.value)
    return refuse(citing(problems.tooFewForCommittee, committeeFrom.citation));
  return ok({ ...asked, reviewedOn: null, outcome: null, reason: null, decision: null, decidedOn: null });
}

/** «Xét đề nghị» — once, by the superior; a refusal says why. */
export function review(
  proposal: Proposal,
  answer: {
    readonly outcome: 'accepted' | 'rejected';
    readonly reason: string | null;
    readonly on: CivilDate;
  },
): Result<Proposal> {
  if (stepOf(proposal) !== 'proposed') return refuse(problems.alreadyAnswered);
  if (answer.outcome === 'rejected' && !answer.reason) return refuse(problems.reasonIsMissing);
  if (answer.on < proposal.proposedOn) return refuse(problems.beforeProposal);
  return ok({ ...proposal, outcome: answer.outcome, reason: answer.reason, reviewedOn: answer.on });
}

/** «Ra quyết định» — only what was accepted, and not before it was. */
export function decide(proposal: Proposal, decision: string, on: CivilDate): Result<Proposal> {
  if (stepOf(proposal) !== 'accepted') return refuse(problems.notAccepted);
  if (proposal.reviewedOn !== null && on < proposal.reviewedOn) return refuse(problems.beforeProposal);
  return ok({ ...proposal, decision, decidedOn: on });
}
