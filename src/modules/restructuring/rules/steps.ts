import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { problems } from './problems.ts';
import type { StepKind, StepRow } from './rows.ts';

type Step = Omit<StepRow, 'organisationNo' | 'position'>;

/** «Bước có đủ nội dung» — what each kind of step needs; `null`: it is whole. */
export function stepProblem(
  step: Step,
  known: ReadonlySet<Id>,
  /** Under whom organisations stand today. */
  superiors: ReadonlyMap<Id, Id | null> = new Map(),
): Problem | null {
  const { kind, organisationIds, targetId, name, parentId } = step;
  if (kind === 'move' && parentId !== null && organisationIds.some((id) => superiors.get(id) === parentId))
    return problems.standsThere;
  const one = organisationIds.length === 1;
  const isNew = targetId !== null && !known.has(targetId);
  const whole: Readonly<Record<StepRow['kind'], boolean>> = {
    found: isNew && name !== null,
    merge: targetId !== null && organisationIds.some((id) => id !== targetId) && (!isNew || name !== null),
    split: one && isNew && name !== null,
    draw: organisationIds.length > 0 && targetId === null,
    dissolve: one,
    move: one && parentId !== null,
    admit: one && parentId !== null,
    release: one,
    upgrade: one && step.organisationKind !== null,
    rename: one && (name !== null || step.code !== null),
  };
  return whole[kind] ? null : problems.stepIsIncomplete;
}

/** «Tổ chức kết thúc bởi bước này». */
export function endedBy({ kind, organisationIds, targetId }: Step): readonly Id[] {
  if (kind === 'dissolve') return organisationIds;
  return kind === 'merge' ? organisationIds.filter((id) => id !== targetId) : [];
}

/** One organisation gets one superior, one name and one kind in a plan: said twice, the later would silently win. */
const places: readonly StepKind[] = ['move', 'admit', 'release'];
const once: readonly StepKind[] = [...places, 'rename', 'upgrade'];

/** «Các bước không chồng nhau» — what ends in one step is in no other. */
export function overlapProblem(steps: readonly Step[]): Problem | null {
  const ends = steps.flatMap((step) => endedBy(step));
  const twice = ends.length > new Set(ends).size;
  const used = steps.some((step) => {
    const mine = endedBy(step);
    const others = [...step.organisationIds, step.targetId, step.parentId].filter((id) => id !== null);
    // A split may be followed by the dissolution of what is left.
    return step.kind !== 'split' && others.some((id) => ends.includes(id) && !mine.includes(id));
  });
  if (twice || used) return problems.usedTwice;
  const said = steps.flatMap(({ kind, organisationIds }) =>
    once.includes(kind) ? organisationIds.map((id) => `${places.includes(kind) ? 'place' : kind} ${id}`) : [],
  );
  return said.length > new Set(said).size ? problems.saidTwice : null;
}
