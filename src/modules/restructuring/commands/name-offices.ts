import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { keep } from '#platform/decide.ts';
import { handle } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { dropPost, namePost, relievePost } from '../contract.ts';
import { noteBlocks, withRow } from '../sql/blocks.ts';
import { openDraft, targetsFit } from '../sql/drafting.ts';
import { draftOf } from '../sql/plans.ts';
import { post, relief } from '../tables.ts';

const right = 'organisation.keep';

/** «Dự kiến chức vụ» — somebody who belongs to what the committee keeps, for an organisation of the plan. */
export const handleNamePost = handle(namePost, { right }, async (tx, input) => {
  const opened = await openDraft(tx, input.planId);
  if (!opened.ok) return opened;
  const { steps, posts } = await draftOf(tx, input.planId);
  const fitting = await targetsFit(
    tx,
    [input.targetId],
    steps.map((one) => one.targetId),
  );
  if (!fitting.ok) return fitting;
  const [person] = await tx.ask<{ known: boolean }>(sql`
    select exists (
      select from members_read.affiliation as affiliation
      join organisation_read.custody as custody
        on custody.organisation_no = affiliation.organisation_no and custody.keeper_no = ${tx.home.no}
      where affiliation.person_id = ${input.personId}::uuid and affiliation.valid @> ${tx.today}::date) as known`);
  if (!person?.known) return refuse(platformProblems.notFound);
  const { title = null, statePost = null } = input;
  const row = { ...input, title, statePost, organisationNo: tx.home.no };
  keep(
    tx,
    post,
    posts.map(({ id }) => id),
    [row],
  );
  await noteBlocks(tx, opened.value, (draft) => ({ ...draft, posts: withRow(posts, row, ({ id }) => id) }));
  return ok({ id: input.id });
});

/** «Bỏ dự kiến chức vụ». */
export const handleDropPost = handle(dropPost, { right }, async (tx, { planId, postId }) => {
  const opened = await openDraft(tx, planId);
  if (!opened.ok) return opened;
  const { posts } = await draftOf(tx, planId);
  tx.remove(
    post,
    posts.filter((one) => one.id === postId).map(({ id }) => ({ id })),
  );
  await noteBlocks(tx, opened.value, (draft) => ({
    ...draft,
    posts: posts.filter((one) => one.id !== postId),
  }));
  return ok({ id: postId });
});

/** «Dự kiến cho thôi chức vụ» — of an office held today in an organisation that the committee keeps below itself. */
export const handleRelievePost = handle(relievePost, { right }, async (tx, { planId, termId, ends }) => {
  const opened = await openDraft(tx, planId);
  if (!opened.ok) return opened;
  if (!ends) {
    tx.remove(relief, [{ planId, termId }]);
    await noteBlocks(tx, opened.value, (draft) => ({
      ...draft,
      reliefs: draft.reliefs.filter((one) => one.termId !== termId),
    }));
    return ok({ id: termId });
  }
  const [held] = await tx.ask<{ known: boolean }>(sql`
    select exists (
      select from members_read.office_term as term
      join organisation_read.custody as custody
        on custody.organisation_no = term.organisation_no and custody.keeper_no = ${tx.home.no} and custody.depth > 0
      where term.id = ${termId}::uuid and term.valid @> ${tx.today}::date) as known`);
  if (!held?.known) return refuse(platformProblems.notFound);
  tx.put(relief, [{ planId, termId, organisationNo: tx.home.no }]);
  await noteBlocks(tx, opened.value, (draft) => ({
    ...draft,
    reliefs: withRow(draft.reliefs, { termId }, (one) => one.termId),
  }));
  return ok({ id: termId });
});
