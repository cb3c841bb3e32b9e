/** «Chữ đứng trước số» — exactly so many, more than that, nearly that, about that. */
export type Qualifier = 'exact' | 'over' | 'under' | 'about';

/** «Số đã gõ» — what somebody typed as a figure, and how it was read. */
export interface TypedFigure {
  readonly qualifier: Qualifier;
  /** The word that says so, as typed; printed again as it is. */
  readonly word: string;
  /** In units of its last decimal: 8554 for `85,54`. */
  readonly units: number;
  readonly decimals: number;
  readonly isShare: boolean;
  /** What stands behind the figure: `chi bộ` in `221chi bộ`. */
  readonly noun: string;
  /** It could also have been read otherwise: `1,550` as a count or with three decimals. */
  readonly isDoubtful: boolean;
}

const words: Readonly<Record<string, Qualifier>> = {
  trên: 'over',
  hơn: 'over',
  over: 'over',
  gần: 'under',
  nearly: 'under',
  khoảng: 'about',
  'xấp xỉ': 'about',
  about: 'about',
};
const form = new RegExp(
  `^(?:(${Object.keys(words).join('|')})\\s+)?(\\d[\\d.,\\s]*\\d|\\d)\\s*(%?)\\s*(.*)$`,
  'iu',
);

/**
 * «Đọc số» — `7.101`, `85,54`, `6.65`, `85,54 %`, `221chi bộ`, `trên 3.400`. Groups of three after a dot are
 * thousands; any other number of digits after one sign are decimals; `null` where there is no figure.
 */
export function readFigure(text: string): TypedFigure | null {
  const found = form.exec(text.normalize('NFC').trim());
  if (!found) return null;
  const [, word = '', digits = '', percent = '', rest = ''] = found;
  const number = readDigits(digits.replaceAll(/\s/g, ''), percent !== '');
  // Longer than what is counted exactly: better not read than read as another number.
  if (!number || !Number.isSafeInteger(number.units)) return null;
  return {
    ...number,
    qualifier: words[word.toLowerCase()] ?? 'exact',
    word: word.toLowerCase(),
    isShare: percent !== '',
    noun: rest.trim(),
  };
}

function readDigits(
  digits: string,
  isShare: boolean,
): Pick<TypedFigure, 'units' | 'decimals' | 'isDoubtful'> | null {
  const signs = digits.replaceAll(/\d/g, '');
  const whole = (text: string) => Number(text.replaceAll(/[.,]/g, ''));
  if (signs === '') return { units: Number(digits), decimals: 0, isDoubtful: false };
  const last = signs.at(-1) ?? '';
  const behind = digits.slice(digits.lastIndexOf(last) + 1);
  const inGroups = /^\d{1,3}(?:[.,]\d{3})+$/.test(digits) && new Set(signs).size === 1;
  // One comma and three digits: a count written the English way, or a share with three decimals.
  if (inGroups && !isShare) return { units: whole(digits), decimals: 0, isDoubtful: signs === ',' };
  const front = digits.slice(0, digits.lastIndexOf(last));
  if (behind === '' || (front.replaceAll(/\d/g, '') !== '' && !/^\d{1,3}(?:[.,]\d{3})+$/.test(front)))
    return null;
  return { units: whole(digits), decimals: behind.length, isDoubtful: inGroups };
}

/** «Tỷ lệ đúng đến số lẻ đã in» — in units of the last decimal printed, half up; `null` of nothing. */
export function shareAt(part: number, whole: number, decimals: number): number | null {
  const units = BigInt(100) * BigInt(10) ** BigInt(decimals);
  if (whole <= 0) return null;
  const [p, w] = [BigInt(part), BigInt(whole)];
  return Number((p * units * BigInt(2) + w) / (BigInt(2) * w));
}

/** «Tỷ lệ không nói quá» — with at least so many decimals, and more where it would be printed as all or as nothing without being so. */
export function honestShare(
  part: number,
  whole: number,
  decimals: number,
): { units: number; decimals: number } | null {
  for (let places = decimals; places <= mostDecimals; places += 1) {
    const units = shareAt(part, whole, places);
    if (units === null) return null;
    const isAll = units === 100 * 10 ** places;
    if ((!isAll || part === whole) && (units > 0 || part === 0)) return { units, decimals: places };
  }
  return { units: part * 2 < whole ? 1 : 100 * 10 ** mostDecimals - 1, decimals: mostDecimals };
}
const mostDecimals = 9;

/** «Cộng các số có chữ đứng trước» — one that is not exact makes the sum so; opposite words leave about. */
export function sumQualifier(parts: readonly Qualifier[]): Qualifier {
  const inexact = new Set(parts.filter((part) => part !== 'exact'));
  const [only] = inexact;
  if (only === undefined) return 'exact';
  return inexact.size === 1 ? only : 'about';
}

/** «Viết số» — `85,54` of 8554 units with two decimals. */
export function writeUnits(units: number, decimals: number): string {
  const digits = String(units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return decimals === 0 ? whole : `${whole},${digits.slice(-decimals)}`;
}
