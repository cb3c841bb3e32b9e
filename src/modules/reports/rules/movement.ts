import type { Direction, MovementCause } from '../contract/comparison.ts';

/** «Quyết định được nêu tên» — as a line of a comparison names it. */
export interface NamedAct {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly decision: string;
  readonly effectiveOn: string;
}

/** «Một dòng thay đổi» — as the question answers it: by direction, cause and act. */
export interface Movement {
  readonly direction: Direction;
  readonly cause: MovementCause;
  readonly act: NamedAct | null;
  readonly members: number;
}

/** «Một bước» — of the way from the sum of the first day to that of the last. */
export interface MovementStep {
  readonly direction: Direction;
  readonly cause: MovementCause;
  /** `undefined`: whatever act it was. */
  readonly act: NamedAct | null | undefined;
  readonly members: number;
  /** The sum once this step is taken. */
  readonly then: number;
}

const byAct: readonly MovementCause[] = ['restructuring', 'with-organisation'];

/** «Từng bước cộng lại» — each reason once, those of organisations once for each act; what stays inside is no step. */
export function stepsOf(before: number, movements: readonly Movement[]): readonly MovementStep[] {
  const lines = new Map<string, MovementStep>();
  for (const movement of movements.filter(({ direction }) => direction !== 'within')) {
    const { direction, cause } = movement;
    const act = byAct.includes(cause) ? movement.act : undefined;
    const key = [direction, cause, act?.id].join();
    const known = lines.get(key);
    const members = (known?.members ?? 0) + movement.members;
    lines.set(key, { direction, cause, act, members, then: 0 });
  }
  let then = before;
  return [...lines.values()].map((line) => {
    then += line.members;
    return { ...line, then };
  });
}

/** «Thêm và bớt» — what came and what went, both as they are added to the sum. */
export function gainAndLoss(steps: readonly Pick<MovementStep, 'members'>[]): {
  readonly gain: number;
  readonly loss: number;
} {
  const add = (sum: number, { members }: Pick<MovementStep, 'members'>) => sum + members;
  return {
    gain: steps.filter(({ members }) => members > 0).reduce(add, 0),
    loss: steps.filter(({ members }) => members < 0).reduce(add, 0),
  };
}

/** «Người trong nội bộ» — how many are counted on both days and changed something. */
export function inside(movements: readonly Movement[], cause: MovementCause): number {
  return movements
    .filter((line) => line.direction === 'within' && line.cause === cause)
    .reduce((sum, { members }) => sum + members, 0);
}
