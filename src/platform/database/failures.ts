import type { Problem } from '#kernel/problem.ts';
import { problems } from '../problems.ts';

/** What PostgreSQL says of a failure. */
export interface DatabaseError {
  readonly code?: string;
  readonly constraint?: string;
  /** Where in PostgreSQL it was raised. */
  readonly routine?: string;
}

/** Two roads met: the other one won, and the same command may simply be tried again. */
export function isRace(error: unknown): boolean {
  const { code, constraint } = error as DatabaseError;
  return code === '40P01' || code === '40001' || (code === '23505' && constraint === 'receipt_pkey');
}

/** The sentence for a constraint that a person ran into; `null`: nothing a person could cause. */
export function problemOf(constraints: ReadonlyMap<string, Problem>, error: unknown): Problem | null {
  const { code, constraint, routine } = error as DatabaseError;
  // An id that names a row of somebody else's: the policies stop the writing, and would stop it again for ever.
  if (code === '42501' && routine === 'ExecWithCheckOptions') return problems.conflict;
  if (!code?.startsWith('23')) return null;
  return constraints.get(constraint ?? '') ?? problems.conflict;
}
