import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import type { AgendaItemRow, MeetingRow } from './rows.ts';
import { isMinuted } from './types.ts';

/**
 * «Văn bản đọc tại cuộc họp» — an item that came from the paper was concluded there: whoever the roll of the meeting
 * has as present was reached, as the roll stands, also where it is put right later.
 */
export interface PaperReadOutRow {
  readonly meetingId: Id;
  readonly paperId: Id;
  readonly organisationNo: number;
  readonly readOn: CivilDate;
}

/**
 * «Mục từ văn bản» — what concluding the item, opening it again or holding it back leaves of the reading of its paper;
 * nothing of an item that came from elsewhere.
 */
export function readOut(
  rows: Rows,
  meeting: MeetingRow,
  item: Pick<AgendaItemRow, 'originKind' | 'originId' | 'state' | 'level'>,
): readonly RowChange[] {
  if (item.originKind !== 'paper' || item.originId === null) return [];
  const key = `${meeting.id}/${item.originId}`;
  const before = rows.one<PaperReadOutRow>('paper-read-out', key);
  // What is held back was not read to all, and nobody else may see that it was on the agenda.
  const stands = item.state === 'done' && isMinuted(item);
  if (stands === (before !== undefined)) return [];
  const row: PaperReadOutRow = {
    meetingId: meeting.id,
    paperId: item.originId,
    organisationNo: meeting.organisationNo,
    readOn: meeting.heldOn ?? meeting.plannedOn,
  };
  return [{ kind: 'paper-read-out', key, row: stands ? row : null }];
}
