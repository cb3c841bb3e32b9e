import { hardshipWords } from '#modules/organisation/public.ts';
import type { Text } from '#kernel/text.ts';
import { writeNumber, writeShare } from '#ui/text.ts';
import type { OrganisationLine } from '../contract.ts';

type Place = Pick<OrganisationLine, 'hardship' | 'border' | 'households' | 'poorHouseholds' | 'distanceKm'>;

/** What a list of organisations can be sorted by besides its own order. */
export const sorts = ['distance', 'poor', 'hardship'] as const;
export const sortWords: Readonly<Record<(typeof sorts)[number], Text>> = {
  distance: { vi: 'xa trung tâm nhất', en: 'the farthest first' },
  poor: { vi: 'tỷ lệ hộ nghèo cao nhất', en: 'the poorest first' },
  hardship: { vi: 'khó khăn nhất', en: 'the hardest first' },
};

/** «Cách trung tâm» — `19 km`. */
export function writeKm(km: number): string {
  return `${writeNumber(km)}\u00a0km`;
}

/** «Hộ nghèo» — `36 trên 118 hộ, 30,51 %`. */
export function writePoor(poor: number, households: number): Text {
  const share = writeShare(poor, households);
  return {
    vi: `${writeNumber(poor)} trên ${writeNumber(households)} hộ, ${share}`,
    en: `${writeNumber(poor)} of ${writeNumber(households)} households, ${share}`,
  };
}

/** What a line says of the place: only what is known. */
export function placeWords(place: Place): Text[] {
  const { hardship, border, households, poorHouseholds, distanceKm } = place;
  const words: (Text | null)[] = [
    hardship && hardshipWords[hardship],
    border ? { vi: 'Biên giới', en: 'At the border' } : null,
    distanceKm === null
      ? null
      : {
          vi: `Cách trung tâm ${writeKm(distanceKm)}`,
          en: `${writeKm(distanceKm)} from the centre`,
        },
    households === null || poorHouseholds === null
      ? null
      : {
          vi: `Hộ nghèo ${writePoor(poorHouseholds, households).vi}`,
          en: `Poor: ${writePoor(poorHouseholds, households).en}`,
        },
  ];
  return words.filter((each) => each !== null);
}
