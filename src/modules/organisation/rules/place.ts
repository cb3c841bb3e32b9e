import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod, writePeriod } from '#kernel/period.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Text } from '#kernel/text.ts';
import { problems } from './problems.ts';

/** «Diện khó khăn» — how hard life is there, the easiest first. */
export const hardships = ['none', 'area-1', 'area-2', 'area-3', 'special'] as const;
export type Hardship = (typeof hardships)[number];

/** «Tên diện khó khăn» — as decisions on hardship name them. */
export const hardshipWords: Readonly<Record<Hardship, Text>> = {
  none: { vi: 'Không thuộc diện khó khăn', en: 'No hardship area' },
  'area-1': { vi: 'Khu vực I', en: 'Area I' },
  'area-2': { vi: 'Khu vực II', en: 'Area II' },
  'area-3': { vi: 'Khu vực III', en: 'Area III' },
  special: { vi: 'Thôn đặc biệt khó khăn', en: 'Village of special hardship' },
};

/** «Địa bàn» — what is known of the place; `null` where nobody has said. */
export interface PlaceSaid {
  readonly hardship: Hardship | null;
  readonly border: boolean | null;
  readonly households: number | null;
  readonly poorHouseholds: number | null;
  readonly distanceKm: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** «Số thôn, tổ dân phố» — what it covers; a hamlet cell that says nothing covers one. */
  readonly hamlets: number | null;
  /** Names of hamlets without a cell. */
  readonly uncovered: string | null;
  readonly source: string | null;
}

/** «Địa bàn trong một khoảng thời gian». */
export interface PlaceFactRow extends PlaceSaid {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationNo: number;
  readonly valid: string;
}

/**
 * «Ghi địa bàn» — from that day until the next day on which something is known. What stood before ends there;
 * said again for the same day it sets right. Answers the rows that change.
 */
export function recordPlace(
  known: readonly PlaceFactRow[],
  said: PlaceSaid & { readonly id: Id; readonly from: CivilDate },
  of: Pick<PlaceFactRow, 'organisationId' | 'organisationNo'>,
): Result<readonly PlaceFactRow[]> {
  const problem = slipIn(said);
  if (problem) return refuse(problem);
  const { id, from, ...facts } = said;
  const periods = known.map((row) => ({ row, period: readPeriod(row.valid) }));
  const standing = periods.find(({ period }) => includes(period, from));
  const next = periods
    .map(({ period }) => period.from)
    .filter((day) => day > from)
    .toSorted()
    .at(0);
  const valid = writePeriod({ from, until: standing ? standing.period.until : (next ?? null) });
  if (standing?.period.from === from) return ok([{ ...standing.row, ...facts, valid }]);
  const fresh = { id, ...of, ...facts, valid };
  if (!standing) return ok([fresh]);
  return ok([{ ...standing.row, valid: writePeriod({ from: standing.period.from, until: from }) }, fresh]);
}

function slipIn(said: PlaceSaid) {
  if (said.poorHouseholds !== null && said.households === null) return problems.poorWithoutHouseholds;
  if ((said.poorHouseholds ?? 0) > (said.households ?? 0)) return problems.morePoorThanHouseholds;
  if ((said.latitude === null) !== (said.longitude === null)) return problems.halfAPoint;
  return null;
}
