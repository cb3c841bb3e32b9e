import { addDays, civilDate, type CivilDate } from './civil-date.ts';

/** «Loại ô» — what a cell of a spreadsheet holds. A date is a `CivilDate` in `value`. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'empty';

/** «Ô» — one cell: what it holds, what a person sees, and what the file says about how it came to be. */
export interface Cell {
  readonly kind: CellKind;
  /** For a formula: the value the file remembered when it was saved. */
  readonly value: string | number | boolean | null;
  /** As shown to the person who typed it; dates as `31/12/2018`. */
  readonly text: string;
  readonly formula?: string;
  /** The name of the font: old Vietnamese encodings are told by it. */
  readonly font?: string;
  /** The text before an old encoding was turned into Unicode. */
  readonly original?: string;
}

/** «Dòng» — a row that holds at least one cell; `number` counts from 1 as in the spreadsheet. */
export interface SheetRow {
  readonly number: number;
  /** By column from 0; missing cells are empty. */
  readonly cells: readonly (Cell | undefined)[];
}

/** «Vùng gộp ô» — merged cells, both ends included; rows count from 1, columns from 0. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** «Trang tính» — rows in order, empty ones left out. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedRange[];
}

/** «Tệp bảng tính» — the sheets of one file as read, before anybody decided what they mean. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
}

/** A cell that holds nothing. */
export const emptyCell: Cell = { kind: 'empty', value: null, text: '' };

/** How many rows from the top may hold titles and the header. */
export const headerDepth = 25;

/** The cell of a column, empty where the file has none. */
export function cellOf(row: SheetRow, column: number): Cell {
  return row.cells[column] ?? emptyCell;
}

/** «Tên cột» — `A` for 0, `AN` for 39. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The column of its letters: 0 for `A`; -1 where they name none. */
export function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) {
    const place = letter.charCodeAt(0) - 64;
    if (place < 1 || place > 26) return -1;
    column = column * 26 + place;
  }
  return column - 1;
}

const excelDayZero = '1899-12-30' as CivilDate;
const macintoshDayZero = '1904-01-01' as CivilDate;
const lastSerial = 2_958_465;

/**
 * The day behind a date cell's number. Excel counts a 29-2-1900 that never was:
 * up to there its numbers are one day off, and that day itself has no meaning.
 */
export function dateOfSerial(serial: number, since1904 = false): CivilDate | null {
  const day = Math.floor(serial);
  if (!(day >= 1) || day > lastSerial) return null;
  if (since1904) return addDays(macintoshDayZero, day);
  if (day === 60) return null;
  return addDays(excelDayZero, day < 60 ? day + 1 : day);
}

/** «dd/mm/yyyy» — how spreadsheets here show a day. */
export function showDate(date: CivilDate): string {
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year}`;
}

/** Reads `yyyy-mm-dd`, for values that came out of a date cell. */
export function dateOfCell(cell: Cell): CivilDate | null {
  return cell.kind === 'date' && typeof cell.value === 'string' ? civilDate(cell.value) : null;
}
