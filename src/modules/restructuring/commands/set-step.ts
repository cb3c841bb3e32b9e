import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { keep } from '#platform/decide.ts';
import { handle } from '#platform/handle.ts';
import { dropStep, setStep } from '../contract.ts';
import { problems } from '../rules/problems.ts';
import { overlapProblem, stepProblem } from '../rules/steps.ts';
import { noteBlocks, withRow } from '../sql/blocks.ts';
import { keptBelow, knownIds, openDraft, superiorsToday } from '../sql/drafting.ts';
import { draftOf } from '../sql/plans.ts';
import { step } from '../tables.ts';

const right = 'organisation.keep';

/** «Ghi một bước» — only with organisations that the committee keeps below itself: never with itself or a superior. */
export const handleSetStep = handle(setStep, { right }, async (tx, input) => {
  const opened = await openDraft(tx, input.planId);
  if (!opened.ok) return opened;
  const { steps } = await draftOf(tx, input.planId);
  const arising = steps.flatMap((one) => (one.targetId !== null && one.name !== null ? [one.targetId] : []));
  const parents = input.parentId === null ? [] : [input.parentId];
  const named = [...input.organisationIds, ...parents, ...(input.targetId === null ? [] : [input.targetId])];
  const [below, known] = [await keptBelow(tx, tx.home.no, named), await knownIds(tx, named)];
  const mayHang = (id: (typeof parents)[number]) =>
    id === tx.home.id || below.has(id) || arising.includes(id);
  const foreign =
    input.organisationIds.some((id) => !below.has(id)) ||
    parents.some((id) => !mayHang(id)) ||
    (input.targetId !== null && known.has(input.targetId) && !below.has(input.targetId));
  if (foreign) return refuse(problems.notBelow);
  if (!(await kindsExist(input.organisationKind, input.category))) return refuse(problems.kindIsUnknown);
  const problem =
    stepProblem(input, known, await superiorsToday(tx, input.organisationIds)) ??
    overlapProblem([...steps.filter((one) => one.id !== input.id), input]);
  if (problem) return refuse(problem);
  const position =
    steps.find((one) => one.id === input.id)?.position ??
    Math.max(0, ...steps.map((one) => one.position)) + 1;
  const row = { ...input, organisationNo: tx.home.no, position };
  // The same id again changes a step of this plan; one of another plan is not taken out of it.
  keep(
    tx,
    step,
    steps.map(({ id }) => id),
    [row],
  );
  await noteBlocks(tx, opened.value, (draft) => ({ ...draft, steps: withRow(steps, row, ({ id }) => id) }));
  return ok({ id: input.id });

  async function kindsExist(kind: string | null, category: string | null): Promise<boolean> {
    const [row] = await tx.ask<{ all: boolean }>(sql`
      select (${kind}::text is null or exists (select from organisation_read.kind where code = ${kind}))
         and (${category}::text is null or exists (select from organisation_read.category where code = ${category})) as all`);
    return row?.all ?? false;
  }
});

/** «Bỏ một bước». */
export const handleDropStep = handle(dropStep, { right }, async (tx, { planId, stepId }) => {
  const opened = await openDraft(tx, planId);
  if (!opened.ok) return opened;
  const { steps } = await draftOf(tx, planId);
  tx.remove(
    step,
    steps.filter((one) => one.id === stepId).map(({ id }) => ({ id })),
  );
  await noteBlocks(tx, opened.value, (draft) => ({
    ...draft,
    steps: steps.filter((one) => one.id !== stepId),
  }));
  return ok({ id: stepId });
});
