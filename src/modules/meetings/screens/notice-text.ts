import { cell } from '#client/cell.svelte.ts';
import { writeWeekday } from '#ui/text.ts';
import type { MeetingRow } from '../rules/rows.ts';
import type { AgendaItem } from '../rules/types.ts';
import { kindWords, mannerWords, monthWord } from '../rules/words.ts';

/** «Lời báo họp» — a text to be sent by any means: day, hour, place, agenda. Always Vietnamese: it is for the members. */
export function noticeText(meeting: MeetingRow, agenda: readonly AgendaItem[]): string {
  const theme = meeting.theme === null ? '' : `, chuyên đề “${meeting.theme}”`;
  const heads = agenda.filter((item) => item.part === 'proceedings' && !item.level);
  return [
    `${cell.name} mời đồng chí dự sinh hoạt ${kindWords[meeting.kind].vi.toLocaleLowerCase('vi')} ${monthWord(meeting.month).vi}${theme}.`,
    `Thời gian: ${meeting.startsAt}, ${writeWeekday(meeting.plannedOn)}.`,
    `Địa điểm: ${meeting.place}.`,
    ...(meeting.manner === 'together'
      ? []
      : [`Hình thức: ${mannerWords[meeting.manner].vi.toLocaleLowerCase('vi')}.`]),
    ...(heads.length > 0 ? ['Nội dung:', ...heads.map((item) => `- ${item.title}`)] : []),
    'Đồng chí nào không dự được, đề nghị báo trước và nói rõ lý do.',
  ].join('\n');
}
