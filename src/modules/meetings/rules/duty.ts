import { addDays, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { dayOfMonth } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import { includes, overlaps, type Period } from '#kernel/period.ts';
import type { Citation } from '#kernel/problem.ts';
import type { Rule } from '#kernel/rule-pack.ts';
import { madeUpUntil } from './manner.ts';
import type { Meeting } from './types.ts';

/** «Việc họp hằng tháng» — how a cell stands with its duty to meet in a month. */
export type DutyStanding =
  /** The cell was not there on the last day for a meeting (ADR 0078), or no rule asks for one. */
  | 'none'
  | 'to-come'
  /** The month runs and the last day has not passed. */
  | 'due'
  /** The last day has passed, the month has not: it can still be held. */
  | 'overdue'
  | 'on-time'
  | 'late'
  /** «Họp bù» — after its month, while it still counts. */
  | 'made-up'
  | 'not-held'
  | 'excused';

/** «Chi bộ và thời gian tồn tại» — all that the duty needs of a cell. */
export interface CellInTime extends Period {
  readonly organisationId: Id;
}

/** «Được phép không họp» — the level above excused the cell for a month. */
export interface Excuse {
  readonly organisationId: Id;
  readonly month: CivilDate;
  readonly reason: string;
}

/** «Kết quả việc họp» — the standing with the meeting that settles it and the last day by the rule. */
export interface Duty {
  readonly standing: DutyStanding;
  readonly meetingId: Id | null;
  readonly heldOn: CivilDate | null;
  readonly latestOn: CivilDate | null;
  readonly reason: string | null;
  readonly citation: Citation | null;
}

/** «Quy định về ngày họp» — how often, and the last day of the month; `null` where none is fixed. */
export interface DutyRules {
  readonly timesPerMonth: Rule<number> | null;
  readonly latestDay: Rule<number> | null;
  /** For so many months after its own a meeting still counts. */
  readonly makeUpMonths: Rule<number> | null;
}

/** «Chi bộ đã họp chưa» — due, held on time or late, not held, excused, or still to come. */
export function dutyOf(
  cell: CellInTime,
  month: CivilDate,
  meetings: readonly Pick<Meeting, 'id' | 'organisationId' | 'month' | 'kind' | 'heldOn' | 'state'>[],
  excuses: readonly Excuse[],
  rules: DutyRules,
  today: CivilDate,
): Duty {
  const nextMonth = monthStart(month, 1);
  const lastDay = rules.latestDay === null ? null : dayOfMonth(month, rules.latestDay.value);
  // A cell that ended before the last day, or began after it, owes nothing; a meeting held all the same is in time.
  const owes = includes(cell, lastDay ?? addDays(nextMonth, -1));
  const latestOn = owes ? lastDay : null;
  const nothing = { meetingId: null, heldOn: null, latestOn, reason: null };
  const citation = rules.latestDay?.citation ?? rules.timesPerMonth?.citation ?? null;
  const asked = (rules.timesPerMonth?.value ?? 0) > 0 && overlaps(cell, { from: month, until: nextMonth });
  if (!asked) return { ...nothing, standing: 'none', citation: null };

  const held = heldMeeting(cell.organisationId, month, meetings, rules.makeUpMonths?.value ?? null);
  if (held) {
    const inTime = latestOn === null || held.heldOn <= latestOn ? 'on-time' : 'late';
    const standing = held.heldOn >= nextMonth ? 'made-up' : inTime;
    return { ...nothing, standing, meetingId: held.id, heldOn: held.heldOn, citation };
  }
  const excuse = excuses.find((each) => each.organisationId === cell.organisationId && each.month === month);
  if (excuse || isExcused(cell.organisationId, month, meetings)) {
    return { ...nothing, standing: 'excused', reason: excuse?.reason ?? null, citation };
  }
  if (!owes) return { ...nothing, standing: 'none', citation: null };
  const atMonthEnd = standingOfUnheld(month, nextMonth, latestOn, today);
  return { ...nothing, standing: atMonthEnd, citation };
}

function standingOfUnheld(
  month: CivilDate,
  nextMonth: CivilDate,
  latestOn: CivilDate | null,
  today: CivilDate,
): DutyStanding {
  if (today < month) return 'to-come';
  if (today >= nextMonth) return 'not-held';
  return latestOn !== null && today > latestOn ? 'overdue' : 'due';
}

function isExcused(
  organisationId: Id,
  month: CivilDate,
  meetings: readonly Pick<Meeting, 'organisationId' | 'month' | 'kind' | 'state'>[],
): boolean {
  return meetings.some(
    (meeting) =>
      meeting.organisationId === organisationId &&
      meeting.month === month &&
      meeting.kind === 'ordinary' &&
      meeting.state === 'excused',
  );
}

/** A thematic or extraordinary meeting never replaces the ordinary one (12-HD/BTCTW, 42-HD/BTCTW), nor one before its month. */
function heldMeeting(
  organisationId: Id,
  month: CivilDate,
  meetings: readonly Pick<Meeting, 'id' | 'organisationId' | 'month' | 'kind' | 'heldOn' | 'state'>[],
  makeUpMonths: number | null,
): { readonly id: Id; readonly heldOn: CivilDate } | null {
  const until = madeUpUntil(month, makeUpMonths);
  const held = meetings.flatMap((meeting) =>
    meeting.organisationId === organisationId &&
    meeting.month === month &&
    meeting.kind === 'ordinary' &&
    meeting.heldOn !== null &&
    meeting.heldOn >= month &&
    (until === null || meeting.heldOn < until)
      ? [{ id: meeting.id, heldOn: meeting.heldOn }]
      : [],
  );
  return held.toSorted((one, other) => (one.heldOn < other.heldOn ? -1 : 1))[0] ?? null;
}
