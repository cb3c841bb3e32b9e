import type { OutputOf } from '#kernel/contract.ts';
import type { Text } from '#kernel/text.ts';
import type { decisionsComing } from '../contract/coming.ts';
import { kindWords } from '../rules/step-words.ts';

type Coming = OutputOf<typeof decisionsComing>['decisions'][number];

/** What a signed decision does to an organisation, in a few words. */
export function doneTo({ kinds, receives }: Pick<Coming, 'kinds' | 'receives'>): Text {
  const words = kinds.flatMap((kind) =>
    kind in kindWords ? [kindWords[kind as keyof typeof kindWords]] : [],
  );
  if (receives > 0) words.push({ vi: `Nhận ${receives} đảng viên`, en: `Receives ${receives} members` });
  if (words.length === 0) words.push(kindWords.offices);
  return { vi: words.map((word) => word.vi).join('; '), en: words.map((word) => word.en).join('; ') };
}
