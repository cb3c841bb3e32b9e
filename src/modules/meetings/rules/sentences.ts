import type { AgendaKind, SentenceModule } from '#kernel/rule-values.ts';

/**
 * «Câu mẫu của mục» — for an item of this kind. Without figures: roll, votes and tasks go on changing, and the minutes
 * count them in parts of their own.
 */
export function sentencesFor(kind: AgendaKind, modules: readonly SentenceModule[]): readonly string[] {
  return modules.filter((each) => each.kinds.includes(kind)).map((each) => each.text);
}
