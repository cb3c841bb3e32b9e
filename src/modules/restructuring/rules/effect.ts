import type { Id } from '#kernel/id.ts';
import type { Citation } from '#kernel/problem.ts';
import { courseOf, destinationOf, placesOf, type Course } from './course.ts';
import type { Draft, Ground, HeldOffice, Limit, PlanPerson, PlanWork, Standing } from './ground.ts';

/** «Số đảng viên chính thức và dự bị» — counted apart, for regulations count them apart. */
export interface Strength {
  readonly official: number;
  readonly probationary: number;
}

/** «Vượt ngưỡng» — a threshold of the day reached from below, or fallen below. */
export interface Crossing {
  readonly limit: Limit['id'];
  readonly direction: 'up' | 'down';
  readonly value: number;
  readonly citation: Citation;
}

/** «Tác động đến một tổ chức». */
export interface CellEffect {
  readonly id: Id;
  readonly name: string;
  readonly state: 'stays' | 'ends' | 'new';
  readonly isCell: boolean;
  readonly before: Strength;
  readonly after: Strength;
  readonly arriving: number;
  readonly leaving: number;
  readonly crossings: readonly Crossing[];
  /** Fewer official members than the plan wants each cell to keep. */
  readonly isBelowKept: boolean;
  readonly distanceKm: number | null;
  /** Offices that fall vacant here and are not filled by the plan. */
  readonly vacant: readonly HeldOffice[];
  readonly hasSecretary: boolean;
}

/** «Điều còn vướng» — a line of the work list: the plan cannot be carried out while it is there. */
export type Hindrance =
  | { readonly kind: 'person'; readonly person: PlanPerson }
  | { readonly kind: 'place'; readonly person: PlanPerson; readonly targetId: Id }
  | { readonly kind: 'secretary'; readonly organisationId: Id; readonly name: string }
  | { readonly kind: 'post'; readonly personId: Id; readonly organisationId: Id; readonly name: string }
  | { readonly kind: 'work'; readonly work: PlanWork }
  | { readonly kind: 'subordinate'; readonly organisationId: Id; readonly name: string }
  | { readonly kind: 'empty' };

/** «Tác động của phương án». */
export interface Effect {
  readonly course: Course;
  readonly cells: readonly CellEffect[];
  readonly hindrances: readonly Hindrance[];
  readonly before: Strength;
  readonly after: Strength;
  /** Where each person of the organisations concerned goes: `null` none yet. */
  readonly destinations: ReadonlyMap<Id, Id | null>;
  /** Where open work goes. */
  readonly workGoes: ReadonlyMap<Id, Id | null>;
}

/**
 * «Tác động trước khi ký» — for every organisation concerned what it is before and after, which thresholds of the
 * day it crosses, which offices fall vacant, and what still stands in the way.
 */
export function effectOf(
  ground: Ground,
  draft: Draft,
  limits: readonly Limit[],
  keepOfficial: number | null,
): Effect {
  const course = courseOf(draft.steps, ground);
  const placed = placesOf(draft);
  const destinations = new Map(
    ground.people.map((person) => [person.id, destinationOf(person, course, placed)]),
  );
  const flow = flowOf(ground.people, destinations);
  const cells = [...ground.cells, ...newCells(draft, course)]
    .filter((cell) => isConcerned(cell, course, flow, draft))
    .map((cell) => cellEffect(cell, { ground, draft, course, flow, destinations, limits, keepOfficial }));
  const workGoes = new Map(
    ground.work.map((work) => [work.id, workGoesTo(work, draft, course, destinations)]),
  );
  const sum = (pick: (cell: CellEffect) => Strength): Strength => ({
    official: cells.reduce((total, cell) => total + pick(cell).official, 0),
    probationary: cells.reduce((total, cell) => total + pick(cell).probationary, 0),
  });
  const hindrances = hindrancesOf(ground, draft, course, destinations, workGoes, cells);
  return {
    course,
    cells,
    hindrances,
    before: sum((cell) => cell.before),
    after: sum((cell) => cell.after),
    destinations,
    workGoes,
  };
}

interface Flow {
  readonly arriving: ReadonlyMap<Id, Strength>;
  readonly leaving: ReadonlyMap<Id, Strength>;
}

function flowOf(people: readonly PlanPerson[], destinations: ReadonlyMap<Id, Id | null>): Flow {
  const arriving = new Map<Id, Strength>();
  const leaving = new Map<Id, Strength>();
  for (const person of people) {
    const to = destinations.get(person.id) ?? null;
    if (to === person.cellId) continue;
    add(leaving, person.cellId, person.standing);
    if (to !== null) add(arriving, to, person.standing);
  }
  return { arriving, leaving };
}

function add(counts: Map<Id, Strength>, id: Id, standing: keyof Strength): void {
  const known = counts.get(id) ?? none;
  counts.set(id, { ...known, [standing]: known[standing] + 1 });
}

const none: Strength = { official: 0, probationary: 0 };

function newCells(draft: Draft, course: Course): Standing[] {
  return [...course.founded].map(([id, step]) => ({
    id,
    no: 0,
    name: step.name ?? '',
    code: step.code,
    kind: step.organisationKind ?? 'cell',
    isCell: step.organisationKind === null || /cell$/.test(step.organisationKind),
    isGrassroots: /grassroots/.test(step.organisationKind ?? ''),
    category: step.category,
    parentId: step.parentId,
    distanceKm: null,
    place: null,
    ...none,
  }));
}

function isConcerned(cell: Standing, course: Course, flow: Flow, draft: Draft): boolean {
  return (
    course.ends.has(cell.id) ||
    course.sources.has(cell.id) ||
    course.founded.has(cell.id) ||
    course.hung.has(cell.id) ||
    course.released.has(cell.id) ||
    flow.arriving.has(cell.id) ||
    draft.steps.some((step) => step.targetId === cell.id || step.organisationIds.includes(cell.id))
  );
}

interface Given {
  readonly ground: Ground;
  readonly draft: Draft;
  readonly course: Course;
  readonly flow: Flow;
  readonly destinations: ReadonlyMap<Id, Id | null>;
  readonly limits: readonly Limit[];
  readonly keepOfficial: number | null;
}

function cellEffect(cell: Standing, given: Given): CellEffect {
  const { course, flow, limits, keepOfficial, ground, draft, destinations } = given;
  const came = flow.arriving.get(cell.id) ?? none;
  const left = flow.leaving.get(cell.id) ?? none;
  const ends = course.ends.has(cell.id);
  const before = { official: cell.official, probationary: cell.probationary };
  const after = ends
    ? none
    : {
        official: before.official - left.official + came.official,
        probationary: before.probationary - left.probationary + came.probationary,
      };
  const state = ends ? 'ends' : course.founded.has(cell.id) ? 'new' : 'stays';
  const held = ground.offices.filter((office) => office.organisationId === cell.id);
  const lost = held.filter(
    (office) => (destinations.get(office.personId) ?? cell.id) !== cell.id && !isFollower(office),
  );
  const posts = draft.posts.filter((post) => post.targetId === cell.id);
  const filled = (office: string) => posts.some((post) => post.office === office);
  const keeps = held.some((office) => office.office === 'secretary' && !lost.includes(office));
  return {
    id: cell.id,
    name: cell.name,
    state,
    isCell: cell.isCell,
    before,
    after,
    arriving: came.official + came.probationary,
    leaving: left.official + left.probationary,
    crossings: ends || !cell.isCell ? [] : crossingsOf(cell, before, after, limits),
    isBelowKept: keepOfficial !== null && !ends && cell.isCell && after.official < keepOfficial,
    distanceKm: cell.distanceKm,
    vacant: ends ? [] : lost.filter((office) => !filled(office.office)),
    hasSecretary: filled('secretary') || keeps,
  };
}

function isFollower({ office }: HeldOffice): boolean {
  return office === 'follower';
}

/** «Các ngưỡng bị vượt» — official members against the thresholds of cells, all members against that of branches. */
export function crossingsOf(
  cell: Pick<Standing, 'isGrassroots'>,
  before: Strength,
  after: Strength,
  limits: readonly Limit[],
): Crossing[] {
  return limits.flatMap(({ id, value, citation }) => {
    if (id === 'branches' && !cell.isGrassroots) return [];
    const counted = ({ official, probationary }: Strength) =>
      id === 'branches' ? official + probationary : official;
    const [was, is] = [counted(before) >= value, counted(after) >= value];
    if (was === is) return [];
    return [{ limit: id, direction: is ? 'up' : 'down', value, citation } as const];
  });
}

function workGoesTo(
  work: PlanWork,
  { works }: Draft,
  course: Course,
  destinations: ReadonlyMap<Id, Id | null>,
): Id | null {
  const chosen = works.find((place) => place.itemId === work.id)?.targetId;
  if (chosen) return chosen;
  if (work.settle === 'passes') return course.ends.get(work.organisationId) ?? null;
  if (work.settle === 'there') return null;
  const flow = course.flows.get(work.organisationId);
  const along = work.personId === null ? undefined : destinations.get(work.personId);
  return along ?? flow ?? null;
}

function hindrancesOf(
  ground: Ground,
  draft: Draft,
  course: Course,
  destinations: ReadonlyMap<Id, Id | null>,
  workGoes: ReadonlyMap<Id, Id | null>,
  cells: readonly CellEffect[],
): Hindrance[] {
  const standing = new Set([
    ...ground.cells.filter((cell) => !course.ends.has(cell.id)).map((cell) => cell.id),
    ...course.founded.keys(),
  ]);
  const people = ground.people.flatMap((person): Hindrance[] => {
    const to = destinations.get(person.id) ?? null;
    if (to === null) return [{ kind: 'person', person }];
    return standing.has(to) ? [] : [{ kind: 'place', person, targetId: to }];
  });
  const secretaries = cells
    .filter((cell) => cell.state === 'new' && !cell.hasSecretary)
    .map((cell): Hindrance => ({ kind: 'secretary', organisationId: cell.id, name: cell.name }));
  const posts = draft.posts
    .filter((post) => !standing.has(post.targetId))
    .map((post): Hindrance => ({
      kind: 'post',
      personId: post.personId,
      organisationId: post.targetId,
      name: ground.cells.find((cell) => cell.id === post.targetId)?.name ?? '',
    }));
  const work = ground.work
    .filter((one) => one.settle !== 'passes' && !standing.has(workGoes.get(one.id) ?? one.organisationId))
    .map((one): Hindrance => ({ kind: 'work', work: one }));
  const below = ground.cells
    .filter((cell) => cell.parentId !== null && course.ends.has(cell.parentId))
    .filter((cell) => !course.ends.has(cell.id) && !course.hung.has(cell.id))
    .map((cell): Hindrance => ({ kind: 'subordinate', organisationId: cell.id, name: cell.name }));
  const empty: Hindrance[] = draft.steps.length === 0 ? [{ kind: 'empty' }] : [];
  return [...empty, ...people, ...secretaries, ...posts, ...work, ...below];
}
