import type { Text } from '#kernel/text.ts';
import type { MatterSource } from '#modules/preparation/public.ts';
import { sourceOf } from '../rules/balance.ts';
import type { AgendaItem } from '../rules/types.ts';

/** «Tại chỗ, cấp trên» in words. */
export const sourceWords: Readonly<Record<MatterSource, Text>> = {
  local: { vi: 'Việc tại chỗ', en: 'Local' },
  above: { vi: 'Cấp trên', en: 'From above' },
};

const originWords: Partial<Record<AgendaItem['originKind'], Text>> = {
  task: { vi: 'Nhiệm vụ còn làm', en: 'Open task' },
  paper: { vi: 'Văn bản cấp trên', en: 'Paper from above' },
  asked: { vi: 'Cấp trên yêu cầu bàn', en: 'To be discussed' },
  addendum: { vi: 'Đính chính biên bản', en: 'Correction of minutes' },
  added: { vi: 'Chi bộ thêm', en: 'Added by the cell' },
  proposed: { vi: 'Đảng viên đề nghị', en: 'Proposed by a member' },
  suggested: { vi: 'Nội dung gợi ý', en: 'Suggested' },
};

/** «Mục này từ đâu» — where an item comes from, whose matter it is, how long it is meant to take. */
export function aboutItem(item: AgendaItem): Text | null {
  const source = sourceOf(item);
  const saysItself = item.originKind === 'paper' || item.originKind === 'asked';
  const parts = [
    originWords[item.originKind],
    source && !(saysItself && source === 'above') ? sourceWords[source] : undefined,
    item.minutes ? { vi: `${item.minutes} phút`, en: `${item.minutes} min` } : undefined,
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return null;
  return { vi: parts.map((part) => part.vi).join(' · '), en: parts.map((part) => part.en).join(' · ') };
}
