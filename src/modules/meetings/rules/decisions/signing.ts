import type { InputOf } from '#kernel/contract.ts';
import { rulesOfDay, todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, refuse } from '#kernel/result.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type {
  commentMinutes,
  fileSignedMinutes,
  settleComment,
  signMinutes,
} from '../../contract/signing.ts';
import { bookProblems } from '../book-problems.ts';
import { dayOf } from '../book.ts';
import { came } from '../roll.ts';
import type { MeetingRow, MinutesRow } from '../rows.ts';
import { rolesOf, signaturesOf, signingProblems, type RemarkRow, type SignatureRow } from '../signing.ts';
import { keepsBook } from '../versions.ts';
import { findEntry, findMeeting, openMeetingOf, put } from './ground.ts';

type Done = { readonly id: Id };
type Signed = { readonly meetingId: Id };

/** «Góp ý biên bản» — from opening until adoption, by those marked present. */
export const decideRemark: Decide<InputOf<typeof commentMinutes>, Done> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  if (found.value.adoptedOn !== null)
    return refuse(cited(signingProblems.minutesAreAdopted, found.value, desk));
  const entry = findEntry(rows, input.meetingId, desk.person);
  if (!entry.ok || !came({ ...entry.value, answer: null, guestName: null }))
    return refuse(signingProblems.wasNotThere);
  const before = rows.one<RemarkRow>('remark', input.id);
  if (before && (before.meetingId !== input.meetingId || before.personId !== desk.person))
    return refuse(signingProblems.remarkNotFound);
  if (before && before.standing !== 'waiting') return refuse(signingProblems.remarkIsAnswered);
  const row: RemarkRow = {
    id: input.id,
    meetingId: input.meetingId,
    organisationNo: desk.organisation.no,
    personId: desk.person,
    text: input.text.normalize('NFC').trim(),
    writtenAt: before?.writtenAt ?? desk.now,
    standing: 'waiting',
    answer: null,
  };
  return ok({ changes: [put('remark', row.id, row)], value: { id: row.id } });
};

/** «Trả lời góp ý» — by who holds the book, until the minutes are locked. */
export const decideRemarkAnswer: Decide<InputOf<typeof settleComment>, Done> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const before = rows.one<RemarkRow>('remark', input.remarkId);
  if (before?.meetingId !== input.meetingId) return refuse(signingProblems.remarkNotFound);
  if (!keepsBook(rows, input.meetingId, desk.person)) return refuse(bookProblems.notTheKeeper);
  const said = tidy(input.answer ?? '');
  if (input.standing === 'left' && said === '') return refuse(signingProblems.leavingNeedsReason);
  const row: RemarkRow = { ...before, standing: input.standing, answer: said === '' ? null : said };
  return ok({ changes: [put('remark', row.id, row)], value: { id: row.id } });
};

/** «Ký biên bản» — the person's own roles; the text signed is the one that was locked. */
export const decideSigning: Decide<InputOf<typeof signMinutes>, Signed> = (rows, input, desk) => {
  const found = findMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const roles = rolesOf(found.value, desk.person);
  if (roles.length === 0) return refuse(cited(signingProblems.isNoSigner, found.value, desk));
  const minutes = rows.one<MinutesRow>('minutes', input.meetingId);
  if (!minutes) return refuse({ ...bookProblems.minutesAreNotLocked, awaits: true });
  if (minutes.textHash !== input.textHash) return refuse(signingProblems.textIsAnother);
  const given = new Set(signaturesOf(rows, input.meetingId).map((signature) => signature.role));
  const left = roles.filter((role) => !given.has(role));
  if (left.length === 0) return refuse(signingProblems.isSigned);
  const changes = left.map((role) => {
    const row: SignatureRow = {
      meetingId: input.meetingId,
      role,
      organisationNo: desk.organisation.no,
      personId: desk.person,
      textHash: input.textHash,
      signedAt: desk.now,
    };
    return put('signature', `${row.meetingId}/${role}`, row);
  });
  return ok({ changes, value: { meetingId: input.meetingId } });
};

/** «Lưu bản ký tay» — beside locked minutes, which stay as they are. */
export const decideSignedFile: Decide<InputOf<typeof fileSignedMinutes>, Signed> = (rows, input, desk) => {
  const found = findMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const minutes = rows.one<MinutesRow>('minutes', input.meetingId);
  if (!minutes) return refuse({ ...bookProblems.minutesAreNotLocked, awaits: true });
  const row: MinutesRow = {
    ...minutes,
    signedFile: input.file,
    signedFileName: input.fileName,
    filedOn: todayOf(desk),
    filedBy: desk.person,
  };
  return ok({ changes: [put('minutes', row.meetingId, row)], value: { meetingId: row.meetingId } });
};

/** The form of the minutes says who signs, and that they are read back before they are adopted. */
function cited(problem: Problem, meeting: MeetingRow, desk: Desk): Problem {
  const form = rulesOfDay(desk, dayOf(meeting))('meetings.minutes-form');
  return form ? { ...problem, citation: form.citation } : problem;
}
