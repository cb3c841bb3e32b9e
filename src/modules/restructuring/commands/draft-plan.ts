import { writeDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle, type Ordering } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { changePlan, draftPlan, dropPlan } from '../contract.ts';
import { changedMeanwhile } from '../rules/problems.ts';
import type { PlanRow } from '../rules/rows.ts';
import { changedSettings, setMeanwhile, type Settings } from '../rules/settings.ts';
import { noteBlocks } from '../sql/blocks.ts';
import { openDraft } from '../sql/drafting.ts';
import { draftOf, findPlan } from '../sql/plans.ts';
import { personPlace, plan, post, relief, step, workPlace } from '../tables.ts';

const right = 'organisation.keep';

/** «Lập phương án» — a copy carries steps, places and posts; what would be founded gets an identity of its own. */
export const handleDraftPlan = handle(draftPlan, { right }, async (tx, input) => {
  const copied = input.copyOf ? await findPlan(tx, input.copyOf) : null;
  if (input.copyOf && copied?.organisationNo !== tx.home.no) return refuse(platformProblems.notFound);
  const row: PlanRow = {
    id: input.id,
    organisationNo: tx.home.no,
    title: input.title,
    note: input.note ?? copied?.note ?? null,
    campaignId: input.campaignId ?? copied?.campaignId ?? null,
    copiedFrom: input.copyOf ?? null,
    keepOfficial: copied?.keepOfficial ?? null,
    state: 'draft',
    effectiveOn: copied?.effectiveOn ?? null,
    actId: null,
    undoingAct: null,
    appliedAt: null,
    madeOn: tx.today,
    blocks: copied?.blocks ?? { empty: 1 },
  };
  tx.add(plan, [row]);
  if (copied) await copyDraft(tx, copied.id, input.id);
  return ok({ id: input.id });
});

async function copyDraft(tx: Ordering, from: Id, planId: Id): Promise<void> {
  const draft = await draftOf(tx, from);
  const founds = (one: (typeof draft.steps)[number]) => one.targetId !== null && one.name !== null;
  const fresh = new Map(
    draft.steps.flatMap((one) =>
      founds(one) && one.targetId !== null ? [[one.targetId, newId(tx.now)]] : [],
    ),
  );
  const mapped = (id: Id | null) => (id === null ? null : (fresh.get(id) ?? id));
  const organisationNo = tx.home.no;
  tx.put(
    step,
    draft.steps.map((one) => ({
      ...one,
      id: newId(tx.now),
      planId,
      targetId: mapped(one.targetId),
      parentId: mapped(one.parentId),
    })),
  );
  tx.put(
    personPlace,
    draft.places.map(({ personId, targetId, rule }) => ({
      planId,
      personId,
      organisationNo,
      targetId: mapped(targetId),
      version: 1,
      rule,
      placedBy: tx.person,
    })),
  );
  tx.put(
    post,
    draft.posts.map((one) => ({
      ...one,
      id: newId(tx.now),
      planId,
      targetId: fresh.get(one.targetId) ?? one.targetId,
    })),
  );
  tx.put(
    relief,
    draft.reliefs.map(({ termId }) => ({ planId, termId, organisationNo })),
  );
  tx.put(
    workPlace,
    draft.works.map(({ itemId, targetId }) => ({
      planId,
      itemId,
      organisationNo,
      targetId: mapped(targetId),
      version: 1,
    })),
  );
}

/** «Sửa thông tin phương án». */
export const handleChangePlan = handle(changePlan, { right }, async (tx, { planId, seen, ...said }) => {
  const opened = await openDraft(tx, planId);
  if (!opened.ok) return opened;
  const field = setMeanwhile(opened.value, said, seen ?? {});
  if (field) return refuse(changedMeanwhile(field, await written(tx, opened.value, field)));
  tx.amend(plan, [{ id: planId, ...changedSettings(said, {}) }]);
  // What is drafted already counts from the moment it stands in a campaign.
  if (said.campaignId) await noteBlocks(tx, { id: planId, campaignId: said.campaignId });
  return ok({ id: planId });
});

/** What stands in the field now, as people read it. */
async function written(tx: Ordering, now: PlanRow, field: keyof Settings): Promise<string | null> {
  if (field === 'effectiveOn') return now.effectiveOn && writeDate(now.effectiveOn);
  if (field !== 'campaignId') return now[field] === null ? null : String(now[field]);
  const [row] = await tx.ask<{ title: string }>(sql`
    select title from restructuring.campaign where id = ${now.campaignId}::uuid`);
  return row?.title ?? null;
}

/** «Bỏ phương án» — kept to be read, no longer to be signed. */
export const handleDropPlan = handle(dropPlan, { right }, async (tx, { planId }) => {
  const opened = await openDraft(tx, planId);
  if (!opened.ok) return opened;
  tx.amend(plan, [{ id: planId, state: 'dropped' }]);
  return ok({ id: planId });
});
