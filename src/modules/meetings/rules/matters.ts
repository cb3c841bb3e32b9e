import type { Id } from '#kernel/id.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import type { ConcernRow } from './concerns.ts';
import { ofMeeting } from './from-rows.ts';
import { nameOf, type Names } from './record.ts';

/** «Vấn đề nêu ở buổi này» — in the order in which they were raised; wishes stay out of the minutes. */
export function mattersOf(rows: Rows, meetingId: Id): readonly ConcernRow[] {
  return ofMeeting<ConcernRow>(rows, 'concern', meetingId)
    .filter((row) => row.kind === 'matter')
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** «Câu ghi một vấn đề» — problem, cause, solution, person in charge, as far as they are known. */
export function writeMatter(record: Names, matter: ConcernRow): string {
  const owner = matter.ownerId === null ? null : `đồng chí ${nameOf(record, matter.ownerId, 'tên').text}`;
  const parts: readonly (readonly [string, string | null])[] = [
    ['Vấn đề', matter.text],
    ['Nguyên nhân', matter.cause],
    ['Giải pháp', matter.solution],
    ['Phụ trách', owner],
  ];
  return parts.flatMap(([name, text]) => (text === null ? [] : [`${name}: ${closed(text)}`])).join(' ');
}

/** A sentence ends with its stop. */
function closed(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
