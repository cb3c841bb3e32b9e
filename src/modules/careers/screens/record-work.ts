import { civilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Text } from '#kernel/text.ts';
import { jobCategories, schoolingKinds, type SchoolingKind } from '../rules/words.ts';

/** The form as it is typed. */
export interface WorkTyped {
  what: 'work' | 'schooling';
  from: string;
  category: string;
  /** In the book, by its name outside it, or nowhere. */
  where: 'book' | 'typed' | 'none';
  workplaceId: string | null;
  workplace: string;
  sector: string;
  post: string;
  kind: SchoolingKind;
  level: string;
  source: string;
}

/** An empty form. */
export function freshWork(today: string): WorkTyped {
  return {
    what: 'work',
    from: today,
    category: '',
    where: 'typed',
    workplaceId: null,
    workplace: '',
    sector: '',
    post: '',
    kind: 'theory',
    level: '',
    source: '',
  };
}

/** What is still missing, and in which field. */
export function missingIn(typed: WorkTyped): { readonly field: string; readonly words: Text } | null {
  if (!civilDate(typed.from))
    return { field: 'from', words: { vi: 'Điền ngày bắt đầu', en: 'Give the first day' } };
  if (typed.what === 'schooling')
    return typed.level === ''
      ? { field: 'level', words: { vi: 'Chọn bậc trình độ', en: 'Choose the level' } }
      : null;
  if (typed.where === 'book' && typed.workplaceId === null)
    return { field: 'workplace', words: { vi: 'Chọn nơi công tác', en: 'Choose the workplace' } };
  if (typed.where === 'typed' && typed.workplace.trim() === '')
    return { field: 'workplace', words: { vi: 'Ghi tên nơi công tác', en: 'Name the workplace' } };
  if (typed.category === '')
    return { field: 'category', words: { vi: 'Chọn nghề nghiệp', en: 'Choose the kind of work' } };
  return null;
}

/** The order of the form, once nothing is missing. */
export function workSaid(typed: WorkTyped) {
  const said = (words: string) => words.trim() || null;
  return {
    category: jobCategories.find((each) => each === typed.category) ?? null,
    workplaceId: typed.where === 'book' ? (typed.workplaceId as Id | null) : null,
    workplace: typed.where === 'typed' ? said(typed.workplace) : null,
    sector: said(typed.sector),
    post: said(typed.post),
  };
}

/** The kind of schooling chosen in a list. */
export function kindOf(value: string): SchoolingKind {
  return schoolingKinds.find((each) => each === value) ?? 'theory';
}
