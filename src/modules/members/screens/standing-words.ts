import type { OutputOf } from '#kernel/contract.ts';
import type { Text } from '#kernel/text.ts';
import type { absencesOf, circumstancesOf, departuresOf } from '../contract/standings.ts';

export type CircumstanceLine = OutputOf<typeof circumstancesOf>['lines'][number];
export type CaseLine = OutputOf<typeof absencesOf>['cases'][number];
type How = OutputOf<typeof departuresOf>['departures'][number]['how'];

export const departureWords: Readonly<Record<How, Text>> = {
  left: { vi: 'Xin ra khỏi Đảng', en: 'Left on request' },
  removed: { vi: 'Xóa tên', en: 'Removed from the list' },
  expelled: { vi: 'Khai trừ', en: 'Expelled' },
  died: { vi: 'Từ trần', en: 'Died' },
};

export const outcomeWords: Readonly<Record<NonNullable<CaseLine['outcome']>, Text>> = {
  returned: { vi: 'Đã sinh hoạt trở lại', en: 'Attends again' },
  exempted: { vi: 'Được miễn sinh hoạt', en: 'Exempted' },
  transferred: { vi: 'Chuyển sinh hoạt', en: 'Transferred' },
  'removal-proposed': { vi: 'Đề nghị xóa tên', en: 'Removal proposed' },
  mistaken: { vi: 'Ghi nhầm, không phải bỏ sinh hoạt', en: 'Noted by mistake' },
};

export function choicesOf<Key extends string>(words: Readonly<Record<Key, Text>>) {
  return (Object.keys(words) as Key[]).map((value) => ({ value, label: words[value] }));
}
