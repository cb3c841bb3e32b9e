import type { CivilDate } from '#kernel/civil-date.ts';
import { standingOf, type LinkedWork, type MeasureStanding } from '../rules/measures.ts';
import type { MeasureRow } from '../rules/rows.ts';
import type { Ratio } from '../rules/spans.ts';
import { goalUnits } from '../contract/shapes.ts';
import type { Counted } from './ground.ts';

/** A measure as it is judged. */
export type Judged = Pick<MeasureRow, 'id' | 'begunOn' | 'dueOn' | 'stated' | 'indicator' | 'goal'>;

/** «Tình trạng giải pháp» — from what is counted, with how far the indicator has come. */
export function judge(
  measure: Judged,
  counted: readonly Counted[],
  today: CivilDate,
): MeasureStanding & { readonly reached: Ratio | null } {
  const own = counted.filter(({ measureId }) => measureId === measure.id);
  const reached = reachedOf(measure, own);
  return {
    ...standingOf(measure, workOf(own), goalOf(measure, reached), today),
    reached,
  };
}

/** The goal of the indicator and whether it is reached; compared crosswise, so nothing is rounded. */
export function goalOf(
  { indicator, goal }: Pick<Judged, 'indicator' | 'goal'>,
  reached: Ratio | null,
): { readonly reached: boolean } | null {
  if (indicator === null || goal === null) return null;
  const { part, whole } = reached ?? { part: 0, whole: 0 };
  return { reached: whole > 0 && part * goalUnits[indicator] >= goal * whole };
}

/** The linked work one by one, as the rule takes it. */
export function workOf(counted: readonly Counted[]): LinkedWork[] {
  return counted.flatMap(({ of, state, dueOn, items }): LinkedWork[] =>
    of === 'indicator' || state === null
      ? []
      : Array.from({ length: items ?? 0 }, () => ({ of, state, dueOn })),
  );
}

function reachedOf({ indicator }: Judged, own: readonly Counted[]): Ratio | null {
  const line = own.find(({ of }) => of === 'indicator');
  return indicator === null ? null : { part: line?.part ?? 0, whole: line?.whole ?? 0 };
}
