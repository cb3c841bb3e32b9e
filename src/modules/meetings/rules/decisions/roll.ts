import type { Id } from '#kernel/id.ts';
import { dayIsTooFar, isFarFrom } from '#kernel/day-reach.ts';
import { todayOf, type Decide } from '#kernel/decision.ts';
import { atField } from '#kernel/problem.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { RowChange } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type {
  AnswerInvitation,
  ConveneMeeting,
  OpenMeeting,
  RecordAttendance,
  TellMembers,
} from '../orders.ts';
import { cited } from '../cited.ts';
import { dayOf } from '../book.ts';
import { bookProblems } from '../book-problems.ts';
import { dayProblems } from '../day-problems.ts';
import { membersOnDay, ofMeeting, rollFrom } from '../from-rows.ts';
import { checkHeldOn } from '../manner.ts';
import { markAttendance } from '../roll.ts';
import type { ResolutionRow, RollEntryRow } from '../rows.ts';
import { putBook } from '../versions.ts';
import { tellFollowers } from './superior-notice.ts';
import {
  comingMeeting,
  findEntry,
  gone,
  notAdopted,
  put,
  putEntry,
  putMeeting,
  unadoptedMeeting,
  writableMeeting,
} from './ground.ts';

type Done = { readonly meetingId: Id };

/**
 * «Triệu tập» — the roll of the day from the register; drawn again it keeps what people answered. During the meeting
 * it takes in who has come to the cell since; whoever is marked already stays.
 */
export const decideConvene: Decide<ConveneMeeting, Done & { readonly entries: number }> = (
  rows,
  input,
  desk,
) => {
  const found = writableMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const meeting = found.value;
  const adopted = notAdopted(meeting);
  if (!adopted.ok) return adopted;
  const isOpen = meeting.state === 'open';
  const members = membersOnDay(rows, desk.organisation.no, dayOf(meeting));
  if (members.length === 0) return refuse(bookProblems.nobodyToConvene);
  const before = ofMeeting<RollEntryRow>(rows, 'roll-entry', meeting.id);
  const entries = members.map((member): RollEntryRow => {
    const known = before.find((entry) => entry.personId === member.personId);
    return {
      ...member,
      meetingId: meeting.id,
      organisationNo: desk.organisation.no,
      attendance: known?.attendance ?? null,
      reason: known?.reason ?? null,
      answer: known?.answer ?? null,
      toldBy: known?.toldBy ?? null,
    };
  });
  const marked = before.filter((entry) => isOpen && entry.attendance !== null);
  const stay = new Set([...members, ...marked].map(({ personId }) => personId));
  const changes: RowChange[] = [
    ...(isOpen
      ? []
      : [
          putMeeting(meeting, {
            state: 'convened',
            convenedAt: meeting.convenedAt ?? desk.now,
            firstPlannedOn: meeting.firstPlannedOn ?? meeting.plannedOn,
          }),
        ]),
    ...(isOpen ? [] : tellFollowers(rows, meeting, desk)),
    ...entries.map((entry) => put('roll-entry', `${entry.meetingId}/${entry.personId}`, entry)),
    ...before
      .filter((entry) => !stay.has(entry.personId))
      .map((entry) => gone('roll-entry', `${entry.meetingId}/${entry.personId}`)),
  ];
  return ok({ changes, value: { meetingId: meeting.id, entries: entries.length } });
};

/** «Đã báo họp» — who was told, and how. */
export const decideTell: Decide<TellMembers, Done> = (rows, input, desk) => {
  const found = writableMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const changes: RowChange[] = [];
  for (const personId of new Set(input.personIds)) {
    const entry = findEntry(rows, input.meetingId, personId);
    if (!entry.ok) return entry;
    changes.push(putEntry(entry.value, { toldBy: input.toldBy }));
  }
  return ok({ changes, value: { meetingId: input.meetingId } });
};

/** «Trả lời giấy mời» — for oneself unless another is named; whoever keeps the book may answer for others. */
export const decideAnswer: Decide<AnswerInvitation, Done> = (rows, input, desk) => {
  const found = comingMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  if (found.value.state === 'planned') return refuse(bookProblems.rollIsNotDrawn);
  const entry = findEntry(rows, input.meetingId, input.personId ?? desk.person);
  if (!entry.ok) return entry;
  const reason = tidy(input.reason ?? '');
  const changed = putEntry(entry.value, {
    answer: input.answer,
    reason: input.answer === 'leave-asked' && reason !== '' ? reason : null,
  });
  return ok({ changes: [changed], value: { meetingId: input.meetingId } });
};

/** «Khai mạc» — chair and clerk are on the roll; opening again corrects the opening. */
export const decideOpen: Decide<OpenMeeting, Done> = cited((rows, input, desk) => {
  const found = unadoptedMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  if (found.value.state === 'planned') return refuse(bookProblems.rollIsNotDrawn);
  if (input.heldOn > todayOf(desk)) return refuse(dayProblems.meetingDayIsToCome);
  if (isFarFrom(input.heldOn, todayOf(desk))) return refuse(atField(dayIsTooFar, 'heldOn'));
  const isDated = ofMeeting<ResolutionRow>(rows, 'resolution', input.meetingId).some(
    (row) => row.adoptedOn !== null && row.adoptedOn !== input.heldOn,
  );
  if (isDated) return refuse(dayProblems.resolutionBearsTheDay);
  const inItsMonth = checkHeldOn(rows, found.value, input.heldOn, desk);
  if (!inItsMonth.ok) return inItsMonth;
  for (const personId of [input.chairId, input.clerkId]) {
    const entry = findEntry(rows, input.meetingId, personId);
    if (!entry.ok) return entry;
  }
  const guests = (input.guests ?? []).map(tidy).filter((name) => name !== '');
  const changed = putMeeting(found.value, {
    state: 'open',
    heldOn: input.heldOn,
    openedAt: input.openedAt,
    chairId: input.chairId,
    clerkId: input.clerkId,
    guests: guests.length === 0 ? null : guests.join('\n'),
  });
  const book = rows.one('book', input.meetingId) ? [] : [putBook(desk, input.meetingId, 'opened')];
  return ok({ changes: [changed, ...book], value: { meetingId: input.meetingId } });
});

/** «Ghi điểm danh» — whoever asked for leave beforehand is excused for the reason given then. */
export const decideAttendance: Decide<RecordAttendance, Done> = cited((rows, input, desk) => {
  const found = writableMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const adopted = notAdopted(found.value);
  if (!adopted.ok) return adopted;
  const roll = rollFrom(ofMeeting<RollEntryRow>(rows, 'roll-entry', input.meetingId));
  if (roll.length === 0) return refuse(bookProblems.rollIsNotDrawn);
  const changes = new Map<string, RowChange>();
  for (const { personId, attendance, reason } of input.entries) {
    const entry = findEntry(rows, input.meetingId, personId);
    if (!entry.ok) return entry;
    const said = reason ?? (attendance === 'excused' ? entry.value.reason : null);
    const marked = markAttendance(roll, personId, attendance, said);
    if (!marked.ok) return marked;
    changes.set(personId, putEntry(entry.value, { attendance, reason: marked.value.reason }));
  }
  return ok({ changes: [...changes.values()], value: { meetingId: input.meetingId } });
});
