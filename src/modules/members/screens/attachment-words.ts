import type { OutputOf } from '#kernel/contract.ts';
import { addDays, writeDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import type { attachmentsOf } from '../contract/attachments.ts';

export type AttachmentLine = OutputOf<typeof attachmentsOf>['attachments'][number];

export const attachmentKinds: Readonly<Record<AttachmentLine['kind'], Text>> = {
  follow: { vi: 'Theo dõi chi bộ', en: 'Follows the cell' },
  strengthen: { vi: 'Tăng cường', en: 'Strengthens the cell' },
  'border-guard': { vi: 'Bộ đội biên phòng tham gia sinh hoạt', en: 'Border guard, attends' },
  attend: { vi: 'Dự sinh hoạt', en: 'Attends' },
};

export const noteKinds: Readonly<Record<AttachmentLine['notes'][number]['kind'], Text>> = {
  activity: { vi: 'Việc đã làm', en: 'Done' },
  opinion: { vi: 'Ý kiến nhân dân', en: 'Opinion of the people' },
  comment: { vi: 'Chi bộ nhận xét', en: 'Comment of the cell' },
};

/** From when until when, with the last day included. */
export function periodOf({ from, until }: Pick<AttachmentLine, 'from' | 'until'>): Text {
  const first = writeDate(from);
  if (until === null) return { vi: `từ ${first}`, en: `since ${first}` };
  const last = writeDate(addDays(until, -1));
  return { vi: `${first} – ${last}`, en: `${first} – ${last}` };
}

/** What the assigned member may do in the cell. */
export function rightsOf(line: Pick<AttachmentLine, 'maySee' | 'maySpeak' | 'mayVote'>): Text {
  const rights = [
    line.maySee ? { vi: 'xem sổ chi bộ', en: 'sees the book' } : null,
    line.maySpeak ? { vi: 'phát biểu', en: 'speaks' } : null,
    line.mayVote ? { vi: 'biểu quyết', en: 'votes' } : { vi: 'không biểu quyết', en: 'does not vote' },
  ].filter((right): right is Text => right !== null);
  return { vi: rights.map(({ vi }) => vi).join(', '), en: rights.map(({ en }) => en).join(', ') };
}
