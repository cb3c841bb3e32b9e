import { ok, refuse, type Result } from '#kernel/result.ts';
import {
  organisationProblems,
  type MovedWork,
  type SignedAct,
  type UndoneAct,
  type WorkBack,
  type WorkMoved,
} from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import { handle, type Ordering, type Reading } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import type { Id } from '#kernel/id.ts';
import { undoPlan } from '../contract.ts';
import { problems } from '../rules/problems.ts';
import { foundedBy, inUse, movedOn } from '../sql/in-use.ts';
import { findPlan } from '../sql/plans.ts';
import { arrival, movedWork, plan } from '../tables.ts';

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
    const nothing = { people: 0, elsewhere: 0, work: 0, workStays: 0 };
    if (state === 'signed' || appliedAt === null) return ok({ id: planId, ...nothing });
    const places = [...(await touched(tx, tx.home, planId))];
    const undone: UndoneAct = {
      act,
      by,
      decision: paper.decision,
      on: paper.effectiveOn,
      effectiveOn,
      moment: appliedAt,
      places,
      names: await namesOf(tx, places),
    };
    if (await movedOn(tx, undone)) return refuse(organisationProblems.laterAct);
    const done = await tx.react({ name: 'act-undone', of: undone });
    if (!done.ok) return done;
    const coming = await wholeRows(tx, arrival, sql`t.act_id = ${act}::uuid`);
    tx.amend(
      arrival,
      coming.map(({ actId, personId }) => ({ actId, personId, withdrawn: true })),
    );
    const counted = done.value.find((value) => value !== null) as { people: number; elsewhere: number };
    const work = await workBack(tx, undone);
    return work.ok ? ok({ id: planId, ...counted, ...work.value }) : work;
  },
);

/** Open work that the act had moved goes back where nobody has written it since; the rest stays, and the plan lists it. */
async function workBack(
  tx: Ordering,
  undone: UndoneAct,
): Promise<Result<{ readonly work: number; readonly workStays: number }>> {
  const items = await wholeRows(tx, movedWork, sql`t.act_id = ${undone.act}::uuid`);
  const of: WorkBack = { ...undone, items };
  const done = await tx.react({ name: 'work-back', of });
  if (!done.ok) return done;
  const gone = new Set((done.value as readonly (readonly Id[])[]).flat());
  const back = items.filter(({ toId }) => gone.has(toId));
  tx.amend(
    movedWork,
    back.map(({ actId, toId }) => ({ actId, toId, back: true })),
  );
  const closed = await closeFounded(tx, undone, back);
  if (!closed.ok) return closed;
  return ok({ work: back.length, workStays: items.length - back.length });
}

/** What the act had founded ends as any cell that closes does: nobody and nothing open may be left in it. */
async function closeFounded(
  tx: Ordering,
  undone: UndoneAct,
  back: readonly MovedWork[],
): Promise<Result<unknown>> {
  const closed = await foundedBy(tx, undone);
  const inTheWay = await inUse(tx, undone, closed, back);
  if (inTheWay) return refuse(inTheWay);
  if (closed.length === 0) return ok(null);
  const { by: act, decision, on, names } = undone;
  const ending = { act, decision, on, closed, items: [], moves: new Map(), superiors: new Map(), names };
  return tx.react({ name: 'work-moved', of: ending satisfies WorkMoved });
}

/** What they are called, or were called last. */
async function namesOf(tx: Reading, numbers: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.ask<{ no: number; name: string }>(sql`
    select distinct on (organisation_no) organisation_no as no, name from organisation_read.profile
    where organisation_no = any(${numbers}::integer[]) order by organisation_no, lower(valid) desc`);
  return new Map(rows.map(({ no, name }) => [no, name]));
}

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
    people as (select person_id from members_read.affiliation where ended_act = ${found.actId}::uuid),
    work as (select from_no, to_no from restructuring.moved_work where act_id = ${found.actId}::uuid)
    select no from own
    union select custody.organisation_no from own join organisation_read.custody as custody on custody.keeper_no = own.no
          where own.no <> ${home.no}
    union select organisation_no from members_read.person where id in (select person_id from people)
    union select organisation_no from members_read.standing where person_id in (select person_id from people)
    union select organisation_no from members_read.attachment where person_id in (select person_id from people)
    union select organisation_no from members_read.arrival where person_id in (select person_id from people)
    union select from_no from work union select to_no from work`);
  return [home.no, ...rows.map((row) => row.no)];
}
