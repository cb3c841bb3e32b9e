import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { includes, overlaps, readPeriod, writePeriod } from '#kernel/period.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { attachmentProblems as problems } from './attachment-problems.ts';
import type { AttachmentNoteRow, AttachmentRow } from './move-rows.ts';
import type { AssignAttachment, EndAttachment, NoteAttachment, ReplyToOpinion } from './orders.ts';
import { standingProblems } from './standing-problems.ts';
import { belongs, type PlaceRow } from './transfers.ts';

type Done = { readonly id: Id };

/** «Phân công dự sinh hoạt» — the right to read and to speak; a vote only where a document gives it. */
export const decideAssignment: Decide<AssignAttachment, Done> = (rows, input, desk) => {
  if (belongs(rows, input.personId, desk, input.from)) return refuse(problems.belongsHere);
  if (input.until !== null && input.until <= input.from) return refuse(standingProblems.periodEmpty);
  const voteSource = tidy(input.voteSource ?? '');
  if (input.mayVote && voteSource === '') return refuse(problems.voteWithoutSource);
  const period = { from: input.from, until: input.until };
  const twice = rows
    .all<AttachmentRow>('attachment')
    .some(
      (row) =>
        row.personId === input.personId &&
        row.organisationNo === desk.organisation.no &&
        row.id !== input.attachmentId &&
        overlaps(readPeriod(row.valid), period),
    );
  if (twice) return refuse(problems.alreadyAssigned);
  const home = input.homeOrganisationId && rows.one<PlaceRow>('home', input.homeOrganisationId);
  const row: AttachmentRow = {
    id: input.attachmentId,
    organisationNo: desk.organisation.no,
    personId: input.personId,
    fullName: tidy(input.fullName),
    standing: input.standing,
    homeNo: home ? home.organisationNo : null,
    homeName: home ? home.name : tidy(input.homeName),
    post: said(input.post),
    kind: input.kind,
    duty: said(input.duty),
    decision: tidy(input.decision),
    maySee: input.maySee,
    maySpeak: input.maySpeak,
    mayVote: input.mayVote,
    voteSource: input.mayVote ? voteSource : null,
    valid: writePeriod(period),
  };
  return ok({ changes: [put('attachment', row)], value: { id: row.id } });
};

/** «Thôi phân công» — from the day on. */
export const decideEndOfAttachment: Decide<EndAttachment, Done> = (rows, input, desk) => {
  const found = find(rows, input.attachmentId, desk);
  if (!found.ok) return found;
  const { from, until } = readPeriod(found.value.valid);
  if (input.on <= from || (until !== null && input.on > until)) return refuse(standingProblems.dayOfNoEntry);
  const row = { ...found.value, valid: writePeriod({ from, until: input.on }) };
  return ok({ changes: [put('attachment', row)], value: { id: row.id } });
};

/** «Ghi nhật ký, ý kiến nhân dân, nhận xét» — while the assignment holds; the host's comment also afterwards. */
export const decideNote: Decide<NoteAttachment, Done> = (rows, input, desk) => {
  const found = find(rows, input.attachmentId, desk);
  if (!found.ok) return found;
  if (input.on > todayOf(desk)) return refuse(standingProblems.dayToCome);
  const period = readPeriod(found.value.valid);
  if (input.on < period.from || (input.kind !== 'comment' && !includes(period, input.on)))
    return refuse(problems.outsideAssignment);
  const row: AttachmentNoteRow = {
    id: input.noteId,
    attachmentId: input.attachmentId,
    organisationNo: desk.organisation.no,
    homeNo: found.value.homeNo,
    personId: found.value.personId,
    kind: input.kind,
    onDay: input.on,
    words: tidy(input.words),
    reply: null,
    repliedOn: null,
  };
  return ok({ changes: [put('attachment-note', row)], value: { id: row.id } });
};

/** «Chi bộ nhận xét» — with how often the member came, which the home organisation cannot look up itself. */
export const decideComment: Decide<Omit<NoteAttachment, 'kind'>, Done> = (rows, input, desk) => {
  const came = rows.one<{ meetings: number; attended: number }>('came', input.attachmentId);
  const counted = came && came.meetings > 0 ? ` (Đã dự ${came.attended} trên ${came.meetings} buổi.)` : '';
  return decideNote(rows, { ...input, kind: 'comment', words: `${tidy(input.words)}${counted}` }, desk);
};

/** «Trả lời ý kiến nhân dân» — by the level above or by the cell itself. */
export const decideReply: Decide<ReplyToOpinion, Done> = (rows, input, desk) => {
  const note = rows.one<AttachmentNoteRow>('attachment-note', input.noteId);
  if (note?.organisationNo !== desk.organisation.no || note.kind !== 'opinion')
    return refuse(problems.noteNotFound);
  const row: AttachmentNoteRow = { ...note, reply: tidy(input.reply), repliedOn: todayOf(desk) };
  return ok({ changes: [put('attachment-note', row)], value: { id: row.id } });
};

function find(rows: Rows, id: Id, desk: Desk): Result<AttachmentRow> {
  const row = rows.one<AttachmentRow>('attachment', id);
  return row?.organisationNo === desk.organisation.no ? ok(row) : refuse(problems.attachmentNotFound);
}

function said(words: string | null): string | null {
  return tidy(words ?? '') || null;
}

function put(kind: string, row: { readonly id: string }): RowChange {
  return { kind, key: row.id, row };
}
