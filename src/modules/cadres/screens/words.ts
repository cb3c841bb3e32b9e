import { officeWord } from '#client/office-words.ts';
import type { Text } from '#kernel/text.ts';
import { say, writeNumber } from '#ui/text.ts';

const hundredths = 100;

/** `9,42` of 942 hundredths. */
export function pointsOf(points: number): string {
  return writeNumber(points / hundredths);
}

/** The posts of a person: as they are called, else the word of the office. */
export function postsInWords(posts: readonly string[]): string {
  return [...new Set(posts.map((post) => say(officeWord(post))))].join(', ');
}

/** «Trạng thái phương án». */
export const planStates: Readonly<Record<'draft' | 'taken' | 'dropped', Text>> = {
  draft: { vi: 'Dự thảo', en: 'Draft' },
  taken: { vi: 'Đã quyết định', en: 'Decided' },
  dropped: { vi: 'Đã bỏ', en: 'Put aside' },
};
