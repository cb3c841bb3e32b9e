import { cell } from '#client/cell.svelte.ts';
import { writeDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import { itemOfProposal } from '../rules/proposals.ts';
import type { ItemProposalRow, MeetingOfMonth } from '../rules/rows.ts';

/** «Trả lời đề nghị» — what its proposer reads. */
export interface AnswerToProposal {
  readonly stroke: 'pencil' | 'ink';
  readonly word: Text;
  readonly note: Text | undefined;
  readonly isSettled: boolean;
}

/** The answer as the rows on this device tell it. */
export function answerTo(row: ItemProposalRow): AnswerToProposal {
  const item = itemOfProposal(cell.rows, row.id);
  if (item) {
    const meeting = cell.rows.one<MeetingOfMonth>('meeting', item.meetingId);
    const day = meeting && writeDate(meeting.heldOn ?? meeting.plannedOn);
    return {
      stroke: 'ink',
      word: { vi: 'Đã đưa vào chương trình', en: 'On the agenda' },
      note: day === undefined ? undefined : { vi: `Buổi ngày ${day}`, en: `Meeting of ${day}` },
      isSettled: true,
    };
  }
  if (row.standing === 'declined')
    return {
      stroke: 'ink',
      word: { vi: 'Không đưa vào', en: 'Declined' },
      note: { vi: `Lý do: ${row.answer ?? ''}`, en: `Reason: ${row.answer ?? ''}` },
      isSettled: true,
    };
  if (row.standing === 'moved')
    return {
      stroke: 'ink',
      word: { vi: 'Đã chuyển', en: 'Moved' },
      note: { vi: row.answer ?? '', en: row.answer ?? '' },
      isSettled: true,
    };
  if (row.standing === 'withdrawn')
    return { stroke: 'ink', word: { vi: 'Đã rút', en: 'Taken back' }, note: undefined, isSettled: true };
  return {
    stroke: 'pencil',
    word: { vi: 'Chờ trả lời', en: 'Waiting' },
    note: row.reason === null ? undefined : { vi: row.reason, en: row.reason },
    isSettled: false,
  };
}
