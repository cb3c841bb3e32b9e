import {
  guessLegacy,
  isUnicode,
  type LegacyEncoding,
  legacyFont,
  readLegacy,
} from '#kernel/legacy-encoding.ts';
import { type Cell, columnLetters, type Sheet } from '#kernel/workbook.ts';

/** «Chữ mã cũ» — cells of one font that seem to be written in TCVN3 or VNI; a person confirms before they are read so. */
export interface LegacyFinding {
  /** `null` for cells whose font the file does not tell. */
  readonly font: string | null;
  readonly encoding: LegacyEncoding;
  readonly toldBy: 'font' | 'letters';
  readonly cells: number;
  /** One cell to judge by. */
  readonly example: {
    readonly row: number;
    readonly column: string;
    readonly original: string;
    readonly reading: string;
  };
}

/** «Cách đọc đã xác nhận» — a font and the encoding that a person agreed to. */
export type ConfirmedLegacy = Pick<LegacyFinding, 'font' | 'encoding'>;

/** Cells of one font that could be in an old encoding, with the first place of each. */
interface Group {
  readonly texts: Map<Cell, string>;
  cells: number;
}

/** «Tìm chữ mã cũ» — told by the font, else guessed by the letters; never applied by itself. */
export function findLegacyText(sheet: Sheet): readonly LegacyFinding[] {
  const groups = new Map<string | null, Group>();
  for (const row of sheet.rows) {
    row.cells.forEach((cell, column) => {
      if (!cell || !mayBeLegacy(cell)) return;
      const font = cell.font ?? null;
      const group = groups.get(font) ?? { texts: new Map<Cell, string>(), cells: 0 };
      groups.set(font, group);
      group.cells += 1;
      if (!group.texts.has(cell)) group.texts.set(cell, `${columnLetters(column)}${row.number}`);
    });
  }
  return [...groups].flatMap(([font, group]) => findingOf(font, group));
}

/** «Đọc lại theo mã đã xác nhận» — the sheet in Unicode; each changed cell keeps its original. */
export function readLegacyText(sheet: Sheet, confirmed: readonly ConfirmedLegacy[]): Sheet {
  if (confirmed.length === 0) return sheet;
  const encodings = new Map(confirmed.map(({ font, encoding }) => [font, encoding]));
  const read = new Map<Cell, Cell>();
  const reading = (cell: Cell | undefined) => {
    const encoding = cell && encodings.get(cell.font ?? null);
    if (!cell || !encoding || !mayBeLegacy(cell)) return cell;
    const known = read.get(cell) ?? inUnicode(cell, encoding);
    read.set(cell, known);
    return known;
  };
  return { ...sheet, rows: sheet.rows.map(({ number, cells }) => ({ number, cells: cells.map(reading) })) };
}

/** Letters of the old encodings lie between U+00A1 and U+00FF; a font with capitals changes plain letters too. */
function mayBeLegacy(cell: Cell): boolean {
  if (cell.kind !== 'text' || isUnicode(cell.text)) return false;
  return (
    /[\u00a1-\u00ff]/.test(cell.text) || (cell.font !== undefined && legacyFont(cell.font)?.capitals === true)
  );
}

function findingOf(font: string | null, group: Group): readonly LegacyFinding[] {
  const told = font === null ? null : legacyFont(font);
  const encoding = told?.encoding ?? guessLegacy([...group.texts.keys()].map((cell) => cell.text));
  const [first] = group.texts;
  if (!encoding || !first) return [];
  const [cell, place] = first;
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
  const example = { row: Number(row), column, original: cell.text, reading: inUnicode(cell, encoding).text };
  return [{ font, encoding, toldBy: told ? 'font' : 'letters', cells: group.cells, example }];
}

function inUnicode(cell: Cell, encoding: LegacyEncoding): Cell {
  const capitals = cell.font !== undefined && legacyFont(cell.font)?.capitals === true;
  const text = readLegacy(cell.text, encoding, capitals);
  return text === cell.text ? cell : { ...cell, text, value: text, original: cell.text };
}
