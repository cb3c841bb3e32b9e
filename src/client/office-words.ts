import { accessRules } from '#kernel/access.ts';
import type { Text } from '#kernel/text.ts';

const ofCell: Readonly<Record<string, Text>> = {
  'committee-member': { vi: 'Chi ủy viên', en: 'Member of the cell committee' },
};

/** The word for an office, as the table of rules has it; in a cell the committee is its own. */
export function officeWord(office: string, inCell = false): Text {
  const own = inCell ? ofCell[office] : undefined;
  if (own) return own;
  const rule = accessRules.find((candidate) => candidate.office === office);
  return rule?.term ?? { vi: office, en: office };
}
