import type { Ordering } from '#platform/handle.ts';
import { effectOf } from '../rules/effect.ts';
import type { Draft } from '../rules/ground.ts';
import { blocksOf } from '../rules/hindrances.ts';
import type { PlanRow } from '../rules/rows.ts';
import { plan } from '../tables.ts';
import { groundOf, limitsOn, officeRulesOn } from './ground.ts';
import { draftOf } from './plans.ts';

/**
 * «Ghi còn vướng gì» — kept with a draft of a campaign at every change, for whoever opened it sees how far its units
 * are, and not what they draft. `changed` says what the draft is once the command is kept.
 */
export async function noteBlocks(
  tx: Ordering,
  { id, campaignId }: Pick<PlanRow, 'id' | 'campaignId'>,
  changed: (draft: Draft) => Draft = (draft) => draft,
): Promise<void> {
  if (campaignId === null) return;
  const draft = changed(await draftOf(tx, id));
  const ground = await groundOf(tx, tx.home, draft, tx.today);
  const [limits, rules] = [limitsOn(tx.rules, tx.today), officeRulesOn(tx.rules, tx.today)];
  const { hindrances } = effectOf(ground, draft, limits, null, rules);
  tx.amend(plan, [{ id, blocks: blocksOf(hindrances) }]);
}

/** The rows with one put in, in place of that of the same key. */
export function withRow<Row>(rows: readonly Row[], row: Row, keyOf: (row: Row) => unknown): Row[] {
  return [...rows.filter((one) => keyOf(one) !== keyOf(row)), row];
}
