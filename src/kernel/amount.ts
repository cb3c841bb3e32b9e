import { readFigure, writeUnits } from './typed-figure.ts';

/** Amounts are whole hundredths of their unit: 1.5 ha is 150, 10 households are 1000. Sums and shares stay exact. */
const decimals = 2;
const most = 2_000_000_000;

/** «Đọc số lượng» — hundredths of the unit from `12,5`; `null` where it is no figure, has more decimals, or is too large. */
export function readAmount(text: string): number | null {
  const figure = readFigure(text);
  if (!figure || figure.isShare || figure.noun !== '' || figure.qualifier !== 'exact' || figure.isDoubtful)
    return null;
  if (figure.decimals > decimals) return null;
  const amount = figure.units * 10 ** (decimals - figure.decimals);
  return amount <= most ? amount : null;
}

/** «Quá xa chỉ tiêu» — more than ten times the goal: a figure typed in the wrong unit, or in the wrong place. */
export function isBeyondMeasure(reached: number, goal: number): boolean {
  return reached > goal * timesTheGoal;
}

const timesTheGoal = 10;

/** «Viết số lượng» — `12,5` of 1250 hundredths, `10` of 1000, `−2` of −200. */
export function writeAmount(amount: number): string {
  const [whole = '', behind = ''] = writeUnits(Math.abs(amount), decimals).split(',');
  const shown = behind.replace(/0+$/, '');
  return `${amount < 0 ? '−' : ''}${whole}${shown === '' ? '' : `,${shown}`}`;
}
