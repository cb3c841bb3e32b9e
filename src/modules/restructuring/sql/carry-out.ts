import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { MovedWork, Restructured } from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import type { Ordering, Reading } from '#platform/handle.ts';
import { isHindered } from '../rules/hindered.ts';
import { changesOf, lineageOf, movesOf } from '../rules/carry-out.ts';
import { courseOf } from '../rules/course.ts';
import { effectOf, type Effect } from '../rules/effect.ts';
import type { Draft, Ground, HeldOffice } from '../rules/ground.ts';
import type { PlanRow } from '../rules/rows.ts';
import { arrival, movedWork, plan } from '../tables.ts';
import { groundOf, limitsOn, officeRulesOn, type Decider } from './ground.ts';
import { draftOf } from './plans.ts';

/** A plan worked out on live data. */
export interface Worked {
  readonly draft: Draft;
  readonly ground: Ground;
  readonly effect: Effect;
}

/** Works the plan out as of the day on which it is carried out. */
export async function workOut(
  tx: Reading,
  home: Decider,
  { id, keepOfficial }: Pick<PlanRow, 'id' | 'keepOfficial'>,
  on: CivilDate,
): Promise<Worked> {
  const draft = await draftOf(tx, id);
  const ground = await groundOf(tx, home, draft, on);
  const [limits, rules] = [limitsOn(tx.rules, on), officeRulesOn(tx.rules, on)];
  return { draft, ground, effect: effectOf(ground, draft, limits, keepOfficial, rules) };
}

/** Every organisation the plan writes in: those that change, all that they keep, and where people and files come from. */
export async function placesTouched(
  tx: Reading,
  home: Decider,
  planId: Id,
  on: CivilDate,
): Promise<readonly number[]> {
  const draft = await draftOf(tx, planId);
  const ground = await groundOf(tx, home, draft, on);
  const course = courseOf(draft.steps, ground);
  const numbers = new Map(ground.cells.map((cell) => [cell.id, cell.no]));
  const changing = new Set([
    ...course.ends.keys(),
    ...course.hung.keys(),
    ...course.released,
    ...course.sources,
  ]);
  const named = [
    ...draft.steps.flatMap((step) => [...step.organisationIds, step.targetId, step.parentId]),
    ...draft.places.map((place) => place.targetId),
    ...draft.posts.map((post) => post.targetId),
    ...draft.works.map((work) => work.targetId),
    ...relievedOf(draft, ground).map((held) => held.organisationId),
    ...course.ends.values(),
    ...course.hung.values(),
  ].filter((id) => id !== null);
  const people = ground.people.map((person) => person.id);
  const rows = await tx.ask<{ no: number }>(sql`
    select organisation_no as no from organisation_read.custody
    where keeper_no = any(${[...changing].flatMap((id) => numbers.get(id) ?? [])}::integer[])
    union select organisation_no from members_read.person where id = any(${people}::uuid[])
    union select organisation_no from members_read.personal_record where person_id = any(${people}::uuid[])
    union select organisation_no from members_read.standing where person_id = any(${people}::uuid[])
    union select organisation_no from members_read.attachment where person_id = any(${people}::uuid[])
    union select organisation_no from members_read.arrival
          where person_id = any(${people}::uuid[]) and kind = 'temporary' and state = 'received'`);
  return [home.no, ...named.flatMap((id) => numbers.get(id) ?? []), ...rows.map((row) => row.no)];
}

/** The offices that end although their organisations stand. */
function relievedOf({ reliefs }: Draft, { offices }: Ground): readonly HeldOffice[] {
  return offices.filter((held) => reliefs.some((relief) => relief.termId === held.term));
}

/** «Thực hiện» — all of it in this command: organisations, people, offices, open work, who is to arrive. */
export async function carryOut(
  tx: Ordering,
  of: PlanRow & { readonly actId: Id },
  decision: string,
  on: CivilDate,
): Promise<Result<null>> {
  const { draft, ground, effect } = await workOut(tx, tx.home, of, on);
  if (effect.hindrances.length > 0) return refuse(isHindered(effect.hindrances, on, tx.today));
  const moves = movesOf(ground, effect);
  const act = of.actId;
  const organisations = await tx.react({
    name: 'organisations-restructured',
    of: {
      act,
      on,
      decision,
      changes: changesOf(draft, effect.course, tx.home.id, on),
      lineage: lineageOf(draft, effect.course, moves),
    },
  });
  if (!organisations.ok) return organisations;
  const known = new Map([
    [tx.home.id, tx.home.no],
    ...ground.cells.map((cell) => [cell.id, cell.no] as const),
  ]);
  const { numbers: given, superiors } = organisations.value[0] as Restructured;
  const noOf = (id: Id) => given.get(id) ?? known.get(id) ?? 0;
  const closed = [...effect.course.ends.keys()].map(noOf);
  const names = new Map([
    ...ground.cells.map((cell) => [cell.no, cell.name] as const),
    ...[...effect.course.founded].map(([id, step]) => [noOf(id), step.name ?? ''] as const),
  ]);
  const people = await tx.react({
    name: 'people-placed',
    of: {
      act,
      on,
      decision,
      moves: moves.map(({ personId, fromId, toId }) => ({
        personId,
        fromNo: noOf(fromId),
        toNo: noOf(toId),
      })),
      closed,
      relieved: relievedOf(draft, ground).map((held) => held.term),
      names,
      posts: draft.posts.map(({ personId, targetId, office, title, statePost }) => ({
        personId,
        organisationNo: noOf(targetId),
        office,
        title,
        statePost,
      })),
    },
  });
  if (!people.ok) return people;
  const work = await tx.react({
    name: 'work-moved',
    of: {
      act,
      decision,
      on,
      closed,
      items: ground.work.flatMap(({ id, kind, settle, organisationId }) => {
        const to = effect.workGoes.get(id);
        return settle === 'place' && to ? [{ kind, id, fromNo: noOf(organisationId), toNo: noOf(to) }] : [];
      }),
      superiors,
      moves: new Map(moves.map(({ personId, toId }) => [personId, noOf(toId)])),
      names,
    },
  });
  if (!work.ok) return work;
  const moved = work.value as readonly (readonly MovedWork[])[];
  tx.put(
    movedWork,
    moved.flat().map((one) => ({ ...one, actId: act, organisationNo: tx.home.no, back: false })),
  );
  tx.put(
    arrival,
    moves.map(({ personId, fromId, toId }) => ({
      actId: act,
      personId,
      organisationNo: noOf(toId),
      originId: fromId,
      onDay: on,
      withdrawn: false,
      confirmedOn: null,
      confirmedBy: null,
      note: null,
    })),
  );
  tx.put(plan, [{ ...of, state: 'applied', effectiveOn: on, appliedAt: tx.now }]);
  return ok(null);
}
