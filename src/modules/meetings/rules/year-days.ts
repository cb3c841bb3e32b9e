import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { dayIsTooFar, isFarFrom } from '#kernel/day-reach.ts';
import { todayOf, type Decide } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { atField, type Problem } from '#kernel/problem.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { RulesOfDay } from '#kernel/rule-pack.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { dutyOf, type DutyStanding } from './duty.ts';
import { meetingFrom } from './from-rows.ts';
import type { SetYearDays } from './orders.ts';
import type { MeetingRow } from './rows.ts';

/** «Ngày họp dự kiến trong năm» — meant for the ordinary meeting of a month before the meeting itself is planned. */
export interface YearDayRow {
  readonly organisationNo: number;
  readonly month: CivilDate;
  readonly plannedOn: CivilDate;
}

/** «Thường kỳ của một tháng» — last day by the rule, day planned, day held. */
export interface OrdinaryMonth {
  readonly month: CivilDate;
  /** The last day by the rule; `null` where none is fixed. */
  readonly latestOn: CivilDate | null;
  readonly plannedOn: CivilDate | null;
  readonly heldOn: CivilDate | null;
  /** `none`: no duty, or a month before this book begins. */
  readonly standing: DutyStanding;
  /** The meeting itself is planned: its day is changed there. */
  readonly hasMeeting: boolean;
}

/** «Đã họp trên kế hoạch» — ordinary meetings of some months. */
export interface OrdinaryCount {
  readonly due: number;
  readonly planned: number;
  /** Of those planned. */
  readonly held: number;
  /** Their month is over and they were not held. */
  readonly missed: number;
}

/** «Điều cần xem lại khi định ngày cả năm». */
export const yearDayProblems = {
  monthIsOver: {
    code: 'meetings.monthIsOver',
    message: { vi: 'Tháng ấy đã qua.', en: 'That month is over.' },
    fix: { vi: 'Chỉ định ngày từ tháng này trở đi.', en: 'Set days from this month on.' },
    field: 'days',
  },
  monthHasMeeting: {
    code: 'meetings.monthHasMeeting',
    message: {
      vi: 'Buổi thường kỳ của tháng ấy đã lập kế hoạch.',
      en: 'The ordinary meeting of that month is planned already.',
    },
    fix: { vi: 'Đổi ngày ở trang của buổi ấy.', en: 'Change the day on the page of that meeting.' },
    field: 'days',
  },
  dayIsNotOfMonth: {
    code: 'meetings.dayIsNotOfMonth',
    message: { vi: 'Ngày ấy không thuộc tháng đang định.', en: 'The day is not in that month.' },
    fix: { vi: 'Chọn ngày trong tháng ấy.', en: 'Choose a day in that month.' },
    field: 'days',
  },
} as const satisfies Readonly<Record<string, Problem>>;

/** «Định ngày cả năm» — for months to come whose meeting is not planned yet; each can be set anew or taken out. */
export const decideYearDays: Decide<SetYearDays, { readonly set: number }> = (rows, input, desk) => {
  const { no } = desk.organisation;
  const today = todayOf(desk);
  const changes: RowChange[] = [];
  for (const { month, plannedOn } of input.days) {
    if (monthStart(month, 1) <= today) return refuse(yearDayProblems.monthIsOver);
    if (isFarFrom(month, today)) return refuse(atField(dayIsTooFar, 'days'));
    if (ordinaryOf(rows, no, month)) return refuse(yearDayProblems.monthHasMeeting);
    if (plannedOn !== null && monthStart(plannedOn) !== month) return refuse(yearDayProblems.dayIsNotOfMonth);
    const row: YearDayRow | null = plannedOn === null ? null : { organisationNo: no, month, plannedOn };
    const key = `${no}/${month}`;
    if (row !== null || rows.one('year-day', key)) changes.push({ kind: 'year-day', key, row });
  }
  return ok({ changes, value: { set: changes.length } });
};

/** «Ngày đã định cho tháng» — in the plan of the year. */
export function yearDayOf(rows: Rows, organisationNo: number, month: CivilDate): CivilDate | null {
  return rows.one<YearDayRow>('year-day', `${organisationNo}/${month}`)?.plannedOn ?? null;
}

/** «Sinh hoạt thường kỳ trong năm» — month by month, as the duty to meet judges each. */
export function ordinaryYear(
  rows: Rows,
  cell: { readonly id: Id; readonly no: number },
  months: readonly CivilDate[],
  rulesOf: (day: CivilDate) => RulesOfDay,
  today: CivilDate,
): readonly OrdinaryMonth[] {
  const own = rows.all<MeetingRow>('meeting').filter((row) => row.organisationNo === cell.no);
  const meetings = own.map((row) => meetingFrom(row, cell.id));
  // A cell whose book begins later owes nothing to the months before.
  const [first = monthStart(today)] = own.map((row) => row.month).toSorted();
  return months.map((month) => {
    const packs = rulesOf(month);
    const rules = {
      timesPerMonth: packs('meetings.times-per-month'),
      latestDay: packs('meetings.latest-day-of-month'),
      makeUpMonths: packs('meetings.make-up-months'),
    };
    const inTime = { organisationId: cell.id, from: first, until: null };
    const { standing, heldOn, latestOn } = dutyOf(inTime, month, meetings, [], rules, today);
    const meeting = ordinaryOf(rows, cell.no, month);
    const plannedOn = meeting?.plannedOn ?? yearDayOf(rows, cell.no, month);
    return { month, latestOn, plannedOn, heldOn, standing, hasMeeting: meeting !== null };
  });
}

/** «Đếm buổi thường kỳ» — months excused are neither due nor planned. */
export function countOrdinary(months: readonly OrdinaryMonth[]): OrdinaryCount {
  const due = months.filter(({ standing }) => standing !== 'none' && standing !== 'excused');
  const planned = due.filter(({ plannedOn }) => plannedOn !== null);
  return {
    due: due.length,
    planned: planned.length,
    held: planned.filter(({ heldOn }) => heldOn !== null).length,
    missed: due.filter(({ standing }) => standing === 'not-held').length,
  };
}

function ordinaryOf(rows: Rows, organisationNo: number, month: CivilDate): MeetingRow | null {
  const found = rows
    .all<MeetingRow>('meeting')
    .find((row) => row.organisationNo === organisationNo && row.month === month && row.kind === 'ordinary');
  return found ?? null;
}
