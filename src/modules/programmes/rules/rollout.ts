import type { CivilDate } from '#kernel/civil-date.ts';
import type { ModelUnitRow } from './rows.ts';

type Days = Pick<ModelUnitRow, 'plannedOn' | 'dueOn' | 'startedOn' | 'endedOn' | 'level'>;

/** «Nhân rộng đến đâu» — of a model on a day. */
export interface Rollout {
  readonly planned: number;
  readonly done: number;
  readonly late: number;
}

/** «Tình trạng đơn vị trong mô hình» — on a day; `null`: it has no part in it then. */
export function unitStandingOn(unit: Days, day: CivilDate): 'working' | 'late' | 'waiting' | null {
  if (unit.endedOn !== null && unit.endedOn <= day) return null;
  if (unit.startedOn !== null && unit.startedOn <= day) return 'working';
  if (unit.plannedOn === null || unit.plannedOn > day) return null;
  return unit.dueOn !== null && unit.dueOn < day ? 'late' : 'waiting';
}

/** «Đếm nhân rộng» — so many of those planned; a pilot outside the plan is no part of either figure. */
export function rolloutOn(units: readonly Days[], day: CivilDate): Rollout {
  const planned = units
    .filter(({ plannedOn }) => plannedOn !== null && plannedOn <= day)
    .flatMap((unit) => unitStandingOn(unit, day) ?? []);
  return {
    planned: planned.length,
    done: planned.filter((standing) => standing === 'working').length,
    late: planned.filter((standing) => standing === 'late').length,
  };
}

/** «Thứ tự hoàn thành» — by the day, those of one day alike; nothing for who has not begun. */
export function placesByDay<Unit extends Pick<ModelUnitRow, 'startedOn' | 'plannedOn'>>(
  units: readonly Unit[],
): ReadonlyMap<Unit, number> {
  const days = units.flatMap(({ plannedOn, startedOn }) =>
    plannedOn !== null && startedOn !== null ? startedOn : [],
  );
  return new Map(
    units.flatMap((unit): [Unit, number][] => {
      const { plannedOn, startedOn } = unit;
      if (plannedOn === null || startedOn === null) return [];
      return [[unit, days.filter((day) => day < startedOn).length + 1]];
    }),
  );
}
