import type { Problem } from '#kernel/problem.ts';
import type { Text } from '#kernel/text.ts';

/** What is wrong and what to do, as the one sentence above a field. */
export function sentenceOf(problem: Problem | null): Text | null {
  return (
    problem && {
      vi: `${problem.message.vi} ${problem.fix.vi}`,
      en: `${problem.message.en} ${problem.fix.en}`,
    }
  );
}
