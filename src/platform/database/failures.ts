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
  const { code } = error as DatabaseError;
  return code === '40P01' || code === '40001';
}

/** A lock or an answer was not there in the time that was set for it. */
export function ranOutOfTime(error: unknown): boolean {
  const { code } = error as DatabaseError;
  return code === '55P03' || code === '57014';
}

/**
 * The id or the number of a command stands in the books already. Where it is the same sender's it is found by
 * asking again; what is left is somebody else's, of whom nothing is told.
 */
export function usedBefore(error: unknown): Problem | null {
  const { code, constraint = '' } = error as DatabaseError;
  if (code !== '23505') return null;
  if (constraint === 'receipt_one_command_a_number') return problems.numberUsed;
  return idsOfCommands.has(constraint) ? problems.idUsed : null;
}

const idsOfCommands = new Set(['receipt_pkey', 'ledger_content_pkey']);

/** Signs no text may hold, moments and numbers that are none: sent again they would fail again, for ever. */
export function cannotBeKept(error: unknown): boolean {
  return unkeepable.has((error as DatabaseError).code ?? '');
}

const unkeepable = new Set(['22P05', '22021', '22P02', '22007', '22008', '22003']);

/** The sentence for a constraint that a person ran into; `null`: nothing a person could cause. */
export function problemOf(constraints: ReadonlyMap<string, Problem>, error: unknown): Problem | null {
  const { code, constraint, routine } = error as DatabaseError;
  // An id that names a row of somebody else's: the policies stop the writing, and would stop it again for ever.
  if (code === '42501' && routine === 'ExecWithCheckOptions') return problems.conflict;
  if (!code?.startsWith('23')) return null;
  return constraints.get(constraint ?? '') ?? problems.conflict;
}
