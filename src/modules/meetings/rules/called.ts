import type { Text } from '#kernel/text.ts';
import { isAttached, isCalled, isExpected } from './roll.ts';
import type { RollEntry } from './types.ts';

type Entry = Pick<RollEntry, 'standing' | 'circumstance'>;

/**
 * «Báo họp và triệu tập» — more people are told of a meeting than are called to it: those exempt and those assigned from elsewhere
 * may come, and no share is reckoned with them. One line says who they are; nothing where the two counts are one.
 */
export function calledLine(roll: readonly Entry[]): Text | null {
  const told = roll.filter((entry) => entry.standing !== 'guest' && isCalled(entry));
  const expected = told.filter(isExpected).length;
  const exempt = told.filter((entry) => entry.circumstance === 'exempt').length;
  const attached = told.filter(isAttached).length;
  if (told.length === expected) return null;
  const parts = [
    { count: expected, vi: 'được triệu tập (phải dự)', en: 'called (must come)' },
    { count: exempt, vi: 'được miễn sinh hoạt (dự hay không tùy ý)', en: 'exempt (may come)' },
    { count: attached, vi: 'của nơi khác được phân công dự', en: 'assigned from elsewhere' },
  ].filter(({ count }) => count > 0);
  const said = (language: 'vi' | 'en') => parts.map((part) => `${part.count} ${part[language]}`).join(', ');
  return {
    vi: `Báo họp ${told.length} người: ${said('vi')}.`,
    en: `${told.length} are told: ${said('en')}.`,
  };
}
