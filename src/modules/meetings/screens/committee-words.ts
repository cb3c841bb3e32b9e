import { cell } from '#client/cell.svelte.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import { committeeOn, type CommitteeMeetingRow } from '#modules/preparation/public.ts';

/** «Họp chi ủy», or «Hội ý» of secretary and deputy in a cell without a committee. */
export function committeeWord(short: boolean): Text {
  return short
    ? { vi: 'Hội ý bí thư, phó bí thư', en: 'Secretary and deputy agree' }
    : { vi: 'Họp chi ủy', en: 'Meeting of the committee' };
}

/** Whether the cell has no committee on that day. */
export function isShortOn(day: CivilDate): boolean {
  return !committeeOn(cell.rows, cell.no, day).isElected;
}

/** Where a meeting of the committee is written down. */
export function committeeHref(month: CivilDate, record?: CommitteeMeetingRow): string {
  return record
    ? `/meetings/committee/write?record=${record.id}`
    : `/meetings/committee/write?month=${month}`;
}

/** How far it is signed. */
export function signedWord(row: CommitteeMeetingRow, filed: number): { kind: 'ink' | 'pencil'; word: Text } {
  if (row.chairSignedAt && row.clerkSignedAt)
    return { kind: 'ink', word: { vi: 'Đã ký đủ', en: 'Signed by both' } };
  if (filed > 0) return { kind: 'ink', word: { vi: 'Đã lưu bản ký tay', en: 'Signed paper filed' } };
  return row.chairSignedAt || row.clerkSignedAt
    ? { kind: 'pencil', word: { vi: 'Còn một chữ ký', en: 'One signature left' } }
    : { kind: 'pencil', word: { vi: 'Chưa ký', en: 'Not signed' } };
}
