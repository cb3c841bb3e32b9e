import { daysBetween, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import type { Text } from '#kernel/text.ts';
import type { ItemLevel } from './types.ts';

/** «Loại điều cần trả lời» — a member's wish, an opinion of the people, or a matter with cause, solution and owner. */
export type ConcernKind = 'wish' | 'people' | 'matter';

/** «Điều cần trả lời» — raised in a meeting or between two; it stays open until answered or solved. */
export interface ConcernRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly kind: ConcernKind;
  readonly meetingId: Id | null;
  readonly itemId: Id | null;
  /** Who raised it; `null`: unnamed. */
  readonly personId: Id | null;
  /** The wish, the opinion, or the problem of a matter. */
  readonly text: string;
  readonly cause: string | null;
  readonly solution: string | null;
  readonly ownerId: Id | null;
  readonly raisedOn: CivilDate;
  /** `moved`: to the cell that follows this one, where it is answered. */
  readonly state: 'open' | 'closed' | 'moved';
  readonly answer: string | null;
  readonly closedOn: CivilDate | null;
  readonly closedBy: Id | null;
  /** How the locked minutes have a matter; `null` until then. */
  readonly minuted: string | null;
  /** Of the item under which it was raised. */
  readonly level?: ItemLevel | null;
}

/** «Số điều đã nêu, đã trả lời» — counted from the log; `medianDays` from raised to closed, `null` where none is closed. */
export interface ConcernFigures {
  readonly open: number;
  readonly closed: number;
  readonly medianDays: number | null;
  /** The longest that an open one has waited, in days. */
  readonly longestWait: number | null;
}

/** «Phần của vấn đề» — what a matter must have before it is closed. */
export type MatterPart = 'cause' | 'solution' | 'ownerId';

/** «Tên phần» in words. */
export const partWords: Readonly<Record<MatterPart, Text>> = {
  cause: { vi: 'nguyên nhân', en: 'the cause' },
  solution: { vi: 'giải pháp', en: 'the solution' },
  ownerId: { vi: 'người phụ trách', en: 'the person in charge' },
};

/** «Loại điều cần trả lời» in words. */
export const concernWords: Readonly<Record<ConcernKind, Text>> = {
  wish: { vi: 'Tâm tư, nguyện vọng của đảng viên', en: 'A wish of a member' },
  people: { vi: 'Ý kiến, kiến nghị của nhân dân', en: 'An opinion of the people' },
  matter: { vi: 'Vấn đề, vướng mắc phải giải quyết', en: 'A matter to be solved' },
};

/** «Còn thiếu phần nào» — the empty parts of a matter, in the order in which they are written. */
export function emptyParts(matter: Pick<ConcernRow, MatterPart>): readonly MatterPart[] {
  return (['cause', 'solution', 'ownerId'] as const).filter((part) => matter[part] === null);
}

/** «Điều cần trả lời của chi bộ» — open ones first, the longest waiting before the others. */
export function concernsOf(rows: Rows, organisationNo: number): readonly ConcernRow[] {
  return rows
    .all<ConcernRow>('concern')
    .filter((row) => row.organisationNo === organisationNo)
    .toSorted(inLogOrder);
}

/** «Số liệu» — of the log of one cell on a day. */
export function concernFigures(log: readonly ConcernRow[], today: CivilDate): ConcernFigures {
  const open = log.filter((row) => row.state === 'open');
  const closed = log.filter((row) => row.state === 'closed');
  const waits = open.map((row) => daysBetween(row.raisedOn, today));
  return {
    open: open.length,
    closed: closed.length,
    medianDays: median(closed.map((row) => daysBetween(row.raisedOn, row.closedOn ?? row.raisedOn))),
    longestWait: waits.length === 0 ? null : Math.max(...waits),
  };
}

/** «Số giữa» — half of the values are not above it; the mean of the middle two of an even number, `null` of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted.length >> 1;
  const isEven = upper + upper === sorted.length;
  const middle = sorted.slice(isEven ? Math.max(upper - 1, 0) : upper, upper + 1);
  return middle.length === 0 ? null : middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** «Mục trả lời» — how what is still open stands on the next agenda; nothing where nothing is open. */
export function answersTitle(open: number): string | null {
  return open === 0 ? null : `Trả lời ý kiến, giải quyết vướng mắc còn lại: ${open} việc`;
}

/** «Còn phải trả lời» — how many are open in a cell. */
export function openConcerns(rows: Rows, organisationNo: number): number {
  return concernsOf(rows, organisationNo).filter((row) => row.state === 'open').length;
}

function inLogOrder(one: ConcernRow, other: ConcernRow): number {
  if (one.state !== other.state) return one.state === 'open' ? -1 : 1;
  const [earlier, later] =
    one.state === 'open' ? [one.raisedOn, other.raisedOn] : [other.closedOn, one.closedOn];
  if (earlier !== later) return (earlier ?? '') < (later ?? '') ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
