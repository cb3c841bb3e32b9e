import type { Rows } from '#kernel/sync/replica.ts';
import { itemFrom, ofMeeting } from './from-rows.ts';
import type { AgendaItemRow, MeetingRow } from './rows.ts';
import type { AgendaItem } from './types.ts';

/** «Chương trình của buổi» — in order. */
export function agendaOf(rows: Rows, meeting: MeetingRow): readonly AgendaItem[] {
  return inOrder(ofMeeting<AgendaItemRow>(rows, 'agenda-item', meeting.id).map(itemFrom));
}

/** «Mục đang bàn» — the first item that is not concluded. */
export function currentItem(agenda: readonly AgendaItem[]): AgendaItem | null {
  return inOrder(agenda).find((item) => item.state === 'open') ?? null;
}

/** «Chương trình theo thứ tự» — the items by position. */
export function inOrder(agenda: readonly AgendaItem[]): readonly AgendaItem[] {
  return agenda.toSorted((one, other) => one.position - other.position);
}
