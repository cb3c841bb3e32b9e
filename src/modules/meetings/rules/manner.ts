import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { rulesOfDay, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { atField, citing, type Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { neededOf, reaches } from '#kernel/share.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { secondMeetingOfADay } from './book-problems.ts';
import {
  heldBeforeItsMonth,
  mannerProblems,
  onlineNeedsMore,
  tooFewForGroups,
  tooLateToMakeUp,
  tooOftenByGroup,
} from './manner-problems.ts';
import { membersOnDay } from './from-rows.ts';
import type { PlannedManner } from './orders.ts';
import { isExpected } from './roll.ts';
import type { MeetingRow } from './rows.ts';
import type { MeetingKind } from './types.ts';

/** «Cột về hình thức» — what the plan keeps of the manner. */
export type MannerColumns = Pick<MeetingRow, 'manner' | 'cannotCome' | 'partyGroups' | 'mannerReason'>;

/** «Buổi đang định» — what is planned, as far as manner and month are concerned. */
export interface Planned {
  readonly id: Id;
  readonly month: CivilDate;
  readonly kind: MeetingKind;
  readonly plannedOn: CivilDate;
}

const together: MannerColumns = {
  manner: 'together',
  cannotCome: null,
  partyGroups: null,
  mannerReason: null,
};

/** «Đủ điều kiện họp theo hình thức này» — online and by groups only as the rule of the day allows; the reason is kept. */
export function checkManner(
  rows: Rows,
  planned: Planned,
  held: PlannedManner | undefined,
  desk: Desk,
): Result<MannerColumns> {
  if (held === undefined || held.manner === 'together') return ok(together);
  const reason = tidy(held.reason ?? '');
  if (reason === '') return refuse(mannerProblems.reasonIsMissing);
  return held.manner === 'online'
    ? checkOnline(rows, planned, held.cannotCome ?? 0, reason, desk)
    : checkGroups(rows, planned, held.partyGroups ?? 0, reason, desk);
}

function checkOnline(
  rows: Rows,
  planned: Planned,
  cannotCome: number,
  mannerReason: string,
  desk: Desk,
): Result<MannerColumns> {
  const rule = rulesOfDay(desk, planned.plannedOn)('meetings.online-condition');
  if (!rule) return refuse(mannerProblems.onlineNotAllowed);
  const counted = countedOn(rows, planned, desk);
  if (cannotCome > counted) return refuse(citing(mannerProblems.moreThanThereAre, rule.citation));
  return reaches(cannotCome, counted, rule.value)
    ? ok({ ...together, manner: 'online', cannotCome, mannerReason })
    : refuse(citing(onlineNeedsMore(cannotCome, neededOf(counted, rule.value), counted), rule.citation));
}

/** «Số để tính» — members who would have to come: exempt and suspended members are not counted. */
export function countedOn(
  rows: Rows,
  planned: Pick<Planned, 'plannedOn'>,
  desk: Pick<Desk, 'organisation'>,
): number {
  return membersOnDay(rows, desk.organisation.no, planned.plannedOn).filter(isExpected).length;
}

function checkGroups(
  rows: Rows,
  planned: Planned,
  partyGroups: number,
  mannerReason: string,
  desk: Desk,
): Result<MannerColumns> {
  const rule = rulesOfDay(desk, planned.plannedOn)('meetings.by-group');
  if (!rule) return refuse(mannerProblems.groupsNotAllowed);
  if (partyGroups <= 1) return refuse(citing(mannerProblems.noGroups, rule.citation));
  const closed = groupsClosed(rows, planned, desk);
  return closed ? refuse(closed) : ok({ ...together, manner: 'by-group', partyGroups, mannerReason });
}

/** «Chưa họp theo tổ được» — because the cell is too small or has done so often enough this year; `null`: it may. */
export function groupsClosed(
  rows: Rows,
  planned: Pick<Planned, 'plannedOn' | 'month'> & { readonly id: Id | null },
  desk: Pick<Desk, 'rules' | 'organisation'>,
): Problem | null {
  const rule = rulesOfDay(desk, planned.plannedOn)('meetings.by-group');
  if (!rule) return mannerProblems.groupsNotAllowed;
  const { membersFrom, timesPerYear } = rule.value;
  const strength = membersOnDay(rows, desk.organisation.no, planned.plannedOn).filter(
    ({ circumstance }) => circumstance !== 'temporarily-here' && !circumstance?.startsWith('attached'),
  ).length;
  if (strength < membersFrom) return citing(tooFewForGroups(strength, membersFrom), rule.citation);
  const [year] = planned.month.split('-');
  const times = rows
    .all<MeetingRow>('meeting')
    .filter(
      (row) =>
        row.organisationNo === desk.organisation.no &&
        row.id !== planned.id &&
        row.manner === 'by-group' &&
        row.state !== 'excused' &&
        row.month.startsWith(`${year ?? ''}-`),
    ).length;
  return times >= timesPerYear ? citing(tooOftenByGroup(timesPerYear), rule.citation) : null;
}

/** «Họp bù» — an ordinary meeting held after its month. */
export function makesUp({ kind, month }: Pick<Planned, 'kind' | 'month'>, on: CivilDate): boolean {
  return kind === 'ordinary' && on >= monthStart(month, 1);
}

/** «Hết hạn họp bù» — the first day on which a meeting no longer counts for the month; `null`: none is fixed. */
export function madeUpUntil(month: CivilDate, months: number | null): CivilDate | null {
  return months === null ? null : monthStart(month, 1 + months);
}

/** «Ngày họp thật của buổi thường kỳ» — not before its month, not after it still counts, and one such meeting a day. */
export function checkHeldOn(
  rows: Rows,
  meeting: Pick<MeetingRow, 'id' | 'month' | 'kind'>,
  heldOn: CivilDate,
  desk: Desk,
): Result<null> {
  if (meeting.kind !== 'ordinary') return ok(null);
  const times = rulesOfDay(desk, meeting.month)('meetings.times-per-month');
  if (heldOn < meeting.month) {
    const early = heldBeforeItsMonth(meeting.month);
    return refuse(times ? citing(early, times.citation) : early);
  }
  const makeUp = checkMakeUp(rows, { ...meeting, plannedOn: heldOn }, desk);
  if (!makeUp.ok) return refuse(atField(makeUp.problem, 'heldOn'));
  const another = rows
    .all<MeetingRow>('meeting')
    .some(
      (row) =>
        row.organisationNo === desk.organisation.no &&
        row.id !== meeting.id &&
        row.kind === 'ordinary' &&
        row.heldOn === heldOn,
    );
  return another ? refuse(atField(secondMeetingOfADay(heldOn), 'heldOn')) : ok(null);
}

/** «Họp bù được không» — for a month without its ordinary meeting, as long as it still counts. */
export function checkMakeUp(rows: Rows, planned: Planned, desk: Desk): Result<readonly RowChange[]> {
  if (!makesUp(planned, planned.plannedOn)) return ok([]);
  const held = rows
    .all<MeetingRow>('meeting')
    .some(
      (row) =>
        row.organisationNo === desk.organisation.no &&
        row.id !== planned.id &&
        row.month === planned.month &&
        row.kind === 'ordinary' &&
        row.heldOn !== null,
    );
  if (held) return refuse(mannerProblems.nothingToMakeUp);
  const rule = rulesOfDay(desk, planned.month)('meetings.make-up-months');
  const until = madeUpUntil(planned.month, rule?.value ?? null);
  return rule && until !== null && planned.plannedOn >= until
    ? refuse(citing(tooLateToMakeUp(until), rule.citation))
    : ok([]);
}
