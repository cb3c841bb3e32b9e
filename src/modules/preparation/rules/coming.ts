import { addDays, monthStart, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import { dayOfMonth } from '#kernel/clock-time.ts';
import type { PreparationStep } from '#kernel/rule-values.ts';

/** «Chi bộ trước buổi họp» — what the one who follows a cell must know to say what is late. */
export interface CellAhead {
  /** Of the meeting planned or told next; `null`: none stands in the book. */
  readonly plannedOn: CivilDate | null;
  readonly superiorTold: boolean;
  /** Whether the ordinary meeting of this month is planned, held or excused. */
  readonly hasThisMonth: boolean;
  readonly lastHeldOn: CivilDate | null;
  readonly lastSentAt: Instant | null;
}

/** «Quy định về hạn» — days by the rule packs; `null` where none is fixed. */
export interface AheadRules {
  readonly meetingDay: number | null;
  readonly reportDaysAfter: number | null;
  /** Lead days of the step by which the superior is told. */
  readonly superiorDaysBefore: number | null;
}

/** «Việc trễ của chi bộ» — as the superior who follows it sees it. */
export type LateMark = 'no-plan' | 'not-held' | 'report-late' | 'superior-not-told';

/** «Chi bộ này trễ gì» — the gravest first. */
export function lateMarks(cell: CellAhead, rules: AheadRules, today: CivilDate): readonly LateMark[] {
  const marks: LateMark[] = [];
  if (cell.plannedOn !== null && cell.plannedOn < today) marks.push('not-held');
  const month = monthStart(today);
  if (!cell.hasThisMonth && rules.meetingDay !== null && today > dayOfMonth(month, rules.meetingDay))
    marks.push('no-plan');
  if (
    cell.lastHeldOn !== null &&
    cell.lastSentAt === null &&
    rules.reportDaysAfter !== null &&
    today > addDays(cell.lastHeldOn, rules.reportDaysAfter)
  )
    marks.push('report-late');
  if (
    cell.plannedOn !== null &&
    cell.plannedOn >= today &&
    !cell.superiorTold &&
    rules.superiorDaysBefore !== null &&
    today > addDays(cell.plannedOn, -rules.superiorDaysBefore)
  )
    marks.push('superior-not-told');
  return marks;
}

/** «Đã chuẩn bị mấy bước» — ticked, or known by the book: the same count as in the cell's own list of steps. */
export function stepsDone(
  steps: readonly PreparationStep[],
  known: {
    readonly ticked: readonly string[];
    readonly convened: boolean;
    readonly drafted: boolean;
    /** Whether papers from above stand on the agenda. */
    readonly papered: boolean;
    readonly superiorTold: boolean;
    /** Whether the committee met on the contents. */
    readonly committeeMet: boolean;
  },
): number {
  const byTheBook = {
    convened: known.convened,
    draft: known.drafted,
    papers: known.drafted || (known.convened && known.papered),
    superior: known.superiorTold,
    tick: false,
  };
  return steps.filter(
    (step) =>
      known.ticked.includes(step.id) || (step.byMinutes ? known.committeeMet : byTheBook[step.evidence]),
  ).length;
}
