import { writeDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { inOrder } from './agenda-order.ts';
import { type Waiting } from './agenda.ts';
import type { AddendumRow, MeetingRow } from './rows.ts';
import type { AgendaItem } from './types.ts';

/** «Mục thông qua phụ lục» — how it stands on the agenda of the next meeting. */
export function addendumTitle({ heldOn, plannedOn }: Pick<MeetingRow, 'heldOn' | 'plannedOn'>): string {
  return `Thông qua phụ lục biên bản ngày ${writeDate(heldOn ?? plannedOn)}`;
}

/** «Phụ lục chờ thông qua» — of one cell, in the order they were written. */
export function pendingAddenda(rows: Rows, organisationNo: number): readonly Waiting[] {
  return rows
    .all<AddendumRow>('addendum')
    .filter((row) => row.organisationNo === organisationNo && row.adoptedOn === null)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap((row) => {
      const meeting = rows.one<MeetingRow>('meeting', row.meetingId);
      return meeting ? [{ id: row.id, title: addendumTitle(meeting) }] : [];
    });
}

/** «Chỗ của phụ lục» — where the proceedings begin. */
export function placeForAddendum(agenda: readonly AgendaItem[]): number {
  const index = inOrder(agenda).findIndex((item) => item.part !== 'opening');
  return index < 0 ? agenda.length : index;
}

/** «Biểu quyết không phải về phụ lục». */
export const voteIsNotOnAddendum: Problem = {
  code: 'meetings.voteIsNotOnAddendum',
  message: { vi: 'Biểu quyết này không phải về phụ lục này.', en: 'This vote was not on this addendum.' },
  fix: {
    vi: 'Biểu quyết ở mục thông qua phụ lục, rồi thông qua.',
    en: 'Vote under the item of the addendum, then adopt it.',
  },
};

/** «Phụ lục của một biên bản» — in the order they were written. */
export function addendaOf(rows: Rows, meetingId: Id): readonly AddendumRow[] {
  return rows
    .all<AddendumRow>('addendum')
    .filter((row) => row.meetingId === meetingId)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
