import type { SheetRow } from '#kernel/workbook.ts';
import type { CellOffice, KnownOrganisation, MemberRow } from './intake-row.ts';

/** «Chức vụ đã ghi» — an office in the cell as read from its words. */
export interface WrittenOffice {
  readonly office: CellOffice;
  readonly title: string;
}

/** «Bản đọc một dòng» — a member as far as the row could be read. */
export interface MemberDraft extends Omit<MemberRow, 'fullName' | 'joinedOn' | 'state' | 'cellName'> {
  readonly fullName: string | null;
  readonly joinedOn: MemberRow['joinedOn'] | null;
  readonly state: MemberRow['state'] | null;
  readonly cell: KnownOrganisation | null;
  readonly office: WrittenOffice | null;
  /** Folded name with birth and joining dates; `null` unless all three are known: two people of one name are common. */
  readonly recognised: string | null;
  readonly cells: SheetRow['cells'];
}

/** «Dòng để ghi» — the row to be saved; `null` where something it cannot be without is missing. */
export function rowOf(draft: MemberDraft): MemberRow | null {
  const {
    cell,
    office: _office,
    cells: _cells,
    recognised: _recognised,
    fullName,
    joinedOn,
    state,
    ...rest
  } = draft;
  if (fullName === null || joinedOn === null || state === null || cell === null) return null;
  return { ...rest, fullName, joinedOn, state, cellName: cell.name };
}
