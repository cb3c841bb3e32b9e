import type { Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { ofMeeting } from './from-rows.ts';
import type { AgendaItemRow, BookRow, SecondVersionRow } from './rows.ts';

/** «Đoạn» — the conclusion of an item, or one remark under it. */
export interface Place {
  readonly meetingId: Id;
  readonly itemId: Id;
  readonly contributionId: Id | null;
}

/** «Lời của một đoạn» — and of a remark, whose it is. */
export interface Words {
  readonly text: string | null;
  readonly speakerId: Id | null;
}

/** «Đoạn sau khi viết» — the first version as it stands now, and what is kept beside it. */
interface Written {
  readonly words: Words;
  readonly changes: readonly RowChange[];
}

/** «Người giữ sổ» — who writes the first version now; `null` until somebody has begun. */
export function keeperOf(rows: Rows, meetingId: Id): Id | null {
  return rows.one<BookRow>('book', meetingId)?.keeperId ?? null;
}

/** «Đang giữ sổ» — also whoever writes first where nobody holds the book yet. */
export function keepsBook(rows: Rows, meetingId: Id, person: Id): boolean {
  return (keeperOf(rows, meetingId) ?? person) === person;
}

/** «Bản còn chờ chọn» — in the order in which they were written. */
export function waitingVersions(rows: Rows, meetingId: Id): readonly SecondVersionRow[] {
  return ofMeeting<SecondVersionRow>(rows, 'second-version', meetingId)
    .filter((version) => version.standing === 'waiting')
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** «Bản của mình» — what this person has written of the paragraph and the keeper has not decided yet. */
export function ownVersion(rows: Rows, place: Place, person: Id): SecondVersionRow | null {
  const own = waitingVersions(rows, place.meetingId).find(
    (version) =>
      version.writtenBy === person &&
      version.itemId === place.itemId &&
      version.contributionId === place.contributionId,
  );
  return own ?? null;
}

/**
 * «Viết lên một đoạn» — the keeper who saw the paragraph as it stands replaces it. Whatever else is written of
 * it, by another hand or over words that have changed meanwhile, is kept beside as a second version: nothing is
 * overwritten unseen. Without `basedOn`, as older clients send it, the keeper alone replaces.
 */
export function writeOver(
  rows: Rows,
  place: Place,
  first: Words,
  written: Words & { readonly basedOn: string | null | undefined },
  desk: Desk,
): Written {
  const next: Words = { text: tidyProse(written.text), speakerId: written.speakerId };
  const basedOn = written.basedOn === undefined ? undefined : tidyProse(written.basedOn);
  const claim = keeperOf(rows, place.meetingId) === null ? [putBook(desk, place.meetingId, 'written')] : [];
  const unchanged: Written = { words: first, changes: claim };
  const isSame = next.text === first.text && next.speakerId === first.speakerId;
  const isUntouched = basedOn !== undefined && next.text === basedOn && next.speakerId === first.speakerId;
  if (isSame || isUntouched) return unchanged;
  const hasSeen = basedOn === undefined ? next.text !== null || first.text === null : basedOn === first.text;
  if (hasSeen && keepsBook(rows, place.meetingId, desk.person)) return { words: next, changes: claim };
  const { text } = next;
  if (text === null || rows.one('second-version', desk.command)) return unchanged;
  const own = ownVersion(rows, place, desk.person);
  if (own?.text === text && own.speakerId === next.speakerId) return unchanged;
  const version: SecondVersionRow =
    own && own.text === basedOn
      ? { ...own, text, speakerId: next.speakerId, writtenAt: desk.now }
      : newVersion(rows, place, { text, speakerId: next.speakerId }, basedOn ?? null, desk);
  return { words: first, changes: [...claim, { kind: 'second-version', key: version.id, row: version }] };
}

/** «Ghi người giữ sổ» — the one line that says who holds the book of a meeting. */
export function putBook(
  desk: Desk,
  meetingId: Id,
  how: BookRow['how'],
  keeperId: Id = desk.person,
  reason: string | null = null,
): RowChange {
  const { no: organisationNo } = desk.organisation;
  const row: BookRow = { meetingId, organisationNo, keeperId, since: desk.now, how, reason };
  return { kind: 'book', key: meetingId, row };
}

/** «Lời gọn» — an empty text is none. */
export function tidyProse(text: string | null): string | null {
  const tidied = (text ?? '').normalize('NFC').trim();
  return tidied === '' ? null : tidied;
}

function newVersion(
  rows: Rows,
  { meetingId, itemId, contributionId }: Place,
  words: { readonly text: string; readonly speakerId: Id | null },
  basedOn: string | null,
  desk: Desk,
): SecondVersionRow {
  return {
    id: desk.command,
    meetingId,
    organisationNo: desk.organisation.no,
    itemId,
    contributionId,
    ...words,
    basedOn,
    writtenBy: desk.person,
    writtenAt: desk.now,
    standing: 'waiting',
    replaced: null,
    settledBy: null,
    settledAt: null,
    level: rows.one<AgendaItemRow>('agenda-item', itemId)?.level ?? null,
  };
}
