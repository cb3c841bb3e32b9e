import { fold } from '#kernel/vietnamese.ts';

/** «Trình độ lý luận chính trị» — the lowest first, as records name them. */
export const theoryLevels = ['Sơ cấp', 'Trung cấp', 'Cao cấp', 'Cử nhân'] as const;
export type TheoryLevel = (typeof theoryLevels)[number];

/** «Trình độ chuyên môn» — the lowest first, as records name them. */
export const educationLevels = ['Sơ cấp', 'Trung cấp', 'Cao đẳng', 'Đại học', 'Thạc sĩ', 'Tiến sĩ'] as const;
export type EducationLevel = (typeof educationLevels)[number];

/** «Bậc trình độ» — how high what a record says stands among the levels, from 1; 0 for none that is known. */
export function levelOf(levels: readonly string[], said: string | null): number {
  if (said === null) return 0;
  const words = fold(said);
  return levels.findLastIndex((level) => words.includes(fold(level))) + 1;
}

/** «Từ trình độ ấy trở lên» — that level and those above. */
export function levelsFrom(levels: readonly string[], least: string): readonly string[] {
  return levels.slice(levels.indexOf(least));
}
