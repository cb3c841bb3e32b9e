import type { InputOf } from '#kernel/contract.ts';
import { rulesOfDay, todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type {
  commentMinutes,
  fileSignedMinutes,
  removeSignedFile,
  settleComment,
  signMinutes,
} from '../../contract/signing.ts';
import { bookProblems } from '../book-problems.ts';
import { dayOf } from '../book.ts';
import { came } from '../roll.ts';
import type { MeetingRow, MinutesRow } from '../rows.ts';
import {
  rolesOf,
  signaturesOf,
  signedFilesOf,
  signingProblems,
  type RemarkRow,
  type SignatureRow,
  type SignedFileRow,
} from '../signing.ts';
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
    level: found.value.level ?? null,
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

/** «Lưu giấy đã ký» — beside locked minutes, which stay as they are; each is added, the same one again is nothing new. */
export const decideSignedFile: Decide<InputOf<typeof fileSignedMinutes>, Signed> = (rows, input, desk) => {
  const minutes = lockedMinutes(rows, input.meetingId, desk);
  if (!minutes.ok) return minutes;
  const value = { meetingId: input.meetingId };
  const filed = signedFilesOf(rows, input.meetingId);
  const id = input.id ?? desk.command;
  const stands = filed.some((one) => one.id === id || (one.file === input.file && one.removedOn === null));
  if (stands) return ok({ changes: [], value });
  const row: SignedFileRow = {
    id,
    meetingId: input.meetingId,
    organisationNo: desk.organisation.no,
    kind: input.kind ?? 'minutes',
    file: input.file,
    fileName: input.fileName,
    filedOn: todayOf(desk),
    filedBy: desk.person,
    removedOn: null,
    removedBy: null,
    removedReason: null,
    level: minutes.value.level ?? null,
  };
  return ok({ changes: [put('signed-file', row.id, row), ...latest(minutes.value, [...filed, row])], value });
};

/** «Rút giấy đã lưu» — filed by mistake; the line stays, with who took it out and why. */
export const decideFileRemoval: Decide<InputOf<typeof removeSignedFile>, Signed> = (rows, input, desk) => {
  const minutes = lockedMinutes(rows, input.meetingId, desk);
  if (!minutes.ok) return minutes;
  const filed = signedFilesOf(rows, input.meetingId);
  const found = filed.find((one) => one.file === input.file && one.removedOn === null);
  if (!found) return refuse(signingProblems.fileNotFound);
  const reason = tidy(input.reason);
  if (reason === '') return refuse(signingProblems.removalNeedsReason);
  const row: SignedFileRow = {
    ...found,
    // Filed before several were kept, it has no line of its own yet.
    id: rows.one('signed-file', found.id) ? found.id : desk.command,
    organisationNo: desk.organisation.no,
    removedOn: todayOf(desk),
    removedBy: desk.person,
    removedReason: reason,
  };
  const left = filed.filter((one) => one !== found);
  return ok({
    changes: [put('signed-file', row.id, row), ...latest(minutes.value, left)],
    value: { meetingId: input.meetingId },
  });
};

function lockedMinutes(rows: Rows, meetingId: Id, desk: Desk): Result<MinutesRow> {
  const found = findMeeting(rows, meetingId, desk);
  if (!found.ok) return found;
  const minutes = rows.one<MinutesRow>('minutes', meetingId);
  return minutes ? ok(minutes) : refuse({ ...bookProblems.minutesAreNotLocked, awaits: true });
}

/** What the minutes say of their own signed sheets: the last one filed, or that there is none. */
function latest(minutes: MinutesRow, files: readonly SignedFileRow[]): readonly RowChange[] {
  const last = files.findLast(({ kind, removedOn }) => kind === 'minutes' && removedOn === null);
  const row: MinutesRow = {
    ...minutes,
    signedFile: last?.file ?? null,
    signedFileName: last?.fileName ?? null,
    filedOn: last?.filedOn ?? null,
    filedBy: last?.filedBy ?? null,
  };
  return row.signedFile === minutes.signedFile ? [] : [put('minutes', row.meetingId, row)];
}

/** The form of the minutes says who signs, and that they are read back before they are adopted. */
function cited(problem: Problem, meeting: MeetingRow, desk: Desk): Problem {
  const form = rulesOfDay(desk, dayOf(meeting))('meetings.minutes-form');
  return form ? { ...problem, citation: form.citation } : problem;
}
