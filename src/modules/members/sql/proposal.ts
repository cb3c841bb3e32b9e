import { refuse, ok, type Result } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import type { Ordering } from '#platform/handle.ts';
import type { OfficeProposalRow } from '../rules/offices/proposal.ts';
import { officeProblems as problems } from '../rules/offices/problems.ts';

/** «Đề nghị của chi bộ này» — as kept, if whoever acts now stands above the cell: nobody answers for themselves. */
export async function proposalToAnswer(tx: Ordering, id: string): Promise<Result<OfficeProposalRow>> {
  const [found] = await tx.ask<OfficeProposalRow & { above: boolean }>(sql`
    select proposal.id, proposal.organisation_no as "organisationNo", proposal.kind, proposal.text, proposal.people,
           proposal.proposed_on::text as "proposedOn", proposal.reviewed_on::text as "reviewedOn", proposal.outcome,
           proposal.reason, proposal.decision, proposal.decided_on::text as "decidedOn",
           exists (select from members.office_term as term
                   where term.id = ${tx.term} and term.organisation_no <> proposal.organisation_no) as above
    from members.office_proposal as proposal
    where proposal.id = ${id} and proposal.organisation_no = ${tx.home.no}`);
  if (!found) return refuse(problems.proposalNotFound);
  const { above, ...proposal } = found;
  return above ? ok(proposal) : refuse(problems.notByThemselves);
}
