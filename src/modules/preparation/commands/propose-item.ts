import { carryOut } from '#platform/decide.ts';
import { proposeItem } from '../contract.ts';
import { decideProposal } from '../rules/proposals.ts';
import { proposalParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Đề nghị đưa vào chương trình» — in one's own name. */
export const handleProposeItem = carryOut(
  proposeItem,
  {
    right: 'meetings.propose',
    tables,
    load: (tx, input) => proposalParts(tx.home.no, { id: input.id, person: tx.person }),
  },
  decideProposal,
);
