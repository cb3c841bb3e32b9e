import { accessRules } from '#kernel/access.ts';
import type { Text } from '#kernel/text.ts';

/** The word for an office, as the table of rules has it. */
export function officeWord(office: string): Text {
  const rule = accessRules.find((candidate) => candidate.office === office);
  return rule?.term ?? { vi: office, en: office };
}
