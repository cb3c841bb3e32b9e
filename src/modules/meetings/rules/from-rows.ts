import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import type { MemberOnDay } from './roll.ts';
import type { AgendaItemRow, MeetingRow, RollEntryRow, ScoreLineRow, TaskRow } from './rows.ts';
import type {
  AttachmentRow,
  ArrivalRow,
  CircumstanceRow,
  PeriodOfPerson,
  StandingRow,
} from './rows-of-others.ts';
import type { AgendaItem, Meeting, RollCircumstance, RollEntry, ScoreLine, Task } from './types.ts';

/** «Buổi sinh hoạt từ dòng sổ» — the meeting as rules look at it. */
export function meetingFrom(row: MeetingRow, organisationId: Id): Meeting {
  return { ...row, organisationId, startsAt: row.startsAt as Meeting['startsAt'] };
}

/** «Mục từ dòng sổ». */
export function itemFrom(row: AgendaItemRow): AgendaItem {
  return { ...row, originKind: row.originKind ?? 'added' };
}

/** «Danh sách từ dòng sổ» — members, and the guests written down at the opening. */
export function rollFrom(
  rows: readonly RollEntryRow[],
  meeting: MeetingRow | null = null,
): readonly RollEntry[] {
  const members = rows.map((row): RollEntry => ({
    ...row,
    answer: row.answer === 'leave-asked' ? 'asks-leave' : row.answer,
    guestName: null,
  }));
  return meeting === null ? members : [...members, ...guestsOf(meeting)];
}

/** «Nhiệm vụ từ dòng sổ». */
export function taskFrom(row: TaskRow, organisationId: Id): Task {
  return { ...row, organisationId };
}

/** «Điểm chi bộ chấm» — the lines the cell decided; the book's own are computed anew each time. */
export function cellLinesFrom(rows: readonly ScoreLineRow[]): readonly ScoreLine[] {
  return rows
    .filter((row) => row.scoredBy === 'cell')
    .map((row) => ({
      meetingId: row.meetingId,
      criterion: row.criterion,
      points: row.points,
      evidence: row.evidence,
      by: 'cell',
    }));
}

/** The rows of one meeting, in a stable order. */
export function ofMeeting<Row extends { readonly meetingId: Id | null }>(
  rows: Rows,
  kind: string,
  meetingId: Id,
): readonly Row[] {
  return rows.all<Row>(kind).filter((row) => row.meetingId === meetingId);
}

/** The roll of one meeting as rules look at it. */
export function rollOf(rows: Rows, meeting: MeetingRow): readonly RollEntry[] {
  return rollFrom(ofMeeting<RollEntryRow>(rows, 'roll-entry', meeting.id), meeting);
}

/** «Đảng viên trong ngày» — who belongs to the cell on the day, and who is temporarily here, each once. */
export function membersOnDay(rows: Rows, organisationNo: number, day: CivilDate): readonly MemberOnDay[] {
  const inForce = <Row extends PeriodOfPerson>(kind: string) =>
    rows.all<Row>(kind).filter((row) => includes(readPeriod(row.valid), day));
  const here = (row: PeriodOfPerson) => row.organisationNo === organisationNo;
  const circumstances = inForce<CircumstanceRow>('circumstance').filter(here);
  const standings = inForce<StandingRow>('standing');
  const guests = circumstances.filter((row) => row.kind === 'temporarily-here');
  const own = inForce<PeriodOfPerson>('affiliation').filter(here);
  const ids = [...new Set([...own, ...guests].map((row) => row.personId))].toSorted();
  const arrivals = rows.all<ArrivalRow>('arrival');
  const standingOf = (personId: Id) => [...standings, ...arrivals].find((row) => row.personId === personId);
  const members = ids.map((personId) => ({
    personId,
    standing: standingOf(personId)?.standing ?? 'official',
    circumstance: weightiest(circumstances.filter((row) => row.personId === personId)),
  }));
  const attached = inForce<AttachmentRow>('attachment').filter(
    (row) => here(row) && !ids.includes(row.personId),
  );
  return [...members, ...attached.map(attachedOnDay)];
}

/** «Người được phân công dự» — on the roll apart: their own cell counts them. */
function attachedOnDay({ personId, standing, mayVote }: AttachmentRow): MemberOnDay {
  return { personId, standing, circumstance: mayVote ? 'attached-voting' : 'attached' };
}

const byWeight: readonly RollCircumstance[] = [
  'suspended',
  'temporarily-elsewhere',
  'exempt',
  'temporarily-here',
];

function weightiest(rows: readonly CircumstanceRow[]): RollCircumstance | null {
  return byWeight.find((kind) => rows.some((row) => row.kind === kind)) ?? null;
}

function guestsOf(meeting: MeetingRow): readonly RollEntry[] {
  const names = (meeting.guests ?? '').split('\n').filter((name) => name !== '');
  return names.map((guestName, index) => ({
    meetingId: meeting.id,
    personId: `guest ${index}` as Id,
    standing: 'guest',
    circumstance: null,
    attendance: 'present',
    reason: null,
    answer: null,
    guestName,
  }));
}
