import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { SignedAct } from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import { handle, type Ordering, type Reading } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { carryOutPlan, signPlan } from '../contract.ts';
import { kindOf } from '../rules/carry-out.ts';
import { isHindered } from '../rules/hindered.ts';
import { problems } from '../rules/problems.ts';
import { carryOut, placesTouched, workOut } from '../sql/carry-out.ts';
import { openDraft } from '../sql/drafting.ts';
import { findPlan } from '../sql/plans.ts';
import { plan } from '../tables.ts';

const right = 'organisation.keep';

/**
 * «Ký phương án» — it gets its number, day, signer and basis and enters the book of acts. What takes effect today or
 * earlier is carried out in this very command; what takes effect later, on that day.
 */
export const handleSignPlan = handle(
  signPlan,
  {
    right,
    touches: (tx, { planId, effectiveOn }, home) => touched(tx, home, planId, effectiveOn),
  },
  async (tx, { planId, actId, ...paper }) => {
    const opened = await openDraft(tx, planId);
    if (!opened.ok) return opened;
    if (paper.signedOn > tx.today) return refuse(problems.signedBeforeToday);
    const isDue = paper.effectiveOn <= tx.today;
    const on = isDue ? paper.effectiveOn : tx.today;
    const { draft, effect } = await workOut(tx, tx.home, opened.value, on);
    if (effect.hindrances.length > 0) return refuse(isHindered(effect.hindrances, on, tx.today));
    const signed: SignedAct = {
      ...paper,
      id: actId,
      kind: kindOf(draft),
      title: opened.value.title,
      rectifies: null,
    };
    await tx.react({ name: 'act-signed', of: signed });
    const of = { ...opened.value, actId };
    if (isDue) {
      const done = await carryOut(tx, of, paper.decision, paper.effectiveOn);
      if (!done.ok) return done;
    } else tx.put(plan, [{ ...of, state: 'signed', effectiveOn: paper.effectiveOn }]);
    return ok({ id: planId, applied: isDue });
  },
);

/** «Thực hiện phương án đã ký» — when its day has come; what has become open since must be settled first. */
export const handleCarryOutPlan = handle(
  carryOutPlan,
  {
    right,
    touches: async (tx, { planId }, home) => {
      const found = await findPlan(tx, planId);
      return found?.effectiveOn ? touched(tx, home, planId, found.effectiveOn) : [];
    },
  },
  async (tx, { planId }) => {
    const found = await findPlan(tx, planId);
    if (!found || found.organisationNo !== tx.home.no) return refuse(platformProblems.notFound);
    const { actId, effectiveOn, state } = found;
    if (state !== 'signed' || actId === null || effectiveOn === null) return refuse(problems.planIsClosed);
    if (effectiveOn > tx.today) return refuse(problems.notDue);
    const done = await carryOut(tx, { ...found, actId }, await decisionOf(tx, actId), effectiveOn);
    return done.ok ? ok({ id: planId }) : done;
  },
);

/** Nothing is locked for a plan that is not this committee's. */
async function touched(
  tx: Reading,
  home: Ordering['home'],
  planId: Id,
  on: CivilDate,
): Promise<readonly number[]> {
  const found = await findPlan(tx, planId);
  if (found?.organisationNo !== home.no) return [];
  return placesTouched(tx, home, planId, on < tx.today ? on : tx.today);
}

async function decisionOf(tx: Reading, actId: Id): Promise<string> {
  const [row] = await tx.ask<{ decision: string }>(sql`
    select decision from organisation_read.act where id = ${actId}::uuid`);
  return row?.decision ?? '';
}
