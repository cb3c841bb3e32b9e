import { cell } from '#client/cell.svelte.ts';
import { addMonths, monthStart, writeDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Text } from '#kernel/text.ts';
import { compareNames } from '#kernel/vietnamese.ts';
import { writeShare } from '#ui/text.ts';
import type { PaperOfCell } from '../rules/papers-of-cell.ts';
import { reachedBy, readersOn, type Reached } from '../rules/readings.ts';

/** Of older papers a device keeps neither the marks nor the rolls of the meetings (`tables.ts`): it does not count what it cannot know. */
const monthsKept = 12;

/** One member before a paper. */
export interface Reader {
  readonly id: Id;
  readonly name: string;
  /** `null`: not reached yet. */
  readonly reached: Reached | null;
}

/** «Tỷ lệ đảng viên đã được quán triệt» — every member of the cell today, in the order of given names; `null` of papers too old to tell. */
export function readersOf(paper: Pick<PaperOfCell, 'id' | 'issuedOn'>): readonly Reader[] | null {
  if ((paper.issuedOn ?? '') < monthStart(addMonths(cell.today, -monthsKept))) return null;
  const reached = reachedBy(cell.rows, cell.no, paper.id);
  return readersOn(cell.rows, cell.no, cell.today)
    .map((id) => ({ id, name: nameOf(id), reached: reached.get(id) ?? null }))
    .toSorted((one, other) => compareNames(one.name, other.name));
}

/** «12 trên 26 đồng chí đã được quán triệt (46,15 %)». */
export function shareWords(readers: readonly Reader[]): Text {
  const got = readers.filter((reader) => reader.reached !== null).length;
  const share = writeShare(got, readers.length);
  return {
    vi: `${got} trên ${readers.length} đồng chí đã được quán triệt (${share})`,
    en: `${got} of ${readers.length} members reached (${share})`,
  };
}

/** «Đọc tại cuộc họp ngày 3-11-2026». */
export function howWords({ how, on }: Reached): Text {
  const day = writeDate(on);
  return {
    app: { vi: `Tự đọc trong sổ ngày ${day}`, en: `Read in the book on ${day}` },
    printed: { vi: `Nhận bản in ngày ${day}`, en: `Given in print on ${day}` },
    'read-out': { vi: `Được đọc cho nghe ngày ${day}`, en: `Read out to the member on ${day}` },
    meeting: { vi: `Đọc tại cuộc họp ngày ${day}`, en: `Read at the meeting of ${day}` },
  }[how];
}

function nameOf(id: Id): string {
  const arrivals = cell.rows.all<{ personId: Id; fullName: string }>('arrival');
  return (
    cell.rows.one<{ fullName: string }>('person', id)?.fullName ??
    arrivals.find((row) => row.personId === id)?.fullName ??
    '–'
  );
}
