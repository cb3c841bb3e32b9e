import { table } from '#platform/database/table.ts';
import type { Proposal } from './rules/offices/proposal.ts';

/** «Đề nghị kiện toàn» — the row as it is kept. */
export interface OfficeProposalRow extends Proposal {
  readonly id: string;
  readonly organisationNo: number;
}

export const officeProposal = table<OfficeProposalRow>('members.office_proposal', {
  key: ['id'],
  class: 'internal',
});
