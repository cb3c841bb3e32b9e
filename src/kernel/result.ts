import type { Problem } from './problem.ts';

/** «Kết quả» — the outcome of a decision: a value, or the problem that stands in the way. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

/** The decision was taken. */
export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** The decision is refused, with what is wrong and how to mend it. */
export function refuse(problem: Problem): Result<never> {
  return { ok: false, problem };
}
