import { civilDate, writeDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';

/** «Tên việc còn dở» — what a piece of open work is called. */
export function workTitle({ kind, title }: { readonly kind: string; readonly title: string }): Text {
  const word = workWords[kind] ?? { vi: '', en: '' };
  const day = civilDate(title);
  const name = day ? writeDate(day) : title;
  return { vi: `${word.vi} ${name}`.trim(), en: `${word.en} ${name}`.trim() };
}

const workWords: Readonly<Record<string, Text>> = {
  task: { vi: 'Nhiệm vụ', en: 'Task' },
  household: { vi: 'Hộ được giúp:', en: 'Household:' },
  meeting: { vi: 'Buổi sinh hoạt ngày', en: 'Meeting of' },
  minutes: { vi: 'Biên bản chưa gửi, ngày', en: 'Minutes not sent, of' },
  paper: { vi: 'Văn bản', en: 'Paper' },
  concern: { vi: 'Điều cần trả lời:', en: 'Concerns to be answered:' },
  proposal: { vi: 'Đề nghị đang chờ:', en: 'Proposals waiting:' },
  theme: { vi: 'Chuyên đề', en: 'Theme of' },
  shortcoming: { vi: 'Hạn chế cần khắc phục:', en: 'Shortcoming found by' },
  assignment: { vi: 'Phân công', en: 'Charge of' },
  attachment: { vi: 'Được phân công dự sinh hoạt:', en: 'Attends by assignment:' },
  device: { vi: 'Máy ghi sổ:', en: 'Device that keeps the book:' },
  transfer: { vi: 'Đang chuyển đi:', en: 'Leaving:' },
  arrival: { vi: 'Đang chuyển đến:', en: 'Coming:' },
  stay: { vi: 'Sinh hoạt tạm thời:', en: 'Staying for a time:' },
  guest: { vi: 'Sinh hoạt tạm thời:', en: 'Staying for a time:' },
  'office-proposal': { vi: 'Đề nghị kiện toàn ngày', en: 'Proposal on offices of' },
};
