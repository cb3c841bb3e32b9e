import type { CivilDate } from '#kernel/civil-date.ts';
import type { MeasureRow } from './rows.ts';
import { measureStates, type MeasureState, type TagOf } from './words.ts';

/** «Việc đã gắn» — as far as the state of a measure is read from it. */
export interface LinkedWork {
  readonly of: TagOf;
  /** Dropped work counts for nothing; a draft has not begun; an item is begun once its meeting was held. */
  readonly state: 'draft' | 'open' | 'done' | 'dropped';
  readonly dueOn: CivilDate | null;
}

/** «Tình trạng và căn cứ» — how a measure stands, and what says so. */
export interface MeasureStanding {
  readonly state: MeasureState;
  /** `work`: read from what is linked; `stated`: somebody has said so; `plan`: nothing but its days. */
  readonly by: 'work' | 'stated' | 'plan';
  readonly done: number;
  readonly all: number;
}

type Facts = Pick<MeasureRow, 'begunOn' | 'dueOn' | 'stated'>;

/**
 * «Đọc tình trạng giải pháp» — tasks, targets and the goal of the indicator tell it; a discussion begins a measure and
 * does not finish it. Where there is nothing of these, what somebody has stated holds, until its last day has passed.
 */
export function standingOf(
  measure: Facts,
  work: readonly LinkedWork[],
  goal: { readonly reached: boolean } | null,
  today: CivilDate,
): MeasureStanding {
  const live = work.filter(({ state }) => state !== 'dropped');
  const duties = live.filter(({ of }) => of !== 'agenda-item');
  const done = duties.filter(({ state }) => state === 'done').length;
  const counted = { done, all: duties.length };
  const hasBegun = live.some(({ state }) => state !== 'draft');
  const isPast = measure.dueOn < today;
  if (!isComputed(work, goal)) {
    if (measure.stated === 'done') return { state: 'done', by: 'stated', ...counted };
    if (isPast) return { state: 'late', by: 'plan', ...counted };
    if (measure.stated) return { state: measure.stated, by: 'stated', ...counted };
    return { state: hasBegun ? 'under-way' : 'not-begun', by: hasBegun ? 'work' : 'plan', ...counted };
  }
  const state = (): MeasureState => {
    // A share that is reached today may fall again: it counts once the last day has passed.
    if (done === duties.length && (goal === null || (goal.reached && isPast))) return 'done';
    const isLate = duties.some((duty) => duty.state !== 'done' && duty.dueOn !== null && duty.dueOn < today);
    if (isPast || isLate) return 'late';
    return hasBegun || (goal !== null && measure.begunOn <= today) ? 'under-way' : 'not-begun';
  };
  return { state: state(), by: 'work', ...counted };
}

/** «Tình trạng do sổ tính» — once tasks, targets or an indicator are there nobody states it by hand. */
export function isComputed(work: readonly LinkedWork[], goal: object | null): boolean {
  return goal !== null || work.some(({ of, state }) => of !== 'agenda-item' && state !== 'dropped');
}

/** «Chậm đứng trước» — then by the last day, then as they were set. */
export function lateFirst<
  Line extends { readonly state: MeasureState; readonly dueOn: CivilDate; readonly position: number },
>(lines: readonly Line[]): Line[] {
  return lines.toSorted(
    (one, other) =>
      measureStates.indexOf(one.state) - measureStates.indexOf(other.state) ||
      one.dueOn.localeCompare(other.dueOn) ||
      one.position - other.position,
  );
}
