import type { Id } from '#kernel/id.ts';
import type { Course } from './course.ts';
import type { Draft, Ground } from './ground.ts';
import type { StepRow } from './rows.ts';

/** «Mã trùng» — a code that the plan gives, and that something else bears once the plan is carried out. */
export interface CodeTwice {
  readonly code: string;
  readonly organisationId: Id;
  /** Who bears it beside. */
  readonly name: string;
}

/** «Mã bị dùng hai lần» — the code of what ends is free again; two that stand do not share one. */
export function codesTwice(
  { cells }: Pick<Ground, 'cells'>,
  { steps }: Pick<Draft, 'steps'>,
  course: Course,
): CodeTwice[] {
  const standing = cells.filter(({ id }) => !course.ends.has(id));
  const bearers = new Map(standing.map(({ id, name, code }) => [id, { name, code }]));
  const given = new Set<Id>();
  for (const step of steps) {
    const id = described(step);
    if (id === null || (step.name === null && step.code === null)) continue;
    const known = bearers.get(id) ?? { name: '', code: null };
    bearers.set(id, { name: step.name ?? known.name, code: step.code ?? known.code });
    if (step.code !== null) given.add(id);
  }
  return [...given].flatMap((organisationId) => {
    const code = bearers.get(organisationId)?.code ?? null;
    const other = [...bearers].find(([id, bearer]) => id !== organisationId && bearer.code === code);
    return code === null || !other ? [] : [{ code, organisationId, name: other[1].name }];
  });
}

/** Whom the name and code of a step are for. */
function described({ kind, targetId, organisationIds }: StepRow): Id | null {
  return kind === 'rename' || kind === 'upgrade' ? (organisationIds[0] ?? null) : targetId;
}
