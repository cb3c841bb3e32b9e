import type { Id } from '#kernel/id.ts';
import type { Citation } from '#kernel/problem.ts';
import type { Rule } from '#kernel/rule-pack.ts';
import type { ConcurrentPair } from '#kernel/rule-values.ts';
import type { Course } from './course.ts';
import type { Draft, Ground, HeldOffice, Limit } from './ground.ts';
import type { PostRow } from './rows.ts';

/** «Quy định về chức vụ trong ngày» — from the packs; `null` where nothing is fixed. */
export interface OfficeRules {
  /** How many seats a cell's committee has at most. */
  readonly committeeMost: Rule<number> | null;
  readonly pairs: Rule<readonly ConcurrentPair[]> | null;
}

/** «Chức vụ của một tổ chức theo phương án» — who stays in office, whose office falls vacant, who is named. */
export interface Seating {
  readonly staying: readonly HeldOffice[];
  /** Left or ended by the plan, and not filled by it. */
  readonly vacant: readonly HeldOffice[];
  readonly posts: readonly PostRow[];
}

/** «Vì sao chưa được» — what keeps a named office from standing. */
export type OfficeFault =
  | 'committee'
  | 'too-many'
  | 'second-secretary'
  | 'stranger'
  | 'probationary'
  | 'two-seats'
  | 'forbidden-pair';

/** «Chức vụ dự kiến chưa hợp lệ» — whose, where, why, and on what it rests. */
export interface OfficeProblem {
  readonly why: OfficeFault;
  readonly organisationId: Id;
  readonly personId: Id | null;
  readonly name: string;
  readonly citation: Citation | null;
}

const seats: readonly string[] = ['secretary', 'deputy-secretary', 'committee-member'];

/** «Ai còn giữ, khuyết gì, dự kiến ai» — by organisation; those that end keep nobody. */
export function seatingsOf(
  ground: Pick<Ground, 'offices' | 'people'>,
  draft: Pick<Draft, 'posts' | 'reliefs'>,
  destinations: ReadonlyMap<Id, Id | null>,
): ReadonlyMap<Id, Seating> {
  const holders = new Set(ground.offices.map((office) => office.personId));
  const home = new Map<Id, Id>();
  for (const { id, cellId } of ground.people) if (holders.has(id)) home.set(id, cellId);
  const relieved = new Set(draft.reliefs.map((relief) => relief.termId));
  const held = Map.groupBy(ground.offices, (office) => office.organisationId);
  const named = Map.groupBy(draft.posts, (post) => post.targetId);
  // An office goes with the cell to which its holder belonged; elsewhere it stays with the person.
  const leaves = ({ term, personId, organisationId }: HeldOffice) =>
    relieved.has(term) ||
    (home.get(personId) === organisationId && destinations.get(personId) !== organisationId);
  return new Map(
    [...new Set([...held.keys(), ...named.keys()])].map((id) => {
      const [offices, posts] = [held.get(id) ?? [], named.get(id) ?? []];
      const left = offices.filter(leaves);
      return [
        id,
        { staying: offices.filter((one) => !left.includes(one)), vacant: unfilled(left, posts), posts },
      ];
    }),
  );
}

/** One named person fills one office of the kind. */
function unfilled(left: readonly HeldOffice[], posts: readonly PostRow[]): HeldOffice[] {
  const free = posts.map((post) => post.office as string);
  return left.filter(({ office }) => {
    if (office === 'follower') return false;
    const at = free.indexOf(office);
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
}

/** «Có người giữ» — whether somebody holds the office after the plan. */
export function isHeld({ staying, posts }: Seating, office: string): boolean {
  return [...staying, ...posts].some((one) => one.office === office);
}

/** «Tổ chức có chức vụ dự kiến» — what it is after the plan, as far as its offices depend on it. */
export interface SeatedCell {
  readonly id: Id;
  readonly name: string;
  readonly isCell: boolean;
  readonly official: number;
}

interface Given {
  readonly ground: Pick<Ground, 'people' | 'named' | 'offices'>;
  readonly destinations: ReadonlyMap<Id, Id | null>;
  readonly course: Pick<Course, 'ends'>;
  readonly committeeFrom: Limit | undefined;
  readonly rules: OfficeRules;
}

/** «Kiểm tra chức vụ dự kiến» — by the rules of the day; only what the plan itself names is judged. */
export function officeProblems(cell: SeatedCell, seating: Seating, given: Given): OfficeProblem[] {
  const { posts, staying } = seating;
  if (posts.length === 0) return [];
  const about = { organisationId: cell.id, name: cell.name };
  const after = [...staying, ...posts].filter((one) => seats.includes(one.office));
  const count = (office: string) => after.filter((one) => one.office === office).length;
  const { committeeFrom, rules } = given;
  const { committeeMost: most } = rules;
  const whole: OfficeProblem[] = [
    ...(committeeFrom && cell.isCell && cell.official < committeeFrom.value
      ? posts
          .filter((post) => post.office === 'committee-member')
          .slice(0, 1)
          .map(() => ({
            ...about,
            why: 'committee' as const,
            personId: null,
            citation: committeeFrom.citation,
          }))
      : []),
    ...(most && cell.isCell && after.length > most.value
      ? [{ ...about, why: 'too-many' as const, personId: null, citation: most.citation }]
      : []),
    ...(count('secretary') > 1 && posts.some((post) => post.office === 'secretary')
      ? [{ ...about, why: 'second-secretary' as const, personId: null, citation: null }]
      : []),
  ];
  return [...whole, ...posts.flatMap((post) => postProblems(cell, post, after, given))];
}

function postProblems(
  cell: SeatedCell,
  post: PostRow,
  after: readonly (HeldOffice | PostRow)[],
  { ground, destinations, course, rules }: Given,
): OfficeProblem[] {
  const say = (why: OfficeFault, citation: Citation | null = null): OfficeProblem => ({
    why,
    organisationId: cell.id,
    name: cell.name,
    personId: post.personId,
    citation,
  });
  const isSeat = seats.includes(post.office);
  const moving = ground.people.find((person) => person.id === post.personId);
  const named = ground.named.find((person) => person.id === post.personId);
  const belongs = moving ? (destinations.get(moving.id) ?? null) : (named?.cellId ?? null);
  const { pairs } = rules;
  const kept = ground.offices.filter(
    (held) => held.personId === post.personId && !course.ends.has(held.organisationId),
  );
  const state = [post.statePost, ...(named?.statePosts ?? []), ...kept.map((held) => held.statePost)];
  return [
    ...(isSeat && cell.isCell && belongs !== cell.id ? [say('stranger')] : []),
    ...(isSeat && (moving ?? named)?.standing === 'probationary' ? [say('probationary')] : []),
    ...(isSeat && after.filter((one) => one.personId === post.personId).length > 1 ? [say('two-seats')] : []),
    ...(pairs && isForbidden(post.office, state, pairs.value) ? [say('forbidden-pair', pairs.citation)] : []),
  ];
}

function isForbidden(
  office: string,
  statePosts: readonly (string | null)[],
  pairs: readonly ConcurrentPair[],
): boolean {
  const held = statePosts.flatMap((post) => (post ? [post.toLowerCase()] : []));
  return pairs.some(
    (pair) =>
      pair.standing === 'forbidden' &&
      pair.office === office &&
      held.some((post) => post.includes(pair.post.toLowerCase())),
  );
}
