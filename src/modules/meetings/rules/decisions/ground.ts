import type { Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { bookProblems } from '../book-problems.ts';
import { problems } from '../problems.ts';
import { stillWritable } from '../roll.ts';
import type { AgendaItemRow, MeetingRow, RollEntryRow } from '../rows.ts';

/** «Tìm buổi sinh hoạt» — of this cell; one that is not there yet is awaited, for phones send in any order. */
export function findMeeting(rows: Rows, meetingId: Id, desk: Desk): Result<MeetingRow> {
  const meeting = rows.one<MeetingRow>('meeting', meetingId);
  return meeting?.organisationNo === desk.organisation.no
    ? ok(meeting)
    : refuse(bookProblems.meetingNotFound);
}

/** «Sổ còn ghi được» — neither locked nor excused. */
export function writableMeeting(rows: Rows, meetingId: Id, desk: Desk): Result<MeetingRow> {
  const found = findMeeting(rows, meetingId, desk);
  if (!found.ok) return found;
  const writable = stillWritable(found.value);
  if (!writable.ok) return writable;
  return found.value.state === 'excused' ? refuse(bookProblems.meetingIsExcused) : found;
}

/** «Chưa khai mạc» — still to be planned, convened, answered. */
export function comingMeeting(rows: Rows, meetingId: Id, desk: Desk): Result<MeetingRow> {
  const found = writableMeeting(rows, meetingId, desk);
  return found.ok && found.value.state === 'open' ? refuse(bookProblems.meetingHasBegun) : found;
}

/** «Đang họp» — opened and not locked. */
export function openMeetingOf(rows: Rows, meetingId: Id, desk: Desk): Result<MeetingRow> {
  const found = writableMeeting(rows, meetingId, desk);
  return found.ok && found.value.state !== 'open' ? refuse(problems.meetingIsNotOpen) : found;
}

/** «Chưa thông qua» — what the cell has adopted is added to only after an item is opened again. */
export function notAdopted(meeting: MeetingRow): Result<null> {
  return meeting.adoptedOn === null ? ok(null) : refuse(bookProblems.minutesAreAdopted);
}

/** «Sổ còn ghi được, chưa thông qua». */
export function unadoptedMeeting(rows: Rows, meetingId: Id, desk: Desk): Result<MeetingRow> {
  const found = writableMeeting(rows, meetingId, desk);
  if (!found.ok) return found;
  const adopted = notAdopted(found.value);
  return adopted.ok ? found : adopted;
}

/** «Tìm mục» — of the meeting named. */
export function findItem(rows: Rows, meetingId: Id, itemId: Id): Result<AgendaItemRow> {
  const item = rows.one<AgendaItemRow>('agenda-item', itemId);
  return item?.meetingId === meetingId ? ok(item) : refuse(problems.itemNotFound);
}

/** «Tìm người trong danh sách triệu tập». */
export function findEntry(rows: Rows, meetingId: Id, personId: Id): Result<RollEntryRow> {
  const entry = rows.one<RollEntryRow>('roll-entry', `${meetingId}/${personId}`);
  return entry ? ok(entry) : refuse(problems.notOnTheRoll);
}

/** A row as it stands afterwards. */
export function put(kind: string, key: string, row: object): RowChange {
  return { kind, key, row };
}

/** A row that is gone. */
export function gone(kind: string, key: string): RowChange {
  return { kind, key, row: null };
}

/** The meeting with some columns changed. */
export function putMeeting(meeting: MeetingRow, changed: Partial<MeetingRow>): RowChange {
  return put('meeting', meeting.id, { ...meeting, ...changed });
}

/** A line of the roll with some columns changed. */
export function putEntry(entry: RollEntryRow, changed: Partial<RollEntryRow>): RowChange {
  return put('roll-entry', `${entry.meetingId}/${entry.personId}`, { ...entry, ...changed });
}
