import type { Words } from '#ui/text.ts';

const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['coc_coc', 'Cốc Cốc'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const machines = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const;

/** What a browser says of itself, in two words people know. */
export function browserWord(said: string | null): Words {
  const found = (known: readonly (readonly [string, string])[]) =>
    known.find(([sign]) => said?.includes(sign))?.[1];
  const words = [found(browsers), found(machines)].filter((word) => word !== undefined);
  return words.length > 0 ? words.join(', ') : { vi: 'Không rõ trình duyệt', en: 'Unknown browser' };
}
