import type { Threshold } from './rule-values.ts';
import type { Language } from './text.ts';
import { honestShare, writeUnits } from './typed-figure.ts';

/** «Đạt ngưỡng» — whether `part` of `whole` reaches the threshold; compared crosswise, so nothing is rounded. */
export function reaches(part: number, whole: number, threshold: Threshold): boolean {
  const left = part * threshold.denominator;
  const right = whole * threshold.numerator;
  return threshold.compare === 'more-than' ? left > right : left >= right;
}

/** «Số cần đạt» — the smallest count out of `whole` that reaches the threshold. */
export function neededOf(whole: number, threshold: Threshold): number {
  const exact = whole * threshold.numerator;
  return threshold.compare === 'more-than'
    ? Math.floor(exact / threshold.denominator) + 1
    : Math.ceil(exact / threshold.denominator);
}

/** «Tỷ trọng» — `part` of `whole` in whole `units` (10 000 for hundredths of a per cent), half up; `null` of nothing. */
export function shareOf(part: number, whole: number, units: number): number | null {
  return whole === 0 ? null : Math.floor((part * units * 2 + whole) / (2 * whole));
}

/**
 * «Tỷ lệ phần trăm» — `81,25` for 26 of 32: at most two decimals, half up, decimal comma; `81.25` in English.
 * Whole numbers only: 1 of 8 is 12,5 and never 12,4999; and what is not all is never 100.
 */
export function writePercent(part: number, whole: number, language: Language = 'vi'): string {
  const share = honestShare(part, whole, 2);
  if (share === null) return '0';
  const [units = '', decimals = ''] = writeUnits(share.units, share.decimals).split(',');
  const shown = decimals.replace(/0+$/, '');
  return shown === '' ? units : `${units}${language === 'vi' ? ',' : '.'}${shown}`;
}

/** «Số có số không ở trước» — `05` for 5 with two digits. */
export function writePadded(count: number, digits: number): string {
  return String(count).padStart(digits, '0');
}

const romans = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** «Số La Mã» — for the first headings of official papers. */
export function writeRoman(count: number): string {
  const step = romans.find(([value]) => value <= count);
  return step ? `${step[1]}${writeRoman(count - step[0])}` : '';
}
