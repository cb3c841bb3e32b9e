import type { Id } from '#kernel/id.ts';
import { createAdmission, type Admission, type Bounds } from './http/admission.ts';

/** «Mỗi người một chỗ» — a line in which nobody stands twice. */
export interface Turns {
  /** Resolves with the way out when it is this person's turn; `null`: it would take too long, come again later. */
  enter(person: Id): Promise<(() => void) | null>;
}

/** Of one person one stands in the line of all; his others stand behind it, in a line of his own. */
export function createTurns(bounds: Bounds): Turns {
  const everybody = createAdmission(bounds);
  const own = new Map<Id, { readonly line: Admission; inside: number }>();
  return {
    async enter(person) {
      const mine = own.get(person) ?? { line: createAdmission({ ...bounds, atWork: 1 }), inside: 0 };
      own.set(person, mine);
      mine.inside += 1;
      const gone = (): void => {
        mine.inside -= 1;
        if (mine.inside === 0) own.delete(person);
      };
      const turn = await mine.line.enter();
      const leave = turn && (await everybody.enter());
      if (!leave) {
        turn?.();
        gone();
        return null;
      }
      return () => {
        leave();
        turn();
        gone();
      };
    },
  };
}
