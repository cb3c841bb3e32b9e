import { readFigure, shareAt, sumQualifier, type Qualifier, type TypedFigure } from './typed-figure.ts';

/** «Dòng của bảng» — a name and what was typed behind it. */
export interface TypedRow {
  readonly label: string;
  readonly cells: readonly { readonly typed: string; readonly figure: TypedFigure | null }[];
  readonly isTotal: boolean;
}

/** «Chỗ không khớp» — where, and what would be right; nothing is changed. */
export interface Mismatch {
  readonly row: number;
  readonly column: number;
  readonly kind: 'share' | 'sum';
  /** In units of the decimals printed there. */
  readonly right: number;
  readonly decimals: number;
}

/** «Bảng đã kiểm» — as read, what does not follow, and the sums that mean something. */
export interface CheckedTable {
  readonly rows: readonly TypedRow[];
  readonly columns: number;
  readonly mismatches: readonly Mismatch[];
  /** For each column its sum; `null` where adding or averaging means nothing: shares, and columns with gaps. */
  readonly sums: readonly ({ readonly units: number; readonly qualifier: Qualifier } | null)[];
  /** For each column of shares the column it is of; `null` elsewhere. */
  readonly bases: readonly (number | null)[];
}

const totalWord = /^(cộng|tổng|tổng cộng|tổng số|total|sum)\b/iu;

/** «Đọc bảng dán vào» — a line a row; columns parted by tabs, else bars, else semicolons, else two spaces. */
export function readTable(text: string): readonly TypedRow[] {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(cellsOf)
    .filter((cells) => cells.some((cell, at) => at > 0 && readFigure(cell) !== null));
  // A sheet may begin further to the right: columns that are empty throughout carry no names.
  const begin = Math.min(...lines.map((cells) => cells.findIndex((cell) => cell !== '')));
  return lines
    .map((cells) => cells.slice(begin))
    .map(([label = '', ...cells]) => ({
      label,
      cells: cells.map((typed) => ({ typed, figure: readFigure(typed) })),
      // Where rows are numbered, the word stands in the second column.
      isTotal: totalWord.test([label, ...cells].find((cell) => cell !== '') ?? ''),
    }));
}

/** An empty cell keeps its place: a figure never slips under the head of another column. Spaces alone leave none. */
function cellsOf(line: string): readonly string[] {
  const mark = ['\t', '|', ';'].find((each) => line.includes(each));
  const inside = mark === '|' ? line.trim().replace(/^\||\|$/g, '') : line;
  const cells = mark ? inside.split(mark) : line.trim().split(/ {2,}/);
  return cells.map((cell) => cell.trim());
}

/** «Kiểm bảng» — sums are added again, shares computed again at their printed precision. */
export function checkTable(rows: readonly TypedRow[]): CheckedTable {
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const indices = Array.from({ length: columns }, (_, column) => column);
  const parts = rows.filter(({ isTotal }) => !isTotal);
  const sums = indices.map((column) => sumOf(parts, column));
  const isShare = indices.map((column) => isColumnOfShares(rows, column));
  const bases = indices.map((column) => (isShare[column] ? baseOf(rows, column, isShare, sums) : null));
  const mismatches = rows.flatMap((row, at) =>
    indices.flatMap((column): Mismatch[] => {
      const found = isShare[column]
        ? wrongShare(rows, row, column, bases[column] ?? null, sums)
        : wrongSum(row, column, sums[column] ?? null);
      return found ? [{ row: at, column, ...found }] : [];
    }),
  );
  return {
    rows,
    columns,
    mismatches,
    bases,
    sums: sums.map((sum, column) => (isShare[column] ? null : sum)),
  };
}

function figureAt(row: TypedRow, column: number): TypedFigure | null {
  return row.cells[column]?.figure ?? null;
}

function isColumnOfShares(rows: readonly TypedRow[], column: number): boolean {
  return (
    rows.some((row) => figureAt(row, column)?.isShare) ||
    (rows.length > 0 && rows.every((row) => (figureAt(row, column)?.decimals ?? 1) > 0))
  );
}

function sumOf(parts: readonly TypedRow[], column: number): { units: number; qualifier: Qualifier } | null {
  const figures = parts.map((row) => figureAt(row, column));
  if (figures.length === 0 || figures.some((figure) => figure === null || figure.decimals > 0)) return null;
  const known = figures.filter((figure) => figure !== null);
  return {
    units: known.reduce((sum, { units }) => sum + units, 0),
    qualifier: sumQualifier(known.map(({ qualifier }) => qualifier)),
  };
}

/** The whole the shares are of: what the total row says, else the sum. */
function wholeOf(
  rows: readonly TypedRow[],
  column: number,
  sums: readonly ({ units: number } | null)[],
): number | null {
  const total = rows.find(({ isTotal }) => isTotal);
  return sums[column]?.units ?? (total ? (figureAt(total, column)?.units ?? null) : null);
}

/** The column of counts that most of the shares follow from; the nearest to the left where none fits better. */
function baseOf(
  rows: readonly TypedRow[],
  column: number,
  isShare: readonly boolean[],
  sums: readonly ({ units: number } | null)[],
): number | null {
  const candidates = isShare.flatMap((share, at) => (share || at === column ? [] : [at])).toReversed();
  const fits = (base: number) =>
    rows.filter((row) => wrongShare(rows, row, column, base, sums) === null && figureAt(row, base)).length;
  let best: number | null = null;
  for (const base of candidates) if (best === null || fits(base) > fits(best)) best = base;
  return best;
}

function wrongShare(
  rows: readonly TypedRow[],
  row: TypedRow,
  column: number,
  base: number | null,
  sums: readonly ({ units: number } | null)[],
): Omit<Mismatch, 'row' | 'column'> | null {
  const share = figureAt(row, column);
  const part = base === null ? null : figureAt(row, base);
  const whole = base === null ? null : wholeOf(rows, base, sums);
  if (!share || !part || whole === null || share.qualifier !== 'exact') return null;
  const right = shareAt(part.units, whole, share.decimals);
  return right === null || right === share.units ? null : { kind: 'share', right, decimals: share.decimals };
}

/** A total that says over, nearly or about is right as long as the sum is so. */
function wrongSum(
  row: TypedRow,
  column: number,
  sum: { readonly units: number; readonly qualifier: Qualifier } | null,
): Omit<Mismatch, 'row' | 'column'> | null {
  const figure = figureAt(row, column);
  if (!row.isTotal || !figure || !sum || figure.decimals > 0) return null;
  const holds = {
    exact: figure.units === sum.units,
    over: sum.units >= figure.units,
    under: sum.units <= figure.units,
    about: true,
  }[figure.qualifier];
  return holds || sum.qualifier !== 'exact' ? null : { kind: 'sum', right: sum.units, decimals: 0 };
}
