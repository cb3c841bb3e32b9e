import type { Id } from '#kernel/id.ts';
import type { Text } from '#kernel/text.ts';
import type { RollCircumstance } from '../rules/types.ts';
import { circumstanceWords } from '../rules/words.ts';

interface Candidate {
  readonly id: Id;
  readonly fullName: string;
  readonly circumstance: RollCircumstance | null;
}
export interface PersonChoice {
  readonly value: string;
  readonly label: string;
  readonly group?: Text | undefined;
}

/** Behind those who must come, in this order: each under the reason why he is seldom the one wanted. */
const later: readonly RollCircumstance[] = [
  'exempt',
  'attached-voting',
  'attached',
  'temporarily-elsewhere',
  'suspended',
];

/**
 * «Chọn chủ trì, thư ký» — the names to choose from, as they come. Whoever is suspended may not attend and is left out, unless the
 * book has that name already.
 */
export function peopleToChoose(people: readonly Candidate[], chosen: string): readonly PersonChoice[] {
  const choice = ({ id, fullName, circumstance }: Candidate): PersonChoice => ({
    value: id,
    label: fullName,
    group: circumstance === null || circumstance === 'temporarily-here' ? undefined : headings[circumstance],
  });
  const all = people.filter(({ circumstance, id }) => circumstance !== 'suspended' || id === chosen);
  const rank = ({ circumstance }: Candidate) => (circumstance === null ? -1 : later.indexOf(circumstance));
  return all.toSorted((one, other) => rank(one) - rank(other)).map(choice);
}

const headings: Readonly<Record<Exclude<RollCircumstance, 'temporarily-here'>, Text>> = {
  exempt: { vi: 'Được miễn sinh hoạt', en: 'Exempt' },
  suspended: circumstanceWords.suspended,
  'temporarily-elsewhere': { vi: 'Đang sinh hoạt tạm nơi khác', en: 'Temporarily elsewhere' },
  attached: { vi: 'Nơi khác đến, được phân công dự', en: 'Assigned to attend' },
  'attached-voting': {
    vi: 'Nơi khác đến, được phân công dự, có biểu quyết',
    en: 'Assigned to attend, with a vote',
  },
};
