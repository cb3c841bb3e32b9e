import type { CivilDate } from '#kernel/civil-date.ts';
import { writePeriod } from '#kernel/period.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle, type Ordering } from '#platform/handle.ts';
import { endTerm, noteSeat } from '../contract/offices.ts';
import { officeProblems as problems } from '../rules/offices/problems.ts';
import { officeTerm } from '../tables.ts';

interface Held {
  readonly from: CivilDate;
  readonly decision: string | null;
}

/** «Kết thúc một chức vụ» — in the organisation where it is held. */
export const handleEndTerm = handle(
  endTerm,
  { right: 'members.keep' },
  async (tx, { termId, until, why, decision, signed }) => {
    const held = await heldHere(tx, termId);
    if (!held.ok) return held;
    const { from } = held.value;
    if (until <= from) return refuse(problems.endsBeforeItBegan);
    if (signed && !decision) return refuse(problems.decisionIsMissing);
    if (signed && signed.on > tx.today) return refuse(problems.signedLater);
    tx.amend(officeTerm, [
      {
        id: termId,
        organisationNo: tx.home.no,
        valid: writePeriod({ from, until }),
        endedWhy: [why, decision].filter(Boolean).join(', ') || null,
        endedDecision: decision,
        endedSignedOn: signed?.on ?? null,
        endedSigner: signed?.signer ?? null,
        endedBasis: signed?.basis ?? null,
      },
    ]);
    return ok({ termId });
  },
);

/** «Ghi chức danh kiêm, khối phụ trách» — of a seat that is held. */
export const handleNoteSeat = handle(
  noteSeat,
  { right: 'members.keep' },
  async (tx, { termId, statePost, portfolio }) => {
    const held = await heldHere(tx, termId);
    if (!held.ok) return held;
    tx.amend(officeTerm, [{ id: termId, organisationNo: tx.home.no, statePost, portfolio }]);
    return ok({ termId });
  },
);

async function heldHere(tx: Ordering, termId: string): Promise<Result<Held>> {
  const [held] = await tx.ask<Held>(sql`
    select lower(term.valid)::text as "from", term.decision from members.office_term as term
    where term.id = ${termId} and term.organisation_no = ${tx.home.no} 
      and (upper(term.valid) is null or upper(term.valid) > ${tx.today}::date)`);
  return held ? ok(held) : refuse(problems.termIsOver);
}
