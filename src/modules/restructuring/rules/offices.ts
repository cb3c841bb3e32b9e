import type { Id } from '#kernel/id.ts';
import { seatFaults, type FaultFound, type Named, type SeatRules } from '#modules/members/public.ts';
import type { Course } from './course.ts';
import type { Draft, Ground, HeldOffice, Limit } from './ground.ts';
import type { PostRow } from './rows.ts';

/** «Quy định về chức vụ trong ngày» — beside the threshold, which a plan knows already. */
export type OfficeRules = Omit<SeatRules, 'committeeFrom'>;

/** «Chức vụ của một tổ chức theo phương án» — who stays in office, whose office falls vacant, who is named. */
export interface Seating {
  readonly staying: readonly HeldOffice[];
  /** Left or ended by the plan, and not filled by it. */
  readonly vacant: readonly HeldOffice[];
  readonly posts: readonly PostRow[];
}

/** «Chức vụ dự kiến chưa hợp lệ» — whose, where, why, and on what it rests. */
export interface OfficeProblem extends FaultFound {
  readonly organisationId: Id;
  readonly name: string;
}

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
  const { id, name, isCell, official } = cell;
  const named = seating.posts.map((post) => namedBy(post, id, given));
  const faults = seatFaults(
    named,
    { isCell, official, held: seating.staying },
    { ...given.rules, committeeFrom: given.committeeFrom ?? null },
  );
  return faults.map((fault) => ({ ...fault, organisationId: id, name }));
}

/** As the person will be after the plan, with the posts of the state that stay beside it. */
function namedBy(
  { personId, office, statePost }: PostRow,
  cellId: Id,
  { ground, destinations, course }: Given,
): Named {
  const moving = ground.people.find((person) => person.id === personId);
  const named = ground.named.find((person) => person.id === personId);
  const home = moving ? (destinations.get(moving.id) ?? null) : (named?.cellId ?? null);
  const kept = ground.offices.filter(
    (held) => held.personId === personId && !course.ends.has(held.organisationId),
  );
  return {
    personId,
    office,
    belongs: home === cellId,
    standing: (moving ?? named)?.standing ?? null,
    statePosts: [statePost, ...(named?.statePosts ?? []), ...kept.map((held) => held.statePost)],
  };
}
