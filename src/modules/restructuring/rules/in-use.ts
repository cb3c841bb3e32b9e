import type { Problem } from '#kernel/problem.ts';
import type { Text } from '#kernel/text.ts';
import { workTitle } from './work-words.ts';

/** «Nơi do quyết định lập ra còn dùng đến» — who and what would be left in an organisation that is undone. */
export interface InUse {
  readonly name: string;
  /** Members and holders of offices who came by another way. */
  readonly people: readonly string[];
  /** Organisations that another act has put below it. */
  readonly below: readonly string[];
  readonly work: readonly { readonly kind: string; readonly title: string }[];
}

/** «Chưa hoàn tác được» — what stands in the way, by name; `null`: nothing. */
export function foundedIsInUse(places: readonly InUse[]): Problem | null {
  const used = places
    .map(({ name, people, below, work }) => ({
      name,
      left: [...people, ...below].map(plain).concat(work.map(workTitle)),
    }))
    .filter(({ left }) => left.length > 0);
  if (used.length === 0) return null;
  const told = (language: keyof Text) =>
    used.map(({ name, left }) => `${name}: ${left.map((one) => one[language]).join('; ')}.`).join(' ');
  return {
    code: 'restructuring.founded-is-in-use',
    message: {
      vi: `Tổ chức do quyết định này lập ra còn người hoặc việc. ${told('vi')}`,
      en: `What the act founded still has people or work. ${told('en')}`,
    },
    fix: {
      vi: 'Hoàn tác quyết định đưa người đến sau; chuyển người, cho thôi chức vụ và giải quyết xong việc ở đó, rồi hoàn tác.',
      en: 'Undo the later act that brought people; move people, end offices and settle the work there, then undo this.',
    },
  };
}

const plain = (name: string): Text => ({ vi: name, en: name });
