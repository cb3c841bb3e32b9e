import { ok, refuse } from '#kernel/result.ts';
import type { CorrectedAct, SignedAct } from '#modules/organisation/public.ts';
import { handle } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { correctDecision } from '../contract.ts';
import { correctPaper } from '../rules/correction.ts';
import { actOf } from '../sql/acts.ts';
import { findPlan } from '../sql/plans.ts';

/**
 * «Đính chính quyết định» — what was mistyped on its paper, by a later act of the same committee. What the decision did stays
 * as it is; only undoing it changes that.
 */
export const handleCorrectDecision = handle(
  correctDecision,
  { right: 'organisation.keep' },
  async (tx, { planId, wrongId, actId: by, reads, seen, reason, ...paper }) => {
    const found = await findPlan(tx, planId);
    const isOfPlan = found && [found.actId, found.undoingAct].includes(wrongId);
    const wrong = isOfPlan && found.organisationNo === tx.home.no ? await actOf(tx, wrongId) : null;
    if (!wrong) return refuse(platformProblems.notFound);
    const { corrections = [], effectiveOn: _, ...now } = wrong;
    const before = corrections.at(-1)?.position ?? 0;
    const { signedOn } = paper;
    const corrected = correctPaper({ now, seen, reads, before, signedOn, today: tx.today });
    if (!corrected.ok) return corrected;
    const signed: SignedAct = {
      ...paper,
      id: by,
      kind: 'correct',
      title: `Đính chính Quyết định ${now.decision}`,
      effectiveOn: signedOn,
      rectifies: wrongId,
    };
    await tx.react({ name: 'act-signed', of: signed });
    const of: CorrectedAct = { act: wrongId, by, reason, readings: corrected.value };
    await tx.react({ name: 'act-corrected', of });
    return ok({ id: planId });
  },
);
