import { writePeriod } from '#kernel/period.ts';
import { ok, refuse } from '#kernel/result.ts';
import { handle } from '#platform/handle.ts';
import { fillOffices } from '../contract/offices.ts';
import { decide } from '../rules/offices/proposal.ts';
import { officeProblems as problems } from '../rules/offices/problems.ts';
import { proposalToAnswer } from '../sql/proposal.ts';
import { judgeTerms } from '../sql/receiving.ts';
import { officeProposal, officeTerm } from '../tables.ts';

/** «Ra quyết định chỉ định» — the decision and the terms it begins, in one step. */
export const handleFillOffices = handle(
  fillOffices,
  { right: 'members.keep' },
  async (tx, { proposalId, decision, signed, from, terms }) => {
    const found = await proposalToAnswer(tx, proposalId);
    if (!found.ok) return found;
    const decided = decide(found.value, decision, from);
    if (!decided.ok) return decided;
    if (signed && signed.on > tx.today) return refuse(problems.signedLater);
    const inTheWay = await judgeTerms(tx, terms, from);
    if (inTheWay) return refuse(inTheWay);
    const valid = writePeriod({ from, until: null });
    tx.put(officeProposal, [{ ...found.value, ...decided.value }]);
    tx.add(
      officeTerm,
      terms.map(({ termId, statePost, portfolio, ...term }) => ({
        ...term,
        id: termId,
        organisationNo: tx.home.no,
        title: null,
        decision,
        decisionSignedOn: signed?.on ?? null,
        decisionSigner: signed?.signer ?? null,
        decisionBasis: signed?.basis ?? null,
        statePost: statePost ?? null,
        portfolio: portfolio ?? null,
        valid,
      })),
    );
    return ok({ proposalId });
  },
);
