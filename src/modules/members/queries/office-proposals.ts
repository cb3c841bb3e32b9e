import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { officeProposals } from '../contract/offices.ts';

/** «Đề nghị kiện toàn đang có» — of the organisation and all in its keeping. */
export const answerOfficeProposals = answer(officeProposals, async (tx, { organisationId }) => {
  const rows = await tx.askLast<OutputOf<typeof officeProposals>['rows'][number]>(sql`
    select proposal.id, own.organisation_id as "organisationId",
           (select profile.name from organisation_read.profile as profile
            where profile.organisation_no = proposal.organisation_no order by lower(profile.valid) desc limit 1) as "organisationName",
           proposal.kind, proposal.text,
           (select coalesce(jsonb_agg(jsonb_build_object('personId', one ->> 'personId', 'office', one ->> 'office',
              'fullName', (select person.full_name from members.person as person where person.id = (one ->> 'personId')::uuid))), '[]')
            from jsonb_array_elements(proposal.people) as one) as people,
           proposal.proposed_on::text as "proposedOn", proposal.reviewed_on::text as "reviewedOn", proposal.outcome, proposal.reason,
           proposal.decision, proposal.decided_on::text as "decidedOn"
    from organisation_read.custody as custody
    join platform.organisation_head as keeper on keeper.organisation_no = custody.keeper_no and keeper.organisation_id = ${organisationId}::uuid
    join members.office_proposal as proposal on proposal.organisation_no = custody.organisation_no
    join platform.organisation_head as own on own.organisation_no = proposal.organisation_no
    order by (proposal.decided_on is not null or proposal.outcome is not distinct from 'rejected'), proposal.proposed_on desc, proposal.id
    limit 200`);
  return ok({ rows });
});
