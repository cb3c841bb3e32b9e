import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { NewOrganisation, OrganisationChange } from '#modules/organisation/public.ts';
import type { Course } from './course.ts';
import type { Effect } from './effect.ts';
import type { Draft, Ground } from './ground.ts';
import type { StepRow } from './rows.ts';

/** «Thay đổi về tổ chức của phương án» — the steps as changes, in an order in which each rests on those before. */
export function changesOf(
  { steps }: Pick<Draft, 'steps'>,
  course: Course,
  home: Id,
  on: CivilDate,
): OrganisationChange[] {
  const founded = foundedInOrder(course).map(([id, step]): OrganisationChange => ({
    kind: 'found',
    organisation: organisationOf(id, step, home, on),
  }));
  const described = steps.flatMap((step): OrganisationChange[] => describedBy(step, course));
  const released = [...course.released].map((organisationId): OrganisationChange => ({
    kind: 'release',
    organisationId,
  }));
  const hung = [...course.hung].map(([organisationId, parentId]): OrganisationChange => ({
    kind: 'hang',
    organisationId,
    parentId,
  }));
  const ended = [...course.ends].map(([organisationId, keeperId]): OrganisationChange => ({
    kind: 'end',
    organisationId,
    keeperId: standing(keeperId, course),
  }));
  return [...founded, ...described, ...released, ...hung, ...ended];
}

/** Who keeps the book must go on: where the keeper ends too, its own keeper. */
function standing(keeper: Id, course: Course): Id {
  const next = course.ends.get(keeper);
  return next === undefined || next === keeper ? keeper : standing(next, course);
}

function foundedInOrder({ founded }: Course): (readonly [Id, StepRow])[] {
  const left = new Map(founded);
  const order: (readonly [Id, StepRow])[] = [];
  const place = (id: Id, step: StepRow): void => {
    if (!left.delete(id)) return;
    const parent = step.parentId === null ? undefined : left.get(step.parentId);
    if (parent && step.parentId !== null) place(step.parentId, parent);
    order.push([id, step]);
  };
  for (const [id, step] of founded) place(id, step);
  return order;
}

function organisationOf(id: Id, step: StepRow, home: Id, on: CivilDate): NewOrganisation {
  return {
    id,
    parentId: step.parentId ?? home,
    name: step.name ?? '',
    code: step.code,
    kind: step.organisationKind ?? 'cell',
    category: step.category,
    block: null,
    blockPosition: null,
    distanceKm: null,
    decision: null,
    foundedOn: on,
    note: null,
    position: 0,
  };
}

function describedBy(step: StepRow, course: Course): OrganisationChange[] {
  const organisationId =
    step.kind === 'rename' || step.kind === 'upgrade'
      ? step.organisationIds[0]
      : step.kind === 'merge' && step.targetId !== null && !course.founded.has(step.targetId)
        ? step.targetId
        : undefined;
  if (organisationId === undefined) return [];
  const said = {
    ...(step.name === null ? {} : { name: step.name }),
    ...(step.code === null ? {} : { code: step.code }),
    ...(step.organisationKind === null ? {} : { organisationKind: step.organisationKind }),
    ...(step.category === null ? {} : { category: step.category }),
  };
  return Object.keys(said).length === 0 ? [] : [{ kind: 'describe', organisationId, ...said }];
}

/** «Đảng viên chuyển chi bộ theo phương án» — who goes from where to where. */
export function movesOf(
  ground: Pick<Ground, 'people'>,
  { destinations }: Pick<Effect, 'destinations'>,
): { readonly personId: Id; readonly fromId: Id; readonly toId: Id }[] {
  return ground.people.flatMap((person) => {
    const toId = destinations.get(person.id);
    return toId && toId !== person.cellId ? [{ personId: person.id, fromId: person.cellId, toId }] : [];
  });
}

/** «Ai kế thừa ai» — merged into, split off, or with members received; each with how many went along. */
export function lineageOf(
  { steps }: Pick<Draft, 'steps'>,
  { ends, founded }: Pick<Course, 'ends' | 'founded'>,
  moves: readonly { readonly fromId: Id; readonly toId: Id }[],
): { readonly predecessorId: Id; readonly successorId: Id; readonly members: number }[] {
  const counts = new Map<string, number>();
  const key = (from: Id, to: Id) => `${from} ${to}`;
  for (const step of steps)
    if ((step.kind === 'merge' || step.kind === 'split') && step.targetId !== null)
      for (const from of step.organisationIds)
        if (from !== step.targetId) counts.set(key(from, step.targetId), 0);
  const isSplit = new Set(
    steps.flatMap(({ kind, organisationIds }) => (kind === 'split' ? organisationIds : [])),
  );
  for (const { fromId, toId } of moves) {
    // Members drawn from one cell that goes on into another make neither of them the successor of the other.
    if (!ends.has(fromId) && !isSplit.has(fromId) && !founded.has(toId)) continue;
    counts.set(key(fromId, toId), (counts.get(key(fromId, toId)) ?? 0) + 1);
  }
  return [...counts].map(([pair, members]) => {
    const [predecessorId, successorId] = pair.split(' ') as [Id, Id];
    return { predecessorId, successorId, members };
  });
}

/** «Loại quyết định» — one step gives its own kind, several are a reorganisation; without one it is about offices. */
export function kindOf({ steps }: Pick<Draft, 'steps'>): string {
  const [first, ...others] = steps;
  if (!first) return 'offices';
  return others.length === 0 ? first.kind : 'reorganise';
}
