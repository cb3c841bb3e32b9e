import type { Id } from '#kernel/id.ts';
import { codesTwice, type CodeTwice } from './codes.ts';
import { isCellAfter, type Course } from './course.ts';
import type { CellEffect } from './effect.ts';
import type { Draft, Ground, PlanPerson, PlanWork } from './ground.ts';
import type { OfficeProblem } from './offices.ts';
import type { Blocks } from './rows.ts';

/** «Điều còn vướng» — a line of the work list: the plan cannot be carried out while it is there. */
export type Hindrance =
  | { readonly kind: 'person'; readonly person: PlanPerson }
  | { readonly kind: 'place'; readonly person: PlanPerson; readonly targetId: Id }
  | { readonly kind: 'secretary'; readonly organisationId: Id; readonly name: string }
  | { readonly kind: 'post'; readonly personId: Id; readonly organisationId: Id; readonly name: string }
  | { readonly kind: 'office'; readonly problem: OfficeProblem; readonly person: string | null }
  | { readonly kind: 'work'; readonly work: PlanWork }
  | { readonly kind: 'subordinate'; readonly organisationId: Id; readonly name: string }
  /** A step names what does not stand there on the day. */
  | { readonly kind: 'gone'; readonly organisationId: Id; readonly name: string }
  /** A code that something else bears then. */
  | ({ readonly kind: 'code' } & CodeTwice)
  /** A step that draws members, and nobody leaves. */
  | { readonly kind: 'undrawn'; readonly stepId: Id; readonly organisationIds: readonly Id[] }
  | { readonly kind: 'empty' };

/** What the work list is drawn from. */
interface Given {
  readonly ground: Ground;
  readonly draft: Draft;
  readonly course: Course;
  readonly destinations: ReadonlyMap<Id, Id | null>;
  readonly workGoes: ReadonlyMap<Id, Id | null>;
  readonly cells: readonly CellEffect[];
}

/** «Danh sách việc còn vướng» — people, offices, work and organisations without a home after the plan. */
export function hindrancesOf(given: Given): Hindrance[] {
  const { ground, draft, course, workGoes } = given;
  const standing = new Set([
    ...ground.cells.filter((cell) => !course.ends.has(cell.id)).map((cell) => cell.id),
    ...course.founded.keys(),
  ]);
  const fits = fitting(given, standing);
  // What is handed to the committee itself is a device, which it locks.
  const isLocked = ({ kind, id }: PlanWork) => kind === 'device' && workGoes.get(id) === ground.home;
  const work = ground.work
    .filter((one) => one.settle !== 'passes' && !isLocked(one))
    .filter(({ id, organisationId: at }) => !fits(at, workGoes.get(id) ?? at))
    .map((one): Hindrance => ({ kind: 'work', work: one }));
  const said = [draft.steps, draft.posts, draft.reliefs].some((rows) => rows.length > 0);
  const empty: Hindrance[] = said ? [] : [{ kind: 'empty' }];
  return [
    ...empty,
    ...(ground.gone ?? []).map(({ id, name }): Hindrance => ({ kind: 'gone', organisationId: id, name })),
    ...codesTwice(ground, draft, course).map((one): Hindrance => ({ kind: 'code', ...one })),
    ...undrawn(given),
    ...people(given, fits),
    ...offices(given, standing),
    ...work,
    ...homelessBelow(given),
  ];
}

/** «Còn bao nhiêu điều vướng, theo loại». */
export function blocksOf(hindrances: readonly Hindrance[]): Blocks {
  const counts: Record<string, number> = {};
  for (const { kind } of hindrances) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function undrawn({ ground, draft, destinations }: Given): Hindrance[] {
  const left = new Set(
    ground.people.filter(({ id, cellId }) => destinations.get(id) !== cellId).map((person) => person.cellId),
  );
  return draft.steps
    .filter((step) => step.kind === 'draw' && !step.organisationIds.some((id) => left.has(id)))
    .map(({ id, organisationIds }) => ({ kind: 'undrawn', stepId: id, organisationIds }));
}

type Fits = (from: Id, to: Id) => boolean;

/** Members and work of a cell go to a cell that stands then; what a chapter itself held may go to another chapter. */
function fitting({ ground, course }: Given, standing: ReadonlySet<Id>): Fits {
  const known = new Map(ground.cells.map((cell) => [cell.id, cell]));
  const isCell = (id: Id) => {
    const cell = known.get(id);
    return cell ? isCellAfter(cell, course) : course.becomesCell.get(id) !== false;
  };
  return (from, to) => standing.has(to) && (isCell(to) || known.get(from)?.isCell === false);
}

/** Whatever stands below something that ends, that the plan no longer founds, that is a cell then, or below itself. */
function homelessBelow({ ground, course }: Given): Hindrance[] {
  const known = new Map(ground.cells.map((cell) => [cell.id, cell]));
  const above = (id: Id): Id | null =>
    course.hung.get(id) ?? course.founded.get(id)?.parentId ?? known.get(id)?.parentId ?? null;
  const keeps = (id: Id): boolean => {
    const cell = known.get(id);
    if (!cell) return course.becomesCell.get(id) === false;
    return !course.ends.has(id) && !isCellAfter(cell, course);
  };
  const isHomeless = (id: Id): boolean => {
    const seen = new Set<Id>([id]);
    for (let at = above(id); at !== null && at !== ground.home; at = above(at)) {
      if (seen.has(at) || !keeps(at)) return true;
      seen.add(at);
    }
    return false;
  };
  const placed = ground.cells.filter(
    ({ id, parentId }) => course.hung.has(id) || (parentId !== null && course.ends.has(parentId)),
  );
  return [
    ...placed.filter(({ id }) => !course.ends.has(id)),
    ...[...course.founded].map(([id, { name }]) => ({ id, name: name ?? '' })),
  ]
    .filter(({ id }) => isHomeless(id))
    .map(({ id, name }) => ({ kind: 'subordinate', organisationId: id, name }));
}

function people({ ground, destinations }: Given, fits: Fits): Hindrance[] {
  const homeless: Hindrance[] = [];
  for (const person of ground.people) {
    const to = destinations.get(person.id) ?? null;
    if (to === null) homeless.push({ kind: 'person', person });
    else if (!fits(person.cellId, to)) homeless.push({ kind: 'place', person, targetId: to });
  }
  return homeless;
}

/** New organisations need a secretary, and so do cells that would lose theirs without a deputy to lead them. */
function offices({ ground, draft, cells }: Given, standing: ReadonlySet<Id>): Hindrance[] {
  const secretaries = cells
    .filter((cell) => (cell.state === 'new' ? !cell.hasSecretary : cell.lacksHead))
    .map((cell): Hindrance => ({ kind: 'secretary', organisationId: cell.id, name: cell.name }));
  const nowhere = draft.posts
    .filter((post) => !standing.has(post.targetId))
    .map((post): Hindrance => ({
      kind: 'post',
      personId: post.personId,
      organisationId: post.targetId,
      name: ground.cells.find((cell) => cell.id === post.targetId)?.name ?? '',
    }));
  const names = (id: Id | null) =>
    (ground.people.find((person) => person.id === id) ?? ground.named.find((person) => person.id === id))
      ?.name ?? null;
  const wrong = cells.flatMap((cell) =>
    cell.officeProblems.map((problem): Hindrance => ({
      kind: 'office',
      problem,
      person: names(problem.personId),
    })),
  );
  return [...secretaries, ...nowhere, ...wrong];
}
