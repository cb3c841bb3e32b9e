import type { InputOf } from '#kernel/contract.ts';
import type { Decide, Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type { answerNotice } from '../../contract/superior-notice.ts';
import type { MeetingRow, RollEntryRow } from '../rows.ts';
import { followersOn, noticeProblems, noticesOf, type SuperiorNoticeRow } from '../superior-notice.ts';
import { comingMeeting, put, putEntry } from './ground.ts';

/** «Báo cấp trên theo dõi» — with the convening: each who follows the cell gets the notice once. */
export function tellFollowers(rows: Rows, meeting: MeetingRow, desk: Desk): readonly RowChange[] {
  const told = new Set(noticesOf(rows, meeting.id).map((row) => row.personId));
  return followersOn(rows, meeting)
    .filter((personId) => !told.has(personId))
    .map((personId) =>
      putNotice({
        meetingId: meeting.id,
        personId,
        organisationNo: meeting.organisationNo,
        toldAt: desk.now,
        answer: null,
        reason: null,
        answeredAt: null,
      }),
    );
}

/** «Báo lại cấp trên» — another day, hour or place is told anew, and asks for another answer. */
export function tellAgain(
  rows: Rows,
  before: MeetingRow,
  after: Pick<MeetingRow, 'plannedOn' | 'startsAt' | 'place'>,
  desk: Desk,
): readonly RowChange[] {
  const isSame =
    before.plannedOn === after.plannedOn &&
    before.startsAt === after.startsAt &&
    before.place === after.place;
  if (isSame) return [];
  return noticesOf(rows, before.id).map((row) =>
    putNotice({ ...row, toldAt: desk.now, answer: null, reason: null, answeredAt: null }),
  );
}

/** «Trả lời giấy mời của chi bộ» — by whom it was sent to; on the roll too, where the person stands there. */
export const decideNoticeAnswer: Decide<InputOf<typeof answerNotice>, { readonly meetingId: Id }> = (
  rows,
  input,
  desk,
) => {
  const found = comingMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const notice = rows.one<SuperiorNoticeRow>('superior-notice', `${input.meetingId}/${desk.person}`);
  if (!notice) return refuse(noticeProblems.noticeNotFound);
  const comes = input.answer === 'coming';
  const reason = comes ? null : tidy(input.reason ?? '') || null;
  if (!comes && reason === null) return refuse(noticeProblems.absenceNeedsReason);
  const entry = rows.one<RollEntryRow>('roll-entry', `${input.meetingId}/${desk.person}`);
  const answered = putNotice({ ...notice, answer: input.answer, reason, answeredAt: desk.now });
  return ok({
    changes: [
      answered,
      ...(entry ? [putEntry(entry, { answer: comes ? 'coming' : 'leave-asked', reason })] : []),
    ],
    value: { meetingId: input.meetingId },
  });
};

function putNotice(row: SuperiorNoticeRow): RowChange {
  return put('superior-notice', `${row.meetingId}/${row.personId}`, row);
}
