import type { CivilDate } from '#kernel/civil-date.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { problems } from './problems.ts';

/** «Khoảng đã ghi» — from when to when a description of the place holds. */
export interface Recorded {
  readonly id: string;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
}

/** «Ghi tiếp» — which description ends on that day, and how long the new one holds. */
export function follow(
  recorded: readonly Recorded[],
  from: CivilDate,
): Result<{ readonly ends: Recorded | null; readonly until: CivilDate | null }> {
  if (recorded.some((one) => one.from === from)) return refuse(problems.placeIsNoted);
  const holding = recorded.find((one) => one.from < from && (one.until === null || one.until > from)) ?? null;
  const later =
    recorded
      .map((one) => one.from)
      .filter((day) => day > from)
      .toSorted()[0] ?? null;
  return ok({ ends: holding, until: holding?.until ?? later });
}
