import type { CivilDate } from '#kernel/civil-date.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { problems } from './problems.ts';

/** «Phương án cử cán bộ» — a draft until a person decides. */
export interface PlacementPlanRow {
  readonly id: string;
  readonly organisationNo: number;
  readonly title: string;
  readonly asOf: string;
  readonly basis: string;
  readonly state: 'draft' | 'taken' | 'dropped';
  readonly decision: string | null;
  readonly fromDay: string | null;
  readonly untilDay: string | null;
}

/** «Cặp trong phương án» — one person to one cell, with the reason kept. */
export interface PlacementPairRow {
  readonly id: string;
  readonly planId: string;
  readonly organisationNo: number;
  readonly personId: string;
  readonly cellId: string;
  readonly duty: string;
  readonly reason: string;
  readonly byHand: boolean;
}

/** «Lưu phương án» — what is settled is not written over, and nobody is sent twice. */
export function mayKeep(
  known: Pick<PlacementPlanRow, 'state'> | null,
  pairs: readonly Pick<PlacementPairRow, 'personId'>[],
): Result<null> {
  if (known && known.state !== 'draft') return refuse(problems.planIsSettled);
  if (new Set(pairs.map((pair) => pair.personId)).size < pairs.length) return refuse(problems.personTwice);
  return ok(null);
}

/** «Quyết định phương án» — taken with its decision and first day, or put aside; once. */
export function settle(
  known: Pick<PlacementPlanRow, 'state'>,
  said: {
    readonly outcome: 'taken' | 'dropped';
    readonly decision: string | null;
    readonly from: CivilDate | null;
    readonly until: CivilDate | null;
  },
): Result<Pick<PlacementPlanRow, 'state' | 'decision' | 'fromDay' | 'untilDay'>> {
  const { outcome, decision, from, until } = said;
  if (known.state !== 'draft') return refuse(problems.planIsSettled);
  if (outcome === 'dropped') return ok({ state: outcome, decision: null, fromDay: null, untilDay: null });
  if (decision === null) return refuse(problems.decisionIsMissing);
  if (from === null) return refuse(problems.dayIsMissing);
  if (until !== null && until <= from) return refuse(problems.endsBeforeItBegins);
  return ok({ state: outcome, decision, fromDay: from, untilDay: until });
}
