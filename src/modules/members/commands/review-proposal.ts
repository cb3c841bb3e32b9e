import { ok } from '#kernel/result.ts';
import { handle } from '#platform/handle.ts';
import { reviewProposal } from '../contract/offices.ts';
import { officeProposal } from '../tables.ts';
import { review } from '../rules/offices/proposal.ts';
import { proposalToAnswer } from '../sql/proposal.ts';

/** «Xét đề nghị kiện toàn» — by an office above the cell, in the book of the cell. */
export const handleReviewProposal = handle(
  reviewProposal,
  { right: 'members.keep' },
  async (tx, { proposalId, ...answer }) => {
    const found = await proposalToAnswer(tx, proposalId);
    if (!found.ok) return found;
    const reviewed = review(found.value, answer);
    if (!reviewed.ok) return reviewed;
    tx.put(officeProposal, [{ ...found.value, ...reviewed.value }]);
    return ok({ proposalId });
  },
);
