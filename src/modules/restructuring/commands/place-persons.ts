import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle, type Ordering } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { placePersons, placeWork } from '../contract.ts';
import { placedMeanwhile, problems } from '../rules/problems.ts';
import { noteBlocks, withRow } from '../sql/blocks.ts';
import { targetsFit } from '../sql/drafting.ts';
import { draftOf, findPlan } from '../sql/plans.ts';
import { personPlace, workPlace } from '../tables.ts';

const right = 'organisation.keep';

/**
 * «Xếp đảng viên» — a row for each person: whoever edits another line overwrites nothing. A line that somebody else
 * has changed since it was looked at is refused, with both places. A signed plan still takes whom it does not know yet.
 */
export const handlePlacePersons = handle(placePersons, { right }, async (tx, { planId, people, rule }) => {
  const found = await findPlan(tx, planId);
  if (!found || found.organisationNo !== tx.home.no) return refuse(platformProblems.notFound);
  const { places, steps } = await draftOf(tx, planId);
  const known = new Map(places.map((place) => [place.personId, place]));
  const isAddition =
    found.state === 'signed' && people.every(({ personId }) => !known.get(personId)?.targetId);
  if (found.state !== 'draft' && !isAddition) return refuse(problems.planIsClosed);
  if (new Set(people.map(({ personId }) => personId)).size < people.length)
    return refuse(problems.placedTwice);
  const stale = people.find(({ personId, basedOn }) => (known.get(personId)?.version ?? 0) !== basedOn);
  if (stale) return refuse(await meanwhile(tx, stale, known.get(stale.personId)?.targetId ?? null));
  const fitting = await targetsFit(
    tx,
    people.map((one) => one.targetId),
    steps.map((one) => one.targetId),
  );
  if (!fitting.ok) return fitting;
  const rows = people.map(({ personId, targetId, basedOn }) => ({
    planId,
    personId,
    organisationNo: tx.home.no,
    targetId,
    version: basedOn + 1,
    rule,
    placedBy: tx.person,
  }));
  tx.put(personPlace, rows);
  const placed = new Set(people.map((one) => one.personId));
  if (found.state === 'draft')
    await noteBlocks(tx, found, (draft) => ({
      ...draft,
      places: [...places.filter((one) => !placed.has(one.personId)), ...rows],
    }));
  return ok({ placed: people.length });
});

async function meanwhile(
  tx: Ordering,
  { personId, targetId }: { readonly personId: Id; readonly targetId: Id | null },
  theirs: Id | null,
) {
  const [row] = await tx.ask<{ person: string; mine: string | null; theirs: string | null }>(sql`
    select person.full_name as person,
           (select profile.name from organisation_read.profile as profile
            where profile.organisation_id = ${targetId}::uuid order by lower(profile.valid) desc limit 1) as mine,
           (select profile.name from organisation_read.profile as profile
            where profile.organisation_id = ${theirs}::uuid order by lower(profile.valid) desc limit 1) as theirs
    from members_read.person as person where person.id = ${personId}::uuid`);
  return row ? placedMeanwhile(row.person, row.theirs, row.mine) : platformProblems.notFound;
}

/** «Chọn nơi nhận việc còn dở» — apart from whoever is in charge of it; a signed plan takes what came up since. */
export const handlePlaceWork = handle(
  placeWork,
  { right },
  async (tx, { planId, itemId, targetId, basedOn }) => {
    const found = await findPlan(tx, planId);
    if (!found || found.organisationNo !== tx.home.no) return refuse(platformProblems.notFound);
    const { works, steps } = await draftOf(tx, planId);
    const known = works.find((work) => work.itemId === itemId);
    const isAddition = found.state === 'signed' && !known?.targetId;
    if (found.state !== 'draft' && !isAddition) return refuse(problems.planIsClosed);
    if ((known?.version ?? 0) !== basedOn) return refuse(problems.workPlacedMeanwhile);
    const fitting = await targetsFit(
      tx,
      // A device may come to the committee itself, to be locked; for anything else that is no home.
      [targetId === tx.home.id ? null : targetId],
      steps.map((one) => one.targetId),
    );
    if (!fitting.ok) return fitting;
    const row = { planId, itemId, organisationNo: tx.home.no, targetId, version: basedOn + 1 };
    tx.put(workPlace, [row]);
    if (found.state === 'draft')
      await noteBlocks(tx, found, (draft) => ({
        ...draft,
        works: withRow<(typeof works)[number]>(works, row, (one) => one.itemId),
      }));
    return ok({ id: itemId });
  },
);
