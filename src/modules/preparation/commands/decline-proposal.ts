import { carryOut } from '#platform/decide.ts';
import { declineProposal } from '../contract.ts';
import { decideDeclining } from '../rules/proposals.ts';
import { proposalParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Không đưa vào chương trình». */
export const handleDeclineProposal = carryOut(
  declineProposal,
  {
    right: 'meetings.keep',
    tables,
    load: (tx, input) => proposalParts(tx.home.no, { id: input.proposalId, person: tx.person }),
  },
  decideDeclining,
);
