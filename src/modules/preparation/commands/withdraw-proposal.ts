import { carryOut } from '#platform/decide.ts';
import { withdrawProposal } from '../contract.ts';
import { decideProposalWithdrawal } from '../rules/proposals.ts';
import { proposalParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Rút đề nghị». */
export const handleWithdrawProposal = carryOut(
  withdrawProposal,
  {
    right: 'meetings.propose',
    tables,
    load: (tx, input) => proposalParts(tx.home.no, { id: input.proposalId, person: tx.person }),
  },
  decideProposalWithdrawal,
);
