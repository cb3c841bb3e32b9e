import type { Id } from '#kernel/id.ts';
import type { Citation } from '#kernel/problem.ts';
import { courseOf, destinationOf, isCellAfter, isCellKind, placesOf, type Course } from './course.ts';
import type { Draft, Ground, HeldOffice, Limit, PlanPerson, PlanWork, Standing } from './ground.ts';
import { hindrancesOf, type Hindrance } from './hindrances.ts';
import {
  isHeld,
  officeProblems,
  seatingsOf,
  type OfficeProblem,
  type OfficeRules,
  type Seating,
} from './offices.ts';

export type { Hindrance } from './hindrances.ts';

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
  /** A cell whose secretary goes, with nobody named and no deputy to lead it. */
  readonly lacksHead: boolean;
  readonly officeProblems: readonly OfficeProblem[];
}

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
  officeRules: OfficeRules,
): Effect {
  const course = courseOf(draft.steps, ground);
  const placed = placesOf(draft);
  const destinations = new Map<Id, Id | null>();
  for (const person of ground.people) destinations.set(person.id, destinationOf(person, course, placed));
  const flow = flowOf(ground.people, destinations);
  const seatings = seatingsOf(ground, draft, destinations);
  const named = namedBy(ground, draft);
  const given = { ground, course, flow, seatings, destinations, limits, keepOfficial, officeRules };
  const cells = [...ground.cells, ...newCells(ground, course)]
    .filter((cell) => named.has(cell.id) || isConcerned(cell, course, flow))
    .map((cell) => cellEffect(cell, given));
  const workGoes = new Map(
    ground.work.map((work) => [work.id, workGoesTo(work, draft, course, destinations)]),
  );
  const sum = (pick: (cell: CellEffect) => Strength): Strength => ({
    official: cells.reduce((total, cell) => total + pick(cell).official, 0),
    probationary: cells.reduce((total, cell) => total + pick(cell).probationary, 0),
  });
  const hindrances = hindrancesOf({ ground, draft, course, destinations, workGoes, cells });
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
  const arriving = new Map<Id, Counted>();
  const leaving = new Map<Id, Counted>();
  for (const person of people) {
    const to = destinations.get(person.id) ?? null;
    if (to === person.cellId) continue;
    add(leaving, person.cellId, person.standing);
    if (to !== null) add(arriving, to, person.standing);
  }
  return { arriving, leaving };
}

type Counted = { -readonly [Standing in keyof Strength]: number };

function add(counts: Map<Id, Counted>, id: Id, standing: keyof Strength): void {
  const known = counts.get(id) ?? { official: 0, probationary: 0 };
  known[standing] += 1;
  counts.set(id, known);
}

const none: Strength = { official: 0, probationary: 0 };

function newCells({ cellKinds }: Ground, course: Course): Standing[] {
  return [...course.founded].map(([id, step]) => ({
    id,
    no: 0,
    name: step.name ?? '',
    code: step.code,
    kind: step.organisationKind ?? 'cell',
    isCell: isCellKind(step.organisationKind, cellKinds),
    isGrassroots: /grassroots/.test(step.organisationKind ?? ''),
    category: step.category,
    parentId: step.parentId,
    distanceKm: null,
    place: null,
    ...none,
  }));
}

/** The organisations that steps, offices and reliefs name. */
function namedBy({ offices }: Ground, { steps, posts, reliefs }: Draft): ReadonlySet<Id> {
  const relieved = new Set(reliefs.map((relief) => relief.termId));
  return new Set([
    ...steps.flatMap((step) => [...step.organisationIds, ...(step.targetId === null ? [] : [step.targetId])]),
    ...posts.map((post) => post.targetId),
    ...offices.filter((held) => relieved.has(held.term)).map((held) => held.organisationId),
  ]);
}

function isConcerned({ id }: Standing, course: Course, flow: Flow): boolean {
  return [course.ends, course.sources, course.founded, course.hung, course.released, flow.arriving].some(
    (concerned) => concerned.has(id),
  );
}

interface Given {
  readonly ground: Ground;
  readonly course: Course;
  readonly flow: Flow;
  readonly seatings: ReadonlyMap<Id, Seating>;
  readonly destinations: ReadonlyMap<Id, Id | null>;
  readonly limits: readonly Limit[];
  readonly keepOfficial: number | null;
  readonly officeRules: OfficeRules;
}

const unseated: Seating = { staying: [], vacant: [], posts: [] };

function cellEffect(cell: Standing, given: Given): CellEffect {
  const { course, flow, limits, keepOfficial, seatings } = given;
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
  const seating = seatings.get(cell.id) ?? unseated;
  const vacant = ends ? [] : seating.vacant;
  const hasSecretary = isHeld(seating, 'secretary');
  const isCell = isCellAfter(cell, course);
  const leads = hasSecretary || isHeld(seating, 'deputy-secretary');
  return {
    id: cell.id,
    name: cell.name,
    state,
    isCell,
    before,
    after,
    arriving: came.official + came.probationary,
    leaving: left.official + left.probationary,
    crossings: ends || !isCell ? [] : crossingsOf(cell, before, after, limits, state === 'new'),
    isBelowKept: keepOfficial !== null && !ends && isCell && after.official < keepOfficial,
    distanceKm: cell.distanceKm,
    vacant,
    hasSecretary,
    lacksHead: cell.isCell && !leads && vacant.some((held) => held.office === 'secretary'),
    officeProblems: ends
      ? []
      : officeProblems({ ...cell, isCell, official: after.official }, seating, officesGiven(given)),
  };
}

function officesGiven({ ground, destinations, course, limits, officeRules: rules }: Given) {
  return { ground, destinations, course, rules, committeeFrom: limits.find(({ id }) => id === 'committee') };
}

/** «Các ngưỡng bị vượt» — official members against the thresholds of cells, all members against that of branches. */
export function crossingsOf(
  cell: Pick<Standing, 'isGrassroots'>,
  before: Strength,
  after: Strength,
  limits: readonly Limit[],
  isNew = false,
): Crossing[] {
  return limits.flatMap(({ id, value, citation }) => {
    if (id === 'branches' && !cell.isGrassroots) return [];
    const counted = ({ official, probationary }: Strength) =>
      id === 'branches' ? official + probationary : official;
    // What is founded with too few stands below the minimum from its first day; that it has enough is no news.
    const was = (isNew && id === 'minimum') || counted(before) >= value;
    const is = counted(after) >= value;
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
