import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { reaches } from '#kernel/share.ts';
import type { Threshold } from '#kernel/rule-values.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { problems } from './problems.ts';
import type { Attendance, Meeting, RollCircumstance, RollEntry, Standing } from './types.ts';

/** «Đảng viên trong ngày họp» — what the member register knows of a person on the day of the meeting. */
export interface MemberOnDay {
  readonly personId: Id;
  readonly standing: Standing;
  readonly circumstance: RollCircumstance | null;
}

/** «Số liệu điểm danh» — the counts that minutes, scores and the levels above need. */
export interface RollCounts {
  /** «Đảng số» — everyone who belongs to the cell, whatever the circumstance. */
  readonly strength: number;
  readonly official: number;
  readonly probationary: number;
  readonly temporarilyHere: number;
  readonly temporarilyElsewhere: number;
  readonly exempt: number;
  readonly suspended: number;
  /** «Triệu tập» — those who must come: not exempt, not suspended, not elsewhere. */
  readonly expected: number;
  /** Of those expected. */
  readonly present: number;
  readonly presentOfficial: number;
  readonly presentProbationary: number;
  readonly presentTemporary: number;
  readonly online: number;
  readonly excused: number;
  readonly absent: number;
  readonly unmarked: number;
  readonly exemptWhoCame: number;
  /** Of another cell, assigned to attend here. */
  readonly attachedWhoCame: number;
  readonly guests: number;
}

/** «Lập danh sách triệu tập» — the roll of a meeting from the members of the day. */
export function convene(meetingId: Id, members: readonly MemberOnDay[]): readonly RollEntry[] {
  return members.map((member) => ({
    meetingId,
    personId: member.personId,
    standing: member.standing,
    circumstance: member.circumstance,
    attendance: null,
    reason: null,
    answer: null,
    guestName: null,
  }));
}

/** «Ghi điểm danh» — notes one person's attendance. Exempt members who come are marked like everyone. */
export function markAttendance(
  roll: readonly RollEntry[],
  personId: Id,
  attendance: Attendance | null,
  reason: string | null = null,
): Result<RollEntry> {
  const entry = roll.find((candidate) => candidate.personId === personId);
  if (!entry) return refuse(problems.notOnTheRoll);
  if (entry.circumstance === 'suspended' && isHere(attendance)) return refuse(problems.suspendedMayNotAttend);
  const said = attendance === 'present' || attendance === 'online' ? '' : tidy(reason ?? '');
  if (attendance === 'excused' && said === '') return refuse(problems.reasonIsMissing);
  return ok({ ...entry, attendance, reason: said === '' ? null : said });
}

/** «Sổ còn ghi được» — refuses whatever would change a locked meeting. */
export function stillWritable(meeting: Pick<Meeting, 'state'>): Result<null> {
  return meeting.state === 'closed' || meeting.state === 'sent' ? refuse(problems.meetingIsLocked) : ok(null);
}

/** «Phải dự» — whether the meeting counts on this person: members of the cell who are free to come, and those temporarily here. */
export function isExpected(entry: Pick<RollEntry, 'standing' | 'circumstance'>): boolean {
  return (
    entry.standing !== 'guest' && (entry.circumstance === null || entry.circumstance === 'temporarily-here')
  );
}

/** «Người của chi bộ khác» — here for a time, or attached: counted at home. */
export function isOfAnother({ circumstance }: Pick<RollEntry, 'circumstance'>): boolean {
  return circumstance === 'temporarily-here' || isAttached({ circumstance });
}

/** «Được phân công dự» — with or without a vote. */
export function isAttached({ circumstance }: Pick<RollEntry, 'circumstance'>): boolean {
  return circumstance === 'attached' || circumstance === 'attached-voting';
}

/** «Có mặt» — in the room or online. */
export function came(entry: RollEntry): boolean {
  return isHere(entry.attendance);
}

/** «Đã điểm danh đủ» — whether everybody expected is marked. */
export function rollIsComplete(roll: readonly RollEntry[]): boolean {
  return roll.every((entry) => !isExpected(entry) || entry.attendance !== null);
}

/** «Được báo họp» — suspended members and those elsewhere are not called to the meeting. */
export function isCalled(entry: Pick<RollEntry, 'circumstance'>): boolean {
  return entry.circumstance !== 'suspended' && entry.circumstance !== 'temporarily-elsewhere';
}

/** «Đếm danh sách» — all counts of a roll at once. */
export function countRoll(roll: readonly RollEntry[]): RollCounts {
  const own = roll.filter((entry) => entry.standing !== 'guest' && !isOfAnother(entry));
  const expected = roll.filter(isExpected);
  const present = expected.filter(came);
  const ownPresent = present.filter((entry) => entry.circumstance === null);
  const ofOwn = (circumstance: RollCircumstance) =>
    own.filter((entry) => entry.circumstance === circumstance);
  const marked = (attendance: Attendance | null) =>
    expected.filter((entry) => entry.attendance === attendance);
  return {
    strength: own.length,
    official: own.filter((entry) => entry.standing === 'official').length,
    probationary: own.filter((entry) => entry.standing === 'probationary').length,
    temporarilyHere: roll.filter((entry) => entry.circumstance === 'temporarily-here').length,
    temporarilyElsewhere: ofOwn('temporarily-elsewhere').length,
    exempt: ofOwn('exempt').length,
    suspended: ofOwn('suspended').length,
    expected: expected.length,
    present: present.length,
    presentOfficial: ownPresent.filter((entry) => entry.standing === 'official').length,
    presentProbationary: ownPresent.filter((entry) => entry.standing === 'probationary').length,
    presentTemporary: present.length - ownPresent.length,
    online: marked('online').length,
    excused: marked('excused').length,
    absent: marked('absent').length,
    unmarked: marked(null).length,
    exemptWhoCame: ofOwn('exempt').filter(came).length,
    attachedWhoCame: roll.filter((entry) => isAttached(entry) && came(entry)).length,
    guests: roll.filter((entry) => entry.standing === 'guest' && came(entry)).length,
  };
}

/**
 * «Điều kiện sinh hoạt trực tuyến» — whether so many cannot come together that the cell may meet online.
 * Exempt and suspended members are not counted (03-HD/TW).
 */
export function mayMeetOnline(
  roll: readonly RollEntry[],
  cannotCome: ReadonlySet<Id>,
  condition: Threshold,
): boolean {
  const counted = roll.filter(isExpected);
  const unable = counted.filter((entry) => cannotCome.has(entry.personId));
  return counted.length > 0 && reaches(unable.length, counted.length, condition);
}

function isHere(attendance: Attendance | null): boolean {
  return attendance === 'present' || attendance === 'online';
}
