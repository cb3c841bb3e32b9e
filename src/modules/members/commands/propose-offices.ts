import { ok, refuse, type Result } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { handle } from '#platform/handle.ts';
import { proposeOffices } from '../contract/offices.ts';
import { officeProposal } from '../tables.ts';
import { notInTheBook } from '../rules/known-here.ts';
import { standingProblems } from '../rules/standing-problems.ts';
import { propose } from '../rules/offices/proposal.ts';

/** «Lập đề nghị kiện toàn» — by the cell, with the strength of the day it asks on. */
export const handleProposeOffices = handle(
  proposeOffices,
  { right: 'members.keep' },
  async (tx, { proposalId, on, ...asked }): Promise<Result<{ proposalId: typeof proposalId }>> => {
    if (on > tx.today) return refuse(standingProblems.dayToCome);
    const people = [...new Set(asked.people.map(({ personId }) => personId))];
    // Whom the proposer does not see he cannot mean: an id of somewhere else is refused like one that names nobody.
    const known = await tx.ask(sql`select from members.person where id = any(${people}::uuid[])`);
    if (known.length < people.length) return refuse(notInTheBook);
    const [strength] = await tx.ask<{ official: number }>(sql`
      select coalesce(sum(change.official), 0)::integer as official from members.strength_change as change
      where change.organisation_no = ${tx.home.no} and change.on_day <= ${on}`);
    const rule = ruleOn(tx.rules, 'organisation.committee-from-official', on);
    const proposed = propose({ ...asked, proposedOn: on }, strength?.official ?? 0, rule);
    if (!proposed.ok) return proposed;
    tx.add(officeProposal, [{ ...proposed.value, id: proposalId, organisationNo: tx.home.no }]);
    return ok({ proposalId });
  },
);
