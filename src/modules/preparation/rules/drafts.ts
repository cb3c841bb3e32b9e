import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { bearsSecrecyMark } from '#modules/kit/public.ts';
import { isOfCommittee } from './committee.ts';
import type { CommentOnDraft, CorrectDraft, SendDraft, WithdrawDraft } from './orders.ts';
import { problems } from './problems.ts';
import type { DraftCommentRow, EarlierComment, MeetingOfMonth, SharedDraftRow } from './rows.ts';

type Done = { readonly id: Id };
type ItemOfMeeting = { readonly meetingId: Id; readonly level: string | null };

/** «Gửi dự thảo lấy góp ý» — of a meeting that has not begun. */
export const decideSendingDraft: Decide<SendDraft, Done> = (rows, input, desk) => {
  if (rows.one('shared-draft', input.id)) return refuse(problems.draftIsSent);
  const coming = comingMeeting(rows, input.meetingId, desk);
  if (!coming.ok) return coming;
  const item = input.itemId ? rows.one<ItemOfMeeting>('agenda-item', input.itemId) : null;
  if (input.itemId && item?.meetingId !== input.meetingId) return refuse(problems.itemIsElsewhere);
  if (item?.level || coming.value.level) return refuse(problems.itemIsConfided);
  if ([input.title, input.text].some(bearsSecrecyMark)) return refuse(problems.secretMatter);
  const row: SharedDraftRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    meetingId: input.meetingId,
    itemId: input.itemId ?? null,
    title: tidy(input.title),
    text: input.text.normalize('NFC').trim(),
    sentBy: desk.person,
    sentOn: todayOf(desk),
    withdrawn: false,
    version: 1,
    correctedOn: null,
    earlier: [],
    files: input.files ?? [],
    level: null,
  };
  return ok({ changes: [{ kind: 'shared-draft', key: row.id, row }], value: { id: row.id } });
};

/** «Sửa dự thảo» — by its author, until the meeting begins: a new version; what was said of the one before stays with it. */
export const decideDraftCorrection: Decide<CorrectDraft, Done> = (rows, input, desk) => {
  const found = openDraft(rows, input.draftId, desk);
  if (!found.ok) return found;
  const draft = found.value;
  const coming = comingMeeting(rows, draft.meetingId, desk);
  if (!coming.ok) return coming;
  if (draft.sentBy !== desk.person) return refuse(problems.draftIsOfAnother);
  if (versionOf(draft) !== input.version) return refuse(problems.draftIsCorrected);
  if ([input.title, input.text].some(bearsSecrecyMark)) return refuse(problems.secretMatter);
  const { title, text } = draft;
  const on = draft.correctedOn ?? draft.sentOn;
  const row: SharedDraftRow = {
    ...draft,
    title: tidy(input.title),
    text: input.text.normalize('NFC').trim(),
    version: input.version + 1,
    correctedOn: todayOf(desk),
    earlier: [...(draft.earlier ?? []), { version: input.version, title, text, on }],
    files: input.files ?? draft.files ?? [],
  };
  return ok({ changes: [{ kind: 'shared-draft', key: row.id, row }], value: { id: row.id } });
};

/** «Bản thứ mấy» — of a draft, or the one a comment was said of. */
export function versionOf(row: Pick<SharedDraftRow, 'version'>): number {
  return row.version ?? 1;
}

/** «Thu lại dự thảo» — its comments stay readable. */
export const decideDraftWithdrawal: Decide<WithdrawDraft, Done> = (rows, input, desk) => {
  const found = openDraft(rows, input.draftId, desk);
  if (!found.ok) return found;
  const row: SharedDraftRow = { ...found.value, withdrawn: true };
  return ok({ changes: [{ kind: 'shared-draft', key: row.id, row }], value: { id: row.id } });
};

/** «Góp ý dự thảo» — in one's own name, until the meeting begins; again: other words. */
export const decideComment: Decide<CommentOnDraft, Done> = (rows, input, desk) => {
  const found = seenDraft(rows, input.draftId, desk);
  if (!found.ok) return found;
  const coming = comingMeeting(rows, found.value.meetingId, desk);
  if (!coming.ok) return coming;
  const text = (input.text ?? '').normalize('NFC').trim();
  if (bearsSecrecyMark(text)) return refuse(problems.secretMatter);
  const key = `${input.draftId}/${desk.person}`;
  const before = rows.one<DraftCommentRow>('draft-comment', key);
  const about = versionOf(found.value);
  const row: DraftCommentRow = {
    draftId: input.draftId,
    personId: desk.person,
    organisationNo: desk.organisation.no,
    text: text === '' ? null : text,
    saidOn: todayOf(desk),
    about,
    earlier: earlierThan(about, before),
    level: found.value.level ?? null,
  };
  return ok({ changes: [{ kind: 'draft-comment', key, row }], value: { id: input.draftId } });
};

/** «Mức giữ kín của dự thảo» — the drafts of an item and what was said of them carry the level of the item. */
export function draftsLeveled(rows: Rows, itemId: Id, level: 'committee' | null): readonly RowChange[] {
  return leveled(rows, (row) => row.itemId === itemId, level);
}

/** «Dự thảo của cả buổi theo mức của biên bản» — those under no item. */
export function draftsOfMinutesLeveled(
  rows: Rows,
  meetingId: Id,
  level: 'committee' | null,
): readonly RowChange[] {
  return leveled(rows, (row) => row.meetingId === meetingId && row.itemId === null, level);
}

function leveled(
  rows: Rows,
  isMeant: (row: SharedDraftRow) => boolean,
  level: 'committee' | null,
): readonly RowChange[] {
  const drafts = rows.all<SharedDraftRow>('shared-draft').filter(isMeant);
  const comments = rows
    .all<DraftCommentRow>('draft-comment')
    .filter((row) => drafts.some((draft) => draft.id === row.draftId));
  return [
    ...drafts.map((row) => ({ kind: 'shared-draft', key: row.id, row: { ...row, level } })),
    ...comments.map((row) => ({
      kind: 'draft-comment',
      key: `${row.draftId}/${row.personId}`,
      row: { ...row, level },
    })),
  ];
}

/** «Dự thảo của buổi» — those not taken back, in the order in which they were sent. */
export function draftsOf(rows: Rows, meetingId: Id): readonly SharedDraftRow[] {
  return rows
    .all<SharedDraftRow>('shared-draft')
    .filter((row) => row.meetingId === meetingId && !row.withdrawn)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** «Góp ý của một dự thảo» — those with words first, each side by day. */
export function commentsOn(rows: Rows, draftId: Id): readonly DraftCommentRow[] {
  return rows
    .all<DraftCommentRow>('draft-comment')
    .filter((row) => row.draftId === draftId)
    .toSorted((one, other) =>
      (one.text === null) === (other.text === null)
        ? one.saidOn < other.saidOn
          ? -1
          : 1
        : one.text === null
          ? 1
          : -1,
    );
}

function earlierThan(about: number, before: DraftCommentRow | undefined): readonly EarlierComment[] {
  if (!before) return [];
  const { text, saidOn, about: version = 1, earlier = [] } = before;
  return version < about ? [...earlier, { about: version, text, saidOn }] : earlier;
}

function openDraft(rows: Rows, id: Id, desk: Desk): Result<SharedDraftRow> {
  const row = rows.one<SharedDraftRow>('shared-draft', id);
  if (row?.organisationNo !== desk.organisation.no) return refuse(problems.draftNotFound);
  return row.withdrawn ? refuse(problems.draftIsWithdrawn) : ok(row);
}

/** One that is held back is not there for who may not see it, even if he kept its id. */
function seenDraft(rows: Rows, id: Id, desk: Desk): Result<SharedDraftRow> {
  const isHidden = Boolean(rows.one<SharedDraftRow>('shared-draft', id)?.level);
  return isHidden && !isOfCommittee(rows, desk) ? refuse(problems.draftNotFound) : openDraft(rows, id, desk);
}

function comingMeeting(rows: Rows, id: Id, desk: Desk): Result<MeetingOfMonth> {
  const meeting = rows.one<MeetingOfMonth>('meeting', id);
  if (meeting?.organisationNo !== desk.organisation.no) return refuse(problems.meetingNotFound);
  return ['planned', 'convened'].includes(meeting.state) ? ok(meeting) : refuse(problems.meetingHasBegun);
}
