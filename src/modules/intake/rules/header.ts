import { fold } from '#kernel/vietnamese.ts';
import { cellOf, headerDepth, type MergedRange, type Sheet, type SheetRow } from '#kernel/workbook.ts';
import type { Field, Mapping } from './fields.ts';

/** «Tiêu đề của bảng» — the rows that name the columns, and where the data begins. */
export interface Header {
  readonly firstRow: number;
  readonly lastRow: number;
  /** The first row that may hold data, behind a row of column numbers if there is one. */
  readonly dataFrom: number;
  readonly columns: readonly HeaderColumn[];
}

/** «Cột có tiêu đề» — a column with the words above it. */
export interface HeaderColumn {
  readonly column: number;
  /** As people read it: `Quê quán: Tỉnh`. */
  readonly text: string;
  /** Folded words, `group > leaf`. */
  readonly path: string;
}

/** «Cột được ghép» — a field proposed for a column, and whether the words were known exactly. */
export interface ProposedColumn<Name extends string> {
  readonly column: number;
  readonly field: Name;
  readonly certain: boolean;
}

/** A heading alone, over groups, and over groups of groups. */
const blockHeights = ['heading', 'group', 'group of groups'] as const;

/** «Tìm tiêu đề» — the block of at most three rows near the top that names most fields; `null` where none does. */
export function findHeader(sheet: Sheet, fields: readonly Field[]): Header | null {
  const known = new Set(fields.flatMap((field) => field.headers));
  const top = sheet.rows.slice(0, headerDepth);
  const words = remembered(headerWords);
  let best: { readonly header: Header; readonly found: number } | null = null;
  // Fewer rows first: a title above the header names no more columns than the header alone.
  for (const below of blockHeights.keys()) {
    for (let first = 0; first < top.length; first += 1) {
      const last = first + below;
      const header = last < top.length ? headerOf(sheet, top, first, last, words) : null;
      const found = header ? new Set(header.columns.map((one) => (known.has(one.path) ? one.path : leafOf(one.path))).filter((words) => known.has(words))).size : 0;
      if (header && found > (best?.found ?? 1)) best = { header, found };
    }
  }
  return best?.header ?? null;
}

/** «Đề nghị ghép cột» — known header words first, then headers that contain them; each field and column once. */
export function proposeColumns<Name extends string>(header: Header, fields: readonly Field<Name>[]): readonly ProposedColumn<Name>[] {
  const proposed = new Map<number, ProposedColumn<Name>>();
  const taken = new Set<Name>();
  const propose = (certain: boolean, fits: (path: string, words: string) => boolean) => {
    for (const { name, headers } of fields) {
      for (const words of taken.has(name) ? [] : headers) {
        const free = header.columns.find((one) => !proposed.has(one.column) && fits(one.path, words));
        if (!free) continue;
        proposed.set(free.column, { column: free.column, field: name, certain });
        taken.add(name);
        break;
      }
    }
  };
  propose(true, (path, words) => path === words);
  propose(true, (path, words) => leafOf(path) === words);
  propose(false, (path, words) => isLoosely(path, words));
  return [...proposed.values()].sort((one, other) => one.column - other.column);
}

/** «Ghép cột» as the readers take it. */
export function mappingOf<Name extends string>(columns: readonly { readonly column: number; readonly field: Name }[]): Mapping<Name> {
  return Object.fromEntries(columns.map(({ column, field }) => [field, column])) as Mapping<Name>;
}

/** «Dấu của tiêu đề» — the same for files with the same columns, so that a confirmed mapping can be offered again. */
export function headerSignature(header: Header): string {
  return header.columns.map(({ column, path }) => `${column}=${path}`).join('|');
}

/** «Chữ của tiêu đề» — folded, without stars, signs and remarks in brackets. */
export function headerWords(text: string): string {
  return fold(text.replace(/\([^)]*\)/g, ' ')).replace(/[^a-z0-9]+/g, ' ').trim();
}

/** The same title stands in many of the blocks that are tried. */
function remembered(read: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const words = known.get(text) ?? read(text);
    known.set(text, words);
    return words;
  };
}

/** The words right above the data, without the group over them. */
function leafOf(path: string): string {
  return path.split(' > ').at(-1) ?? path;
}

/** Whole words only: «Tên tổ chức đảng cơ sở» contains «ten to chuc dang», «Tên» alone fits nothing. */
function isLoosely(path: string, words: string): boolean {
  return words.includes(' ') && !words.includes('>') && ` ${leafOf(path)} `.includes(` ${words} `);
}

function headerOf(sheet: Sheet, rows: readonly SheetRow[], first: number, last: number, wordsOf: (text: string) => string): Header | null {
  const block = rows.slice(first, last + 1);
  const [firstRow, lastRow] = [block[0]?.number, block.at(-1)?.number];
  if (firstRow === undefined || lastRow === undefined || lastRow - firstRow !== last - first) return null;
  const merged = sheet.merged.filter((range) => range.bottom >= firstRow && range.top <= lastRow);
  const width = Math.max(...block.map((row) => row.cells.length));
  const columns: HeaderColumn[] = [];
  for (let column = 0; column < width; column += 1) {
    const texts = block.map((row, index) => headingAt(block, index, row, column, merged)).filter((text) => text !== '');
    const words = texts.map(wordsOf).filter((text, index, all) => text !== '' && text !== all[index - 1]);
    if (words.length > 0) columns.push({ column, text: texts.map(plain).join(': '), path: words.join(' > ') });
  }
  return { firstRow, lastRow, dataFrom: dataFrom(rows, last), columns };
}

/** A heading merged over several columns stands above each of them; so does one before empty cells in a file without merging. */
function headingAt(block: readonly SheetRow[], index: number, row: SheetRow, column: number, merged: readonly MergedRange[]): string {
  const own = cellOf(row, column).text.trim();
  if (own !== '') return own;
  const range = merged.find((one) => one.top === row.number && one.left <= column && column <= one.right);
  if (range) return cellOf(row, range.left).text.trim();
  const below = block[index + 1];
  if (merged.length > 0 || !below || cellOf(below, column).text.trim() === '') return '';
  for (let left = column - 1; left >= 0; left -= 1) {
    const text = cellOf(row, left).text.trim();
    if (text !== '') return cellOf(below, left).text.trim() === '' ? '' : text;
  }
  return '';
}

function dataFrom(rows: readonly SheetRow[], last: number): number {
  const next = rows[last + 1];
  const afterHeader = (rows[last]?.number ?? 0) + 1;
  return next && isNumbering(next) ? next.number + 1 : afterHeader;
}

/** «Dòng số thứ tự cột» — `(1)`, `(2)` … or 1, 2 … from the first column on. */
function isNumbering(row: SheetRow): boolean {
  const texts = row.cells.filter((cell) => cell !== undefined).map((cell) => cell.text.replace(/[()[\]\s]/g, '').replace(/^[A-Z]$/, ''));
  const numbers = texts.filter((text) => text !== '').map(Number);
  return numbers.length > 1 && numbers.every((number, index) => number === (numbers[0] ?? 0) + index);
}

function plain(text: string): string {
  return text.replace(/\*/g, '').replace(/\s+/g, ' ').trim();
}
