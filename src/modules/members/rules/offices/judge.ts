import type { Id } from '#kernel/id.ts';
import { citing, type Citation, type Problem } from '#kernel/problem.ts';
import type { ConcurrentPair } from '#kernel/rule-values.ts';
import { officeProblems as problems } from './problems.ts';
import { pairOf } from './seats.ts';

/** «Người được cử» — for which office, and what is known of them on the day. */
export interface Named {
  readonly personId: Id;
  readonly office: string;
  readonly belongs: boolean;
  readonly standing: string | null;
  /** Posts of the state held beside it. */
  readonly statePosts: readonly (string | null)[];
}

/** «Tổ chức nhận người» — as it is on the day, and who keeps an office there. */
export interface Receiving {
  readonly isCell: boolean;
  readonly official: number;
  readonly held: readonly { readonly personId: string; readonly office: string }[];
}

interface Fixed<Value> {
  readonly value: Value;
  readonly citation: Citation;
}

/** «Quy định về chức vụ trong ngày» — from the packs; `null` where nothing is fixed. */
export interface SeatRules {
  readonly committeeFrom: Fixed<number> | null;
  /** How many seats a cell's committee has at most. */
  readonly committeeMost: Fixed<number> | null;
  readonly pairs: Fixed<readonly ConcurrentPair[]> | null;
}

/** «Vì sao chưa được» — what keeps a named office from standing. */
export type SeatFault =
  | 'committee'
  | 'too-many'
  | 'second-secretary'
  | 'stranger'
  | 'probationary'
  | 'two-seats'
  | 'forbidden-pair';

/** «Điều chưa được» — of whom (`null`: of the organisation as a whole), and on what it rests. */
export interface FaultFound {
  readonly why: SeatFault;
  readonly personId: Id | null;
  readonly citation: Citation | null;
}

const seats: readonly string[] = ['secretary', 'deputy-secretary', 'committee-member'];

/** «Xét người được cử» — all that stands in the way by the rules of the day; only who is named is judged. */
export function seatFaults(
  named: readonly Named[],
  { isCell, official, held }: Receiving,
  { committeeFrom, committeeMost, pairs }: SeatRules,
): FaultFound[] {
  if (named.length === 0) return [];
  const after = [...held, ...named].filter(({ office }) => seats.includes(office));
  const names = (office: string) => named.some((one) => one.office === office);
  const faults: FaultFound[] = [];
  const find = (why: SeatFault, citation: Citation | null = null, personId: Id | null = null) =>
    void faults.push({ why, personId, citation });
  if (isCell && committeeFrom && official < committeeFrom.value && names('committee-member'))
    find('committee', committeeFrom.citation);
  if (isCell && committeeMost && after.length > committeeMost.value) find('too-many', committeeMost.citation);
  if (names('secretary') && after.filter(({ office }) => office === 'secretary').length > 1)
    find('second-secretary');
  for (const { personId, office, belongs, standing, statePosts } of named) {
    const isSeat = seats.includes(office);
    if (isSeat && isCell && !belongs) find('stranger', null, personId);
    if (isSeat && standing === 'probationary') find('probationary', null, personId);
    if (isSeat && after.filter((other) => other.personId === personId).length > 1)
      find('two-seats', null, personId);
    const forbidden = (pairs?.value ?? []).filter((pair) => pair.standing === 'forbidden');
    if (pairs && statePosts.some((statePost) => pairOf({ office, statePost }, forbidden)))
      find('forbidden-pair', pairs.citation, personId);
  }
  return faults;
}

const problemOf: Readonly<Record<SeatFault, Problem>> = {
  committee: problems.tooFewForCommittee,
  'too-many': problems.tooManySeats,
  'second-secretary': problems.secretaryStays,
  stranger: problems.notOfTheCell,
  probationary: problems.stillProbationary,
  'two-seats': problems.twoSeats,
  'forbidden-pair': problems.forbiddenPair,
};

/** «Lời từ chối» — the fault in words, with the name it is about. */
export function problemOfFault({ why, citation }: FaultFound, name: string | null): Problem {
  const problem = problemOf[why];
  const { vi, en } = problem.message;
  const told =
    name === null ? problem : { ...problem, message: { vi: `${name}: ${vi}`, en: `${name}: ${en}` } };
  return citation ? citing(told, citation) : told;
}
