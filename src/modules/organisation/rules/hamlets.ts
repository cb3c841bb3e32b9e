import type { CivilDate } from '#kernel/civil-date.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { problems } from './problems.ts';

/** «Khoảng đã ghi» — from when to when a count of hamlets holds. */
export interface HamletsNoted {
  readonly id: string;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
}

/** «Ghi tiếp số thôn» — which count ends on that day, and how long the new one holds. */
export function noteAfter(
  noted: readonly HamletsNoted[],
  from: CivilDate,
): Result<{ readonly ends: HamletsNoted | null; readonly until: CivilDate | null }> {
  if (noted.some((one) => one.from === from)) return refuse(problems.hamletsAreNoted);
  const holding = noted.find((one) => one.from < from && (one.until === null || one.until > from)) ?? null;
  const later =
    noted
      .map((one) => one.from)
      .filter((day) => day > from)
      .toSorted()[0] ?? null;
  return ok({ ends: holding, until: holding?.until ?? later });
}
