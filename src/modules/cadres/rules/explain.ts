import type { Text } from '#kernel/text.ts';
import { obstacleWords, type Candidate, type Limits, type Obstacle } from './candidate.ts';
import { needWords, type RankedCell } from './need.ts';
import { keptFrom, type Possible, type Snag } from './suggest.ts';

/** «Vì sao nơi này» — its rank and the reasons that weigh, the heaviest first; `named` of them by name. */
export function whyCell({ rank, lines }: RankedCell, total: number, named: number): Text {
  const heavy = lines.filter((line) => line.points > 0).toSorted((one, other) => other.points - one.points);
  const said = (language: 'vi' | 'en') =>
    capital(
      heavy
        .slice(0, named)
        .map(({ kind, words }) => `${lowered(needWords[kind][language])} (${words[language]})`)
        .join(', '),
    );
  const lighter = heavy.length - named;
  return {
    vi: `Nơi cần: thứ ${rank} trên ${total} chi bộ. ${said('vi')}${lighter > 0 ? `, và ${lighter} căn cứ nhẹ hơn` : ''}.`,
    en: `The cell: ${rank} of ${total} by need. ${said('en')}${lighter > 0 ? `, and ${lighter} lighter reasons` : ''}.`,
  };
}

/** «Vì sao người này» — the way, the skills and the posts as the record has them. */
export function whyPerson(person: Candidate, pair: Pick<Possible, 'km'>): Text {
  const skills = skillsOf(person).join(', ');
  const way =
    pair.km === null
      ? { vi: 'sổ chưa ghi đường đi', en: 'the way is not recorded' }
      : { vi: `đi ${decimal(pair.km)} km qua trung tâm`, en: `${pair.km} km through the centre` };
  return {
    vi: `Người đi: ${[skills, way.vi, `sinh hoạt ở ${person.cellName}`].filter(Boolean).join('; ')}.`,
    en: `The person: ${[skills, way.en, `belongs to ${person.cellName}`].filter(Boolean).join('; ')}.`,
  };
}

/** «Trình độ, nghề» — as the record has them. */
export function skillsOf({ theory, education, occupation }: Candidate): readonly string[] {
  const said = [theory === null ? null : `${theory} lý luận chính trị`, education, occupation];
  return said.flatMap((each) => (each === null || each === '' ? [] : [each]));
}

/** «Giới hạn đã loại ai» — how many could be sent there, and what kept the others away. */
export function whatLimited(cell: RankedCell, people: readonly Candidate[], limits: Limits): Text {
  const { possible, kept } = keptFrom(cell.cell, people, limits);
  const counted = inWords(kept, { vi: 'người', en: '' });
  return {
    vi: `Giới hạn: ${possible} trên ${people.length} người cử được${counted.vi && `; ${counted.vi}`}.`,
    en: `Limits: ${possible} of ${people.length} people could go${counted.en && `; ${counted.en}`}.`,
  };
}

/** «Vì sao chưa có ai» — where nobody is sent, and what would help. */
export function whyNobody(cell: RankedCell, people: readonly Candidate[], limits: Limits): Text {
  const { possible, kept } = keptFrom(cell.cell, people, limits);
  const counted = inWords(kept, { vi: 'người', en: '' });
  if (people.length === 0)
    return { vi: 'Chưa có ai để cử. Chọn thêm người.', en: 'There is nobody to send. Take more people.' };
  if (possible === 0)
    return {
      vi: `Không cử được ai: ${counted.vi}. Nới giới hạn hoặc chọn thêm người.`,
      en: `Nobody can go: ${counted.en}. Loosen a limit or take more people.`,
    };
  return {
    vi: 'Người phù hợp đã được cử đến nơi cần hơn. Chọn thêm người nếu muốn.',
    en: 'Those who could go are sent where need is greater. Take more people if you wish.',
  };
}

/** «Vì sao chưa cử người này» — and what would help. */
export function whyIdle(person: Candidate, cells: readonly RankedCell[], limits: Limits): Text {
  const kept = cells.map((cell) => keptFrom(cell.cell, [person], limits));
  if (cells.length === 0 || kept.some((one) => one.possible > 0))
    return { vi: 'Các nơi đã có người hợp hơn, hoặc đã đủ.', en: 'Others suit better, or there are enough.' };
  const obstacles = Map.groupBy(
    kept.flatMap((one) => one.kept),
    (one) => one.obstacle,
  );
  const counts = [...obstacles].map(([obstacle, each]) => ({ obstacle, count: each.length }));
  const counted = inWords(counts, { vi: 'nơi', en: '' });
  return { vi: `Không nơi nào cử được: ${counted.vi}.`, en: `Can be sent nowhere: ${counted.en}.` };
}

/** «Chỗ vướng bằng lời» — what stands in the way of a pair held by hand, and how to settle it. */
export function snagInWords({ obstacles }: Snag): { readonly words: Text; readonly fix: Text } {
  const said = obstacles.map((obstacle) =>
    obstacle in handWords
      ? handWords[obstacle as keyof typeof handWords]
      : obstacleWords[obstacle as Obstacle],
  );
  const isByLimit = obstacles.some((obstacle) => obstacle in obstacleWords || obstacle === 'too-many');
  return {
    words: { vi: said.map((one) => one.vi).join(', '), en: said.map((one) => one.en).join(', ') },
    fix: isByLimit
      ? { vi: 'Nới giới hạn ấy, hoặc thôi giữ cặp này.', en: 'Loosen that limit, or let this pair go.' }
      : { vi: 'Thôi giữ một trong các cặp ấy.', en: 'Let one of those pairs go.' },
  };
}

const handWords = {
  twice: { vi: 'người này đã giữ ở nơi khác', en: 'is held elsewhere already' },
  full: { vi: 'nơi ấy đã đủ người', en: 'the cell has enough' },
  'too-many': { vi: 'quá số người được cử', en: 'more people than may be sent' },
  gone: { vi: 'không còn trong danh sách đang xét', en: 'is not considered any more' },
} as const;

function inWords(kept: readonly { readonly obstacle: Obstacle; readonly count: number }[], noun: Text): Text {
  return {
    vi: kept.map(({ obstacle, count }) => `${count} ${noun.vi} ${obstacleWords[obstacle].vi}`).join(', '),
    en: kept.map(({ obstacle, count }) => `${count}: ${obstacleWords[obstacle].en}`).join(', '),
  };
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function decimal(value: number): string {
  return String(value).replace('.', ',');
}
