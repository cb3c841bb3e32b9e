import { shareOf } from '#kernel/share.ts';
import type { Text } from '#kernel/text.ts';
import { hardships, hardshipWords, type Hardship } from '#modules/organisation/public.ts';

/** «Căn cứ của nhu cầu» — what makes a cell need somebody, in the order in which it is laid open. */
export const needKinds = [
  'hardship',
  'border',
  'poverty',
  'distance',
  'quality',
  'few',
  'secretary',
  'schooling',
  'theory',
] as const;
export type NeedKind = (typeof needKinds)[number];

/** «Tên căn cứ». */
export const needWords: Readonly<Record<NeedKind, Text>> = {
  hardship: { vi: 'Diện khó khăn', en: 'Hardship' },
  border: { vi: 'Biên giới', en: 'Border' },
  poverty: { vi: 'Hộ nghèo', en: 'Poverty' },
  distance: { vi: 'Xa trung tâm', en: 'Distance' },
  quality: { vi: 'Chất lượng sinh hoạt', en: 'Quality of meetings' },
  few: { vi: 'Ít đảng viên chính thức', en: 'Few official members' },
  secretary: { vi: 'Khuyết bí thư', en: 'No secretary' },
  schooling: { vi: 'Học vấn', en: 'Schooling' },
  theory: { vi: 'Lý luận chính trị', en: 'Political theory' },
};

/** «Trọng số» — how heavily people let each reason weigh; 0 leaves it out. */
export type Weights = Readonly<Record<NeedKind, number>>;

/** «Chi bộ được xếp» — what the book knows of it on the day; `null` where it knows nothing. */
export interface CellFacts {
  readonly id: string;
  readonly name: string;
  readonly hardship: Hardship | null;
  readonly border: boolean | null;
  readonly households: number | null;
  readonly poorHouseholds: number | null;
  readonly distanceKm: number | null;
  /** The mean of the meetings scored in the year before the day. */
  readonly score: number | null;
  readonly official: number;
  readonly hasSecretary: boolean;
  /** Members whose schooling is recorded where the reader may see it, and how many of them have not finished. */
  readonly schooled: number;
  readonly unschooled: number;
  /** Members whose record the reader may see, and how many of them are below the level of theory asked for. */
  readonly records: number;
  readonly theoryless: number;
}

/** «Mốc so sánh» — against what the facts are held. */
export interface NeedBasis {
  /** How many parts a whole has: points are whole numbers, so that the lines add up to the sum. */
  readonly units: number;
  readonly farthest: number;
  readonly maximumScore: number | null;
  readonly minimumOfficial: number | null;
  readonly committeeFrom: number | null;
}

/** «Một dòng căn cứ» — `share` of the heaviest case, times the weight; `null` where nothing is known. */
export interface NeedLine {
  readonly kind: NeedKind;
  readonly share: number | null;
  readonly weight: number;
  readonly points: number;
  readonly words: Text;
}

/** «Chi bộ trong bảng xếp» — with every line that its points come from. */
export interface RankedCell<Cell extends CellFacts = CellFacts> {
  readonly cell: Cell;
  /** Equal points, equal rank. */
  readonly rank: number;
  readonly points: number;
  readonly lines: readonly NeedLine[];
}

/** «Xếp theo nhu cầu» — the neediest first; equals by name. */
export function rankByNeed<Cell extends CellFacts>(
  cells: readonly Cell[],
  weights: Weights,
  basis: NeedBasis,
): readonly RankedCell<Cell>[] {
  const weighed = cells.map((cell) => {
    const lines = needOf(cell, weights, basis);
    return { cell, lines, points: lines.reduce((sum, line) => sum + line.points, 0) };
  });
  const sorted = weighed.toSorted(
    (one, other) =>
      other.points - one.points ||
      one.cell.name.localeCompare(other.cell.name, 'vi') ||
      (one.cell.id < other.cell.id ? -1 : 1),
  );
  return sorted.map((one) => ({
    ...one,
    rank: sorted.findIndex((first) => first.points === one.points) + 1,
  }));
}

/** «Vì sao chi bộ cần» — one line for each reason, also where it weighs nothing. */
export function needOf(cell: CellFacts, weights: Weights, basis: NeedBasis): readonly NeedLine[] {
  return needKinds.map((kind) => {
    const found = evidence[kind](cell, basis);
    const share = found.of === null ? null : shareOf(found.of[0], found.of[1], basis.units);
    const weight = weights[kind];
    return { kind, share, weight, points: (share ?? 0) * weight, words: found.words };
  });
}

interface Evidence {
  /** So much of so much; `null`: not known. */
  readonly of: readonly [part: number, whole: number] | null;
  readonly words: Text;
}
const unknown: Evidence = { of: null, words: { vi: 'Chưa ghi trong sổ', en: 'Not recorded' } };

const evidence: Readonly<Record<NeedKind, (cell: CellFacts, basis: NeedBasis) => Evidence>> = {
  hardship({ hardship }) {
    if (hardship === null) return unknown;
    return { of: [hardships.indexOf(hardship), hardships.length - 1], words: hardshipWords[hardship] };
  },
  border({ border }) {
    if (border === null) return unknown;
    return {
      of: [border ? 1 : 0, 1],
      words: border
        ? { vi: 'Ở biên giới', en: 'At the border' }
        : { vi: 'Không ở biên giới', en: 'Not there' },
    };
  },
  poverty({ households, poorHouseholds }) {
    if (households === null || households === 0 || poorHouseholds === null) return unknown;
    return {
      of: [poorHouseholds, households],
      words: {
        vi: `${poorHouseholds} trên ${households} hộ nghèo`,
        en: `${poorHouseholds} of ${households} households poor`,
      },
    };
  },
  distance({ distanceKm }, { farthest }) {
    if (distanceKm === null || farthest === 0) return unknown;
    return {
      of: [distanceKm, farthest],
      words: {
        vi: `${decimal(distanceKm)} km; nơi xa nhất ${decimal(farthest)} km`,
        en: `${distanceKm} km; the farthest ${farthest} km`,
      },
    };
  },
  quality({ score }, { maximumScore }) {
    if (score === null || maximumScore === null)
      return {
        of: null,
        words: { vi: 'Chưa chấm buổi nào trong 12 tháng', en: 'Nothing scored in 12 months' },
      };
    return {
      of: [Math.max(maximumScore - score, 0), maximumScore],
      words: {
        vi: `Điểm bình quân 12 tháng ${decimal(score)} trên ${maximumScore}`,
        en: `Mean of 12 months ${score} of ${maximumScore}`,
      },
    };
  },
  few({ official }, { minimumOfficial, committeeFrom }) {
    const words = { vi: `${official} đảng viên chính thức`, en: `${official} official` };
    if (minimumOfficial === null || committeeFrom === null) return { of: null, words };
    const whole = committeeFrom - minimumOfficial;
    return {
      of: [Math.min(Math.max(committeeFrom - official, 0), whole), whole],
      words: {
        vi: `${words.vi}; từ ${committeeFrom} mới lập chi ủy`,
        en: `${words.en}; a committee from ${committeeFrom}`,
      },
    };
  },
  secretary({ hasSecretary }) {
    return {
      of: [hasSecretary ? 0 : 1, 1],
      words: hasSecretary
        ? { vi: 'Có bí thư', en: 'Has a secretary' }
        : { vi: 'Chưa có bí thư', en: 'Has none' },
    };
  },
  schooling({ schooled, unschooled }) {
    if (schooled === 0) return unknown;
    return {
      of: [unschooled, schooled],
      words: {
        vi: `${unschooled} trên ${schooled} người chưa học hết phổ thông`,
        en: `${unschooled} of ${schooled} have not finished school`,
      },
    };
  },
  theory({ records, theoryless }) {
    if (records === 0) return unknown;
    return {
      of: [theoryless, records],
      words: {
        vi: `${theoryless} trên ${records} người dưới trình độ đặt ra, hoặc chưa ghi`,
        en: `${theoryless} of ${records} below the level set, or not recorded`,
      },
    };
  },
};

function decimal(value: number): string {
  return String(value).replace('.', ',');
}
