import { ok, refuse } from '#kernel/result.ts';
import type { SignedAct, UndoneAct } from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import { handle, type Ordering, type Reading } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import type { Id } from '#kernel/id.ts';
import { undoPlan } from '../contract.ts';
import { problems } from '../rules/problems.ts';
import { findPlan } from '../sql/plans.ts';
import { arrival, plan } from '../tables.ts';

/**
 * «Hoàn tác» — a later act sets an act right: organisations, belonging and offices go on from that day as they were.
 * A signed plan that was not carried out yet is only withdrawn.
 */
export const handleUndoPlan = handle(
  undoPlan,
  { right: 'organisation.keep', touches: (tx, { planId }, home) => touched(tx, home, planId) },
  async (tx, { planId, actId: by, ...paper }) => {
    const found = await findPlan(tx, planId);
    if (!found || found.organisationNo !== tx.home.no) return refuse(platformProblems.notFound);
    const { actId: act, effectiveOn, appliedAt, state } = found;
    if (act === null || effectiveOn === null || (state !== 'applied' && state !== 'signed'))
      return refuse(problems.notCarriedOut);
    if (paper.signedOn > tx.today) return refuse(problems.signedBeforeToday);
    const inTime = paper.effectiveOn >= effectiveOn && paper.effectiveOn <= tx.today;
    if (state === 'applied' && !inTime) return refuse(problems.undoingOutOfTime);
    const signed: SignedAct = { ...paper, id: by, kind: 'rectify', title: found.title, rectifies: act };
    await tx.react({ name: 'act-signed', of: signed });
    tx.amend(plan, [{ id: planId, state: 'undone', undoingAct: by }]);
    if (state === 'signed' || appliedAt === null) return ok({ id: planId, people: 0, elsewhere: 0 });
    const undone: UndoneAct = {
      act,
      by,
      decision: paper.decision,
      on: paper.effectiveOn,
      effectiveOn,
      moment: appliedAt,
      places: [...(await touched(tx, tx.home, planId))],
    };
    const done = await tx.react({ name: 'act-undone', of: undone });
    if (!done.ok) return done;
    const coming = await wholeRows(tx, arrival, sql`t.act_id = ${act}::uuid`);
    tx.amend(
      arrival,
      coming.map(({ actId, personId }) => ({ actId, personId, withdrawn: true })),
    );
    const counted = done.value.find((value) => value !== null) as { people: number; elsewhere: number };
    return ok({ id: planId, ...counted });
  },
);

/** The organisations in whose chains the act was carried out, all that they keep, and where files lie now. */
async function touched(tx: Reading, home: Ordering['home'], planId: Id): Promise<readonly number[]> {
  const found = await findPlan(tx, planId);
  if (found?.organisationNo !== home.no || found.actId === null) return [];
  const rows = await tx.ask<{ no: number }>(sql`
    with own as (
      select organisation_no as no from organisation_read.profile where ${found.actId}::uuid in (begun_act, ended_act)
      union select organisation_no from organisation_read.placement where ${found.actId}::uuid in (begun_act, ended_act)
      union select parent_no from organisation_read.placement where ${found.actId}::uuid in (begun_act, ended_act)
      union select organisation_no from members_read.affiliation where ${found.actId}::uuid in (begun_act, ended_act)
      union select organisation_no from members_read.office_term where ${found.actId}::uuid in (begun_act, ended_act)),
    people as (select person_id from members_read.affiliation where ended_act = ${found.actId}::uuid)
    select no from own
    union select custody.organisation_no from own join organisation_read.custody as custody on custody.keeper_no = own.no
          where own.no <> ${home.no}
    union select organisation_no from members_read.person where id in (select person_id from people)
    union select organisation_no from members_read.standing where person_id in (select person_id from people)`);
  return [home.no, ...rows.map((row) => row.no)];
}
