import type { Text } from '#kernel/text.ts';
import type { FindingCode } from '../rules/offices/watch.ts';

/** What stands over a group of findings. */
export const findingWords: Readonly<Record<FindingCode, Text>> = {
  'too-few': { vi: 'Không đủ đảng viên chính thức', en: 'Too few official members' },
  'no-secretary': { vi: 'Khuyết bí thư', en: 'No secretary' },
  'committee-lost': { vi: 'Không còn đủ để có chi ủy', en: 'No longer enough for a committee' },
  'committee-too-large': { vi: 'Chi ủy đông quá mức', en: 'Committee too large' },
  'chapter-small': { vi: 'Đảng bộ cơ sở ít đảng viên', en: 'Small grassroots chapter' },
  'committee-possible': { vi: 'Đủ để lập chi ủy', en: 'Enough for a committee' },
  'no-deputy': { vi: 'Khuyết phó bí thư', en: 'No deputy secretary' },
  upgrade: { vi: 'Đủ để nâng cấp', en: 'Enough to be upgraded' },
  'party-groups': { vi: 'Đông, có thể chia tổ đảng', en: 'Large, may form party groups' },
};

/** Which way a threshold was crossed since the earlier day. */
export const crossedWords: Readonly<Record<'up' | 'down', Text>> = {
  up: { vi: 'Vừa vượt lên', en: 'Just reached' },
  down: { vi: 'Vừa tụt xuống', en: 'Just fallen below' },
};
