import type { CivilDate } from '#kernel/civil-date.ts';
import { type Cell, type CellKind, dateOfSerial, type MergedRange, showDate, type Sheet, type Workbook } from '#kernel/workbook.ts';
import { limits } from './limits.ts';

/**
 * Cells as they travel from the reading thread: each different cell once, in columns of
 * one type, so that 7,000 members cross in a few milliseconds instead of being copied
 * object by object.
 */
export interface PackedWorkbook {
  readonly kinds: Uint8Array;
  readonly texts: readonly string[];
  readonly numbers: Float64Array;
  readonly fontOf: Uint16Array;
  readonly fonts: readonly string[];
  readonly formulas: readonly (readonly [cell: number, formula: string])[];
  readonly sheets: readonly PackedSheet[];
}

export interface PackedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Row number, column and cell, three by three, row after row. */
  readonly places: Uint32Array;
  readonly merged: readonly MergedRange[];
}

const kinds: readonly CellKind[] = ['text', 'number', 'date', 'boolean', 'formula'];

/** Collects different cells and tells the number under which each is kept. */
export class CellTable {
  readonly #kinds: number[] = [];
  readonly #texts: string[] = [];
  readonly #numbers: number[] = [];
  readonly #fontOf: number[] = [];
  readonly #fonts: string[] = [''];
  readonly #formulas: (readonly [number, string])[] = [];
  #characters = 0;

  /** Whether more would cost more memory than a spreadsheet of people ever needs. */
  get isFull(): boolean {
    return this.#kinds.length > limits.differentCells || this.#characters > limits.characters;
  }

  /** Keeps a cell; `number` holds the value of numbers, serials of dates and booleans. */
  add(kind: CellKind, text: string, number: number, font: string | undefined, formula?: string): number {
    const index = this.#kinds.length;
    this.#characters += text.length + (formula?.length ?? 0);
    this.#kinds.push(kinds.indexOf(kind));
    this.#texts.push(text);
    this.#numbers.push(number);
    this.#fontOf.push(this.#fontNumber(font));
    if (formula !== undefined) this.#formulas.push([index, formula]);
    return index;
  }

  pack(sheets: readonly PackedSheet[]): PackedWorkbook {
    return {
      kinds: Uint8Array.from(this.#kinds),
      texts: this.#texts,
      numbers: Float64Array.from(this.#numbers),
      fontOf: Uint16Array.from(this.#fontOf),
      fonts: this.#fonts,
      formulas: this.#formulas,
      sheets,
    };
  }

  #fontNumber(font: string | undefined): number {
    if (font === undefined) return 0;
    const known = this.#fonts.lastIndexOf(font);
    if (known >= 0) return known;
    return this.#fonts.length < 1000 ? this.#fonts.push(font) - 1 : 0;
  }
}

/** Lays the cells out in rows again; equal cells are one object. */
export function layOut(packed: PackedWorkbook): Workbook {
  const formulas = new Map(packed.formulas);
  const days = new Map<number, CivilDate | null>();
  const dayOf = (serial: number) => {
    const known = days.get(serial);
    if (known !== undefined) return known;
    const day = dateOfSerial(serial);
    days.set(serial, day);
    return day;
  };
  const cells = packed.texts.map((text, index) => cellAt(packed, index, text, formulas.get(index), dayOf));
  return { sheets: packed.sheets.map((sheet) => layOutSheet(sheet, cells)) };
}

function cellAt(packed: PackedWorkbook, index: number, text: string, formula: string | undefined, dayOf: (serial: number) => CivilDate | null): Cell {
  const kind = kinds[packed.kinds[index] ?? 0] ?? 'text';
  const number = packed.numbers[index] ?? Number.NaN;
  const fontName = packed.fonts[packed.fontOf[index] ?? 0];
  const font = fontName ? { font: fontName } : {};
  if (kind === 'formula') {
    const value = Number.isNaN(number) ? text : number;
    return { kind, value, text, formula: formula ?? '', ...font };
  }
  if (kind === 'date') {
    const day = dayOf(number);
    return day ? { kind, value: day, text: showDate(day), ...font } : { kind: 'number', value: number, text, ...font };
  }
  if (kind === 'number') return { kind, value: number, text, ...font };
  if (kind === 'boolean') return { kind, value: number === 1, text, ...font };
  return { kind, value: text, text, ...font };
}

function layOutSheet(sheet: PackedSheet, cells: readonly Cell[]): Sheet {
  const rows: { number: number; cells: (Cell | undefined)[] }[] = [];
  let row = { number: 0, cells: [] as (Cell | undefined)[] };
  for (let at = 0; at + 2 < sheet.places.length; at += 3) {
    const number = sheet.places[at] ?? 0;
    if (number !== row.number) {
      row = { number, cells: [] };
      rows.push(row);
    }
    const column = sheet.places[at + 1] ?? 0;
    while (row.cells.length < column) row.cells.push(undefined);
    row.cells[column] = cells[sheet.places[at + 2] ?? 0];
  }
  return { name: sheet.name, hidden: sheet.hidden, rows, merged: sheet.merged };
}
