import { addDays, type CivilDate, writeDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import type { Words } from '#ui/text.ts';

export const standings: Readonly<Record<string, Text>> = {
  official: { vi: 'Đảng viên chính thức', en: 'Official member' },
  probationary: { vi: 'Đảng viên dự bị', en: 'Probationary member' },
};

export const circumstances: Readonly<Record<string, Text>> = {
  exempt: { vi: 'Miễn công tác và sinh hoạt đảng', en: 'Exempt from work and meetings' },
  suspended: { vi: 'Đình chỉ sinh hoạt đảng', en: 'Suspended' },
  'temporarily-elsewhere': { vi: 'Sinh hoạt tạm thời nơi khác', en: 'Temporarily elsewhere' },
  'temporarily-here': { vi: 'Sinh hoạt tạm thời tại đây', en: 'Temporarily here' },
  away: { vi: 'Đi làm ăn xa', en: 'Away for work' },
};

/** The word of a list for a code; the code itself where there is none. */
export function wordOf(words: Readonly<Record<string, Text>>, code: string): Words {
  return words[code] ?? code;
}

/** `1-4-2019 – nay`: the last day included. */
export function writePeriod(from: string, until: string | null): Text {
  const first = writeDate(from as CivilDate);
  if (until === null) return { vi: `${first} – nay`, en: `${first} – now` };
  const both = `${first} – ${writeDate(addDays(until as CivilDate, -1))}`;
  return { vi: both, en: both };
}
