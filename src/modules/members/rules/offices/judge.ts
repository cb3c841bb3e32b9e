import { citing, type Problem } from '#kernel/problem.ts';
import type { Rule } from '#kernel/rule-pack.ts';
import type { ConcurrentPair } from '#kernel/rule-values.ts';
import { officeProblems as problems } from './problems.ts';
import { pairOf } from './seats.ts';

/** «Người được cử» — for which seat, and what the book knows of them on the day. */
export interface Named {
  readonly personId: string;
  readonly fullName: string;
  readonly office: string;
  /** `null`: does not belong to the organisation on the day. */
  readonly standing: string | null;
  readonly statePosts: readonly (string | null)[];
}

/** «Tổ chức nhận người» — as it is on the day, and who keeps a seat there. */
export interface Receiving {
  readonly isCell: boolean;
  readonly official: number;
  readonly held: readonly { readonly personId: string; readonly office: string }[];
}

/** «Quy định về chức vụ» — from the packs of the day; `null` where nothing is fixed. */
interface SeatRules {
  readonly committeeFrom: Rule<number> | null;
  readonly committeeMost: Rule<number> | null;
  readonly pairs: Rule<readonly ConcurrentPair[]> | null;
}

/** «Xét người được cử» — the first thing in the way, as a plan of restructuring would name it; `null`: nothing. */
export function judgeNamed(
  named: readonly Named[],
  { isCell, official, held }: Receiving,
  { committeeFrom, committeeMost, pairs }: SeatRules,
): Problem | null {
  const after = [...held, ...named];
  const count = (office: string) => after.filter((one) => one.office === office).length;
  const names = (office: string) => named.some((one) => one.office === office);
  if (isCell && committeeFrom && official < committeeFrom.value && names('committee-member'))
    return citing(problems.tooFewForCommittee, committeeFrom.citation);
  if (isCell && committeeMost && named.length > 0 && after.length > committeeMost.value)
    return citing(problems.tooManySeats, committeeMost.citation);
  if (names('secretary') && count('secretary') > 1) return problems.secretaryStays;
  for (const one of named) {
    const { personId, office, standing } = one;
    if (isCell && standing === null) return of(one, problems.notOfTheCell);
    if (standing === 'probationary') return of(one, problems.stillProbationary);
    if (after.filter((other) => other.personId === personId).length > 1) return of(one, problems.twoSeats);
    const forbidden = one.statePosts.some((statePost) => isForbidden(office, statePost, pairs));
    if (pairs && forbidden) return citing(of(one, problems.forbiddenPair), pairs.citation);
  }
  return null;
}

function isForbidden(office: string, statePost: string | null, pairs: SeatRules['pairs']): boolean {
  const kept = (pairs?.value ?? []).filter(({ standing }) => standing === 'forbidden');
  return pairOf({ office, statePost }, kept) !== null;
}

function of({ fullName }: Named, problem: Problem): Problem {
  const { vi, en } = problem.message;
  return { ...problem, message: { vi: `${fullName}: ${vi}`, en: `${fullName}: ${en}` } };
}
