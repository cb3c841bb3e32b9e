import { cell } from '#client/cell.svelte.ts';
import { writeDate, type CivilDate } from '#kernel/civil-date.ts';
import { nameOfPerson } from '../rules/people.ts';
import type { MeetingRow } from '../rules/rows.ts';
import { meetingWord } from '../rules/words.ts';
import { view } from './meeting-view.ts';

/** «Chép sẵn từ kế hoạch» — what the plan of the month already says, so that nothing is typed twice. */
export function agreedDraft(month: CivilDate): { readonly contents: string; readonly conclusions: string } {
  const planned = cell.rows
    .all<MeetingRow>('meeting')
    .filter((row) => row.organisationNo === cell.no && row.month === month && row.state !== 'excused')
    .toSorted((one, other) => (one.plannedOn < other.plannedOn ? -1 : 1));
  return {
    contents: planned.flatMap((row) => contentsOf(row, planned.length > 1)).join('\n'),
    conclusions: planned.map(agreedOf).join('\n'),
  };
}

function contentsOf(row: MeetingRow, named: boolean): readonly string[] {
  const items = view.agenda(row).filter((item) => item.part === 'proceedings');
  const titles = items.map((item, at) => `${at + 1}. ${item.title}`);
  return named ? [`${meetingWord(row).vi}:`, ...titles] : titles;
}

function agreedOf(row: MeetingRow): string {
  const chair = row.chairId ? ` Chủ trì: đồng chí ${nameOfPerson(cell.rows, row.chairId)}.` : '';
  return `${meetingWord(row).vi}: ${row.startsAt} ngày ${writeDate(row.plannedOn)}, tại ${row.place}.${chair}`;
}
