import { todayOf, rulesOfDay, type Decide, type Desk } from '#kernel/decision.ts';
import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { neededOf } from '#kernel/share.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { bearsSecrecyMark } from '#modules/kit/public.ts';
import { committeeIsShort, committeeProblems as problems } from './committee-problems.ts';
import type {
  DropCommitteeMeeting,
  FileCommitteePaper,
  RecordCommitteeMeeting,
  SignCommitteeMeeting,
} from './orders.ts';
import { problems as preparationProblems } from './problems.ts';
import type { CommitteeMeetingRow, CommitteeMinutesRow, MeetingOfMonth, TermOfOffice } from './rows.ts';

type Done = { readonly id: Id };

/** «Ghi buổi họp chi ủy» — before the cell meets; again: corrected, and to be signed anew. */
export const decideCommitteeMeeting: Decide<RecordCommitteeMeeting, Done> = (rows, input, desk) => {
  const before = rows.one<CommitteeMeetingRow>('committee-meeting', input.id);
  if (before && before.organisationNo !== desk.organisation.no) return refuse(problems.notFound);
  if (input.heldOn > todayOf(desk)) return refuse(problems.isToCome);
  const committee = committeeOn(rows, desk.organisation.no, input.heldOn);
  const present = [...new Set(input.presentIds)];
  const problem = whyNotMet(present, committee.people, input, desk) ?? whyNoMinutes(input);
  if (problem) return refuse(problem);
  const row: CommitteeMeetingRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    month: input.month,
    heldOn: input.heldOn,
    startsAt: input.startsAt ?? null,
    place: tidy(input.place ?? '') || null,
    short: !committee.isElected,
    chairId: input.chairId,
    clerkId: input.clerkId,
    present,
    strength: committee.people.length,
    version: (before?.version ?? 0) + 1,
    chairSignedAt: null,
    clerkSignedAt: null,
    notedAt: saysTheSame(before, input) ? (before?.notedAt ?? null) : desk.now,
  };
  const minutes: CommitteeMinutesRow = {
    committeeMeetingId: row.id,
    organisationNo: row.organisationNo,
    contents: prose(input.contents),
    conclusions: prose(input.conclusions),
    files: rows.one<CommitteeMinutesRow>('committee-minutes', row.id)?.files ?? [],
  };
  return ok({ changes: [changed(row), kept(minutes)], value: { id: row.id } });
};

/** «Ký biên bản họp chi ủy» — by the chair or the clerk; the same person may be both. */
export const decideCommitteeSignature: Decide<SignCommitteeMeeting, Done> = (rows, input, desk) => {
  const found = meetingOf(rows, input.committeeMeetingId, desk);
  if (!found.ok) return found;
  const row = found.value;
  const [chairs, clerks] = [row.chairId === desk.person, row.clerkId === desk.person];
  if (!chairs && !clerks) return refuse(problems.isNoSigner);
  if (row.version !== input.version) return refuse(problems.isCorrected);
  const signed: CommitteeMeetingRow = {
    ...row,
    chairSignedAt: row.chairSignedAt ?? (chairs ? desk.now : null),
    clerkSignedAt: row.clerkSignedAt ?? (clerks ? desk.now : null),
  };
  return ok({ changes: [changed(signed)], value: { id: row.id } });
};

/** «Lưu bản ký tay» — a picture or scan of the minutes on paper; each is kept beside the others. */
export const decideCommitteePaper: Decide<FileCommitteePaper, Done> = (rows, input, desk) => {
  const found = meetingOf(rows, input.committeeMeetingId, desk);
  if (!found.ok) return found;
  const minutes = rows.one<CommitteeMinutesRow>('committee-minutes', input.committeeMeetingId);
  if (!minutes) return refuse(problems.notFound);
  const others = minutes.files.filter((file) => file.sha256 !== input.file);
  const row = { ...minutes, files: [...others, { sha256: input.file, name: tidy(input.fileName) }] };
  return ok({ changes: [kept(row)], value: { id: input.committeeMeetingId } });
};

/** «Bỏ buổi họp chi ủy ghi nhầm» — while nobody has signed. */
export const decideCommitteeDropping: Decide<DropCommitteeMeeting, Done> = (rows, input, desk) => {
  const found = meetingOf(rows, input.committeeMeetingId, desk);
  if (!found.ok) return found;
  const row = found.value;
  if (row.chairSignedAt !== null || row.clerkSignedAt !== null) return refuse(problems.isSigned);
  return ok({
    changes: [
      { kind: 'committee-meeting', key: row.id, row: null },
      { kind: 'committee-minutes', key: row.id, row: null },
    ],
    value: { id: row.id },
  });
};

const offices = ['secretary', 'deputy-secretary', 'committee-member'];

/** «Chi ủy trong ngày» — who belongs to it, by the terms in the book; not elected: secretary and deputy alone. */
export function committeeOn(
  rows: Rows,
  no: number,
  day: CivilDate,
): { readonly people: readonly Id[]; readonly isElected: boolean } {
  const terms = rows
    .all<TermOfOffice>('office-term')
    .filter((term) => term.organisationNo === no && includes(readPeriod(term.valid), day));
  const held = offices.flatMap((office) => terms.filter((term) => term.office === office));
  return {
    people: [...new Set(held.map((term) => term.personId))],
    isElected: held.some((term) => term.office === 'committee-member'),
  };
}

/** «Người của chi ủy» — who may see what is held back for the committee of the cell. */
export function isOfCommittee(rows: Rows, desk: Desk): boolean {
  return committeeOn(rows, desk.organisation.no, todayOf(desk)).people.includes(desk.person);
}

/** «Các buổi họp chi ủy» — of one cell, the latest first; of a month where one is given. */
export function committeeMeetingsOf(
  rows: Rows,
  no: number,
  month: CivilDate | null = null,
): readonly CommitteeMeetingRow[] {
  return rows
    .all<CommitteeMeetingRow>('committee-meeting')
    .filter((row) => row.organisationNo === no && (month === null || row.month === month))
    .toSorted((one, other) => (`${one.heldOn} ${one.id}` > `${other.heldOn} ${other.id}` ? -1 : 1));
}

/** «Chi ủy đã họp ngày nào» — the first meeting that prepared this one of the cell, one in the book before the minutes were locked before others; `null`: none. */
export function committeeMet(
  rows: Rows,
  meeting: MeetingOfMonth,
): { readonly on: CivilDate; readonly notedAfterLock: boolean } | null {
  const lockedAt = rows.one<{ readonly lockedAt: Instant | null }>('minutes', meeting.id)?.lockedAt ?? null;
  const met = committeeMeetingsOf(rows, meeting.organisationNo, meeting.month)
    .filter((row) => meeting.heldOn === null || row.heldOn <= meeting.heldOn)
    .map((row) => ({
      on: row.heldOn,
      notedAfterLock: lockedAt !== null && (row.notedAt ?? lockedAt) > lockedAt,
    }));
  return met.findLast((each) => !each.notedAfterLock) ?? met.at(-1) ?? null;
}

/** A correction of the words alone; one of the day or of the month says something new. */
function saysTheSame(
  before: CommitteeMeetingRow | undefined,
  { month, heldOn }: RecordCommitteeMeeting,
): boolean {
  return before?.month === month && before.heldOn === heldOn;
}

function whyNotMet(
  present: readonly Id[],
  people: readonly Id[],
  { chairId, clerkId, heldOn }: RecordCommitteeMeeting,
  desk: Desk,
): Problem | null {
  if (present.some((person) => !people.includes(person))) return problems.outsiders;
  const majority = rulesOfDay(desk, heldOn)('meetings.vote-majority');
  const needed = majority ? neededOf(people.length, majority.value) : 1;
  if (present.length < needed) return committeeIsShort(present.length, people.length, needed);
  return [chairId, clerkId].every((person) => present.includes(person)) ? null : problems.signerWasAway;
}

function whyNoMinutes({ contents, conclusions, place }: RecordCommitteeMeeting): Problem | null {
  if (prose(contents) === '' || prose(conclusions) === '') return problems.saysNothing;
  return [contents, conclusions, place ?? ''].some(bearsSecrecyMark)
    ? preparationProblems.secretMatter
    : null;
}

function meetingOf(rows: Rows, id: Id, desk: Desk): Result<CommitteeMeetingRow> {
  const row = rows.one<CommitteeMeetingRow>('committee-meeting', id);
  return row?.organisationNo === desk.organisation.no ? ok(row) : refuse(problems.notFound);
}

function changed(row: CommitteeMeetingRow): RowChange {
  return { kind: 'committee-meeting', key: row.id, row };
}

function kept(row: CommitteeMinutesRow): RowChange {
  return { kind: 'committee-minutes', key: row.committeeMeetingId, row };
}

function prose(text: string): string {
  return text.normalize('NFC').trim();
}
