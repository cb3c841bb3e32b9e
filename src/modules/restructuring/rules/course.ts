import type { Id } from '#kernel/id.ts';
import type { Draft, Ground, PlanPerson, Standing } from './ground.ts';
import type { StepRow } from './rows.ts';

/** «Diễn biến của tổ chức» — what the steps together make of the organisations. */
export interface Course {
  /** Those that end, with whoever keeps their book then. */
  readonly ends: ReadonlyMap<Id, Id>;
  /** Those that are taken out of the tree and stand under nobody. */
  readonly released: ReadonlySet<Id>;
  /** Those that arise, as the steps describe them. */
  readonly founded: ReadonlyMap<Id, StepRow>;
  /** New superiors, by organisation. */
  readonly hung: ReadonlyMap<Id, Id>;
  /** Where members of a merging organisation go unless they are placed apart. */
  readonly flows: ReadonlyMap<Id, Id>;
  /** Organisations whose members are placed one by one. */
  readonly sources: ReadonlySet<Id>;
  /** Those that get another kind, or arise, with whether they are cells then. */
  readonly becomesCell: ReadonlyMap<Id, boolean>;
}

/** «Đọc các bước» — gathers what the steps say; who ends and who arises is known before people are placed. */
export function courseOf(
  steps: readonly StepRow[],
  ground: Pick<Ground, 'home' | 'cells' | 'cellKinds'>,
): Course {
  const known = new Set(ground.cells.map((cell) => cell.id));
  const course = {
    ends: new Map<Id, Id>(),
    released: new Set<Id>(),
    founded: new Map<Id, StepRow>(),
    hung: new Map<Id, Id>(),
    flows: new Map<Id, Id>(),
    sources: new Set<Id>(),
    becomesCell: new Map<Id, boolean>(),
  };
  const parents = new Map(ground.cells.map((cell) => [cell.id, cell.parentId]));
  for (const step of steps) {
    const { targetId, organisationIds } = step;
    if (targetId !== null && !known.has(targetId)) course.founded.set(targetId, step);
    for (const id of kindedBy(step, course.founded))
      course.becomesCell.set(id, isCellKind(step.organisationKind, ground.cellKinds));
    for (const id of organisationIds) addOne(course, step, id, parents.get(id) ?? ground.home);
  }
  for (const cell of ground.cells) {
    // A chapter has no members of its own: those of the cell it was are placed in cells.
    if (cell.isCell && course.becomesCell.get(cell.id) === false) course.sources.add(cell.id);
    const target = cell.parentId === null ? undefined : course.flows.get(cell.parentId);
    // What stood below a merging organisation stands below the new one, unless a step says otherwise.
    if (target !== undefined && !course.hung.has(cell.id) && !course.ends.has(cell.id))
      course.hung.set(cell.id, target);
  }
  return course;
}

/** Which organisations are of the kind that a step names: what arises, and what is upgraded. */
function kindedBy({ kind, targetId, organisationIds }: StepRow, founded: ReadonlyMap<Id, StepRow>) {
  if (kind === 'upgrade') return organisationIds;
  return targetId !== null && founded.has(targetId) ? [targetId] : [];
}

/** «Là chi bộ» — whether a kind has members of its own; what says no kind is a cell. */
export function isCellKind(kind: string | null, cellKinds: readonly string[] | undefined): boolean {
  return kind === null || (cellKinds?.includes(kind) ?? /cell$/.test(kind));
}

/** «Sau phương án là chi bộ» — of what stands then. */
export function isCellAfter({ id, isCell }: Pick<Standing, 'id' | 'isCell'>, course: Course): boolean {
  return course.becomesCell.get(id) ?? isCell;
}

interface Gathering {
  readonly ends: Map<Id, Id>;
  readonly released: Set<Id>;
  readonly hung: Map<Id, Id>;
  readonly flows: Map<Id, Id>;
  readonly sources: Set<Id>;
}

function addOne(course: Gathering, { kind, targetId, parentId }: StepRow, id: Id, superior: Id): void {
  switch (kind) {
    case 'merge':
      if (targetId === null || id === targetId) return;
      course.ends.set(id, targetId);
      course.flows.set(id, targetId);
      course.sources.add(id);
      return;
    case 'dissolve':
      course.ends.set(id, superior);
      course.sources.add(id);
      return;
    case 'split':
    case 'draw':
      course.sources.add(id);
      return;
    case 'release':
      course.released.add(id);
      return;
    case 'move':
    case 'admit':
      if (parentId !== null) course.hung.set(id, parentId);
      return;
    case 'found':
    case 'rename':
    case 'upgrade':
      return;
  }
}

/** «Nơi đến» — the cell of a member afterwards; `null`: no place yet. */
export function destinationOf(
  person: PlanPerson,
  course: Course,
  placed: ReadonlyMap<Id, Id | null>,
): Id | null {
  const chosen = placed.get(person.id);
  if (chosen) return chosen;
  const flow = course.flows.get(person.cellId);
  if (flow !== undefined) return flow;
  return course.ends.has(person.cellId) ? null : person.cellId;
}

/** «Chỗ đã xếp» — by person. */
export function placesOf({ places }: Pick<Draft, 'places'>): ReadonlyMap<Id, Id | null> {
  // Thousands at every edit: no array between.
  const placed = new Map<Id, Id | null>();
  for (const { personId, targetId } of places) placed.set(personId, targetId);
  return placed;
}

/** «Nơi có thể đến» — cells that stand on the day after the plan, new ones among them, in the order of the list. */
export function possibleCells(
  cells: readonly Standing[],
  course: Course,
): readonly { readonly id: Id; readonly name: string; readonly isNew: boolean }[] {
  const receiving = new Set(course.flows.values());
  const fresh = [...course.founded]
    .filter(([id]) => course.becomesCell.get(id) !== false || receiving.has(id))
    .map(([id, step]) => ({ id, name: step.name ?? '', isNew: true }));
  const staying = cells
    .filter((cell) => isCellAfter(cell, course) && !course.ends.has(cell.id))
    .map(({ id, name }) => ({ id, name, isNew: false }));
  return [...fresh, ...staying];
}

/** «Nơi có thể trực thuộc» — what stands after the plan and is no cell, what the plan itself makes of it among it. */
export function possibleSuperiors(
  cells: readonly Standing[],
  course: Course,
): readonly { readonly id: Id; readonly name: string }[] {
  const fresh = [...course.founded]
    .filter(([id]) => course.becomesCell.get(id) === false)
    .map(([id, step]) => ({ id, name: step.name ?? '' }));
  const staying = cells
    .filter((cell) => !isCellAfter(cell, course) && !course.ends.has(cell.id))
    .map(({ id, name }) => ({ id, name }));
  return [...fresh, ...staying];
}
