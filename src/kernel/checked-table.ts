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
  /** For each column of shares what it is of; `null` elsewhere. */
  readonly bases: readonly (Base | null)[];
}

/** «Tỷ lệ của gì» — of a column in its own sum, or in another column, line by line. */
export interface Base {
  readonly part: number;
  /** `null`: the sum of `part`. */
  readonly whole: number | null;
}

const totalWord = /^(cộng|tổng|tổng cộng|tổng số|total|sum)\b/iu;

/** «Bảng đã đọc» — the heads of its columns where a line of words goes first, and the lines in which no figure could be read. */
export interface ReadTable {
  readonly heads: readonly string[];
  readonly rows: readonly TypedRow[];
  readonly unread: readonly string[];
}

/** «Đọc bảng dán vào» — a line a row; columns parted by tabs, else bars, else semicolons, else two spaces. */
export function readSheet(text: string): ReadTable {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ line: line.trim(), cells: cellsOf(line) }));
  const hasFigure = (cells: readonly string[]) =>
    cells.some((cell, at) => at > 0 && readFigure(cell) !== null);
  const first = lines.findIndex(({ cells }) => hasFigure(cells));
  const kept = lines.filter(({ cells }) => hasFigure(cells));
  // A sheet may begin further to the right: columns that are empty throughout carry no names.
  const begin = Math.min(...kept.map(({ cells }) => cells.findIndex((cell) => cell !== '')));
  const heads = lines.slice(0, Math.max(0, first)).findLast(({ cells }) => cells.length > begin + 1);
  return {
    heads: heads ? heads.cells.slice(begin + 1) : [],
    rows: kept.map(({ cells }) => rowOf(cells.slice(begin))),
    unread: lines
      .slice(Math.max(0, first))
      .flatMap(({ line, cells }) => (!hasFigure(cells) && /\d/.test(line) ? [line] : [])),
  };
}

/** «Các dòng của bảng dán vào». */
export function readTable(text: string): readonly TypedRow[] {
  return readSheet(text).rows;
}

function rowOf([label = '', ...cells]: readonly string[]): TypedRow {
  return {
    label,
    cells: cells.map((typed) => ({ typed, figure: readFigure(typed) })),
    // Where rows are numbered, the word stands in the second column.
    isTotal: totalWord.test([label, ...cells].find((cell) => cell !== '') ?? ''),
  };
}

/** An empty cell keeps its place: a figure never slips under the head of another column. Spaces alone leave none. */
function cellsOf(line: string): readonly string[] {
  const mark = ['\t', '|', ';'].find((each) => line.includes(each));
  const inside = mark === '|' ? line.trim().replace(/^\||\|$/g, '') : line;
  const cells = mark ? inside.split(mark) : line.trim().split(/ {2,}/);
  return cells.map((cell) => cell.trim());
}

/** «Kiểm bảng» — sums are added again, shares computed again at their printed precision; means are not added. */
export function checkTable(rows: readonly TypedRow[], heads: readonly string[] = []): CheckedTable {
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const indices = Array.from({ length: columns }, (_, column) => column);
  const parts = rows.filter(({ isTotal }) => !isTotal);
  const isMean = indices.map((column) => meanWord.test(heads[column] ?? ''));
  const sums = indices.map((column) => (isMean[column] ? null : sumOf(parts, column)));
  const isShare = indices.map((column) => isColumnOfShares(rows, column) && !isMean[column]);
  const isCount = indices.map((column) => !isShare[column] && !isMean[column]);
  const ground = { rows, isCount, sums };
  const bases = indices.map((column) => (isShare[column] ? baseOf(ground, column) : null));
  const mismatches = rows.flatMap((row, at) =>
    indices.flatMap((column): Mismatch[] => {
      const found = isShare[column]
        ? wrongShare(ground, row, column, bases[column] ?? null)
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

const meanWord = /bình quân|trung bình|average|mean/iu;

interface Ground {
  readonly rows: readonly TypedRow[];
  readonly isCount: readonly boolean[];
  readonly sums: readonly ({ readonly units: number } | null)[];
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

/** The whole a share is of: what stands in its own line, else the sum of the column, else what the total row says. */
function wholeOf({ rows, sums }: Ground, row: TypedRow, { part, whole }: Base): number | null {
  if (whole !== null) return figureAt(row, whole)?.units ?? null;
  const total = rows.find(({ isTotal }) => isTotal);
  return sums[part]?.units ?? (total ? (figureAt(total, part)?.units ?? null) : null);
}

/**
 * What most of the shares follow from: a column of counts and its sum, the nearest to the left first; or two columns,
 * the share of one in the other line by line, such as 20 of 21.
 */
function baseOf(ground: Ground, column: number): Base | null {
  const counts = ground.isCount.flatMap((is, at) => (is && at !== column ? [at] : [])).toReversed();
  const ofSum = counts.map((part): Base => ({ part, whole: null }));
  const ofLine = counts.flatMap((whole) =>
    counts.filter((part) => isWithin(ground, part, whole)).map((part): Base => ({ part, whole })),
  );
  const byLine = ofLine.length > 0 && cannotBeOfSum(ground, column);
  const fits = (base: Base) =>
    ground.rows.filter((row) => wrongShare(ground, row, column, base) === null && figureAt(row, base.part))
      .length;
  let best: Base | null = null;
  for (const base of byLine ? ofLine : [...ofSum, ...ofLine])
    if (best === null || fits(base) > fits(best)) best = base;
  return best;
}

/** Whether each line says no more in one column than in the other, and less in one of them. */
function isWithin({ rows }: Ground, part: number, whole: number): boolean {
  const pairs = rows.flatMap((row): (readonly [number, number])[] => {
    const [some, all] = [figureAt(row, part), figureAt(row, whole)];
    return some && all ? [[some.units, all.units]] : [];
  });
  return (
    part !== whole && pairs.every(([some, all]) => some <= all) && pairs.some(([some, all]) => some < all)
  );
}

/** One line alone is always all of its own sum; and shares of one sum do not come to much more than all of it. */
function cannotBeOfSum({ rows }: Ground, column: number): boolean {
  const parts = rows.filter(({ isTotal }) => !isTotal);
  const shares = parts.flatMap((row) => {
    const figure = figureAt(row, column);
    return figure ? [figure.units / 10 ** figure.decimals] : [];
  });
  const all = shares.reduce((sum, share) => sum + share, 0);
  return (parts.length === 1 && parts.length === rows.length) || all > 100 + shares.length;
}

function wrongShare(
  ground: Ground,
  row: TypedRow,
  column: number,
  base: Base | null,
): Omit<Mismatch, 'row' | 'column'> | null {
  const share = figureAt(row, column);
  const part = base === null ? null : figureAt(row, base.part);
  const whole = base === null ? null : wholeOf(ground, row, base);
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
