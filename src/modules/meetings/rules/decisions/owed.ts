import { rulesOfDay, type Desk } from '#kernel/decision.ts';
import type { Problem } from '#kernel/problem.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { agendaOf } from '../agenda-order.ts';
import { dayOf } from '../book.ts';
import { itemFrom, ofMeeting } from '../from-rows.ts';
import { voteIsMissing, voteOwed } from '../matters-by-vote.ts';
import type { AgendaItemRow, MeetingRow, VoteRow } from '../rows.ts';

/** «Đổi tên mục đã kết luận» — a concluded item under another name or heading may be a decision on a person, which nobody has voted on. */
export function renamedIntoMatter(
  rows: Rows,
  meeting: MeetingRow,
  placed: readonly RowChange[],
  desk: Desk,
): Problem | null {
  const rulesOf = rulesOfDay(desk, dayOf(meeting));
  const votes = ofMeeting<VoteRow>(rows, 'vote', meeting.id);
  for (const { key, row } of placed) {
    const [before, after] = [rows.one<AgendaItemRow>('agenda-item', key), row as AgendaItemRow];
    if (before?.state !== 'done' || (before.title === after.title && before.kind === after.kind)) continue;
    const owed = voteOwed(itemFrom(after), after.conclusion, votes, rulesOf);
    if (owed) return voteIsMissing(owed, rulesOf);
  }
  return null;
}

/** «Mục đã kết luận còn nợ biểu quyết» — a decision on a person that stands concluded without its vote, however it came to. */
export function voteStillOwed(rows: Rows, meeting: MeetingRow, desk: Desk): Problem | null {
  const rulesOf = rulesOfDay(desk, dayOf(meeting));
  const votes = ofMeeting<VoteRow>(rows, 'vote', meeting.id);
  for (const item of agendaOf(rows, meeting)) {
    const owed = item.state === 'done' ? voteOwed(item, item.conclusion, votes, rulesOf) : null;
    if (owed) return voteIsMissing(owed, rulesOf);
  }
  return null;
}
