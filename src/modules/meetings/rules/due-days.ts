import { addDays, type CivilDate } from '#kernel/civil-date.ts';

/** «Hạn gửi lên cấp trên» — the last day for minutes and resolution after a meeting. */
export function reportDueOn(heldOn: CivilDate, reportDaysAfter: number): CivilDate {
  return addDays(heldOn, reportDaysAfter);
}

/** «Hạn gửi tài liệu» — the last day on which members get the papers of a meeting. */
export function papersDueOn(plannedOn: CivilDate, papersDaysBefore: number): CivilDate {
  return addDays(plannedOn, -papersDaysBefore);
}
