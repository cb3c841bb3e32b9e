import { columnOf, dateOfSerial, type MergedRange } from '#kernel/workbook.ts';
import type { Problem } from '#kernel/problem.ts';
import type { CellTable } from './cell-table.ts';
import { limits } from './limits.ts';
import { problems } from './problems.ts';
import { prefixOf, readRuns, type SharedText } from './shared-texts.ts';
import { type CellStyle, styleAt } from './styles.ts';
import { attribute, nextTag, readEscapes, readText, type Tag } from './xml.ts';

/** What cells of all sheets are read with. */
export interface SheetContext {
  readonly texts: readonly SharedText[];
  readonly styles: readonly CellStyle[];
  readonly since1904: boolean;
  readonly table: CellTable;
  /** Shared texts already met as cells, by style and number of the text. */
  readonly known: Map<number, number>;
}

/** The form in which spreadsheets write nearly all their cells; any other is read tag by tag. */
const ordinaryCell = /<(?:\w+:)?c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="(\w+)")?(?:\/>|><(?:\w+:)?v>([^<]*)<\/(?:\w+:)?v><\/(?:\w+:)?c>)/y;
const mostStyles = 65_536;

/** Cell places of a sheet, or what stands in the way. */
export type SheetContent =
  | { readonly places: Uint32Array; readonly merged: readonly MergedRange[] }
  | { readonly problem: Problem };

/** Places met so far; grows by doubling. */
interface Places {
  list: Uint32Array;
  length: number;
}

/**
 * Reads a sheet row by row, so that only one row is ever held as text. What the sheet
 * says about its own size is not looked at.
 */
export function readSheet(xml: Buffer, context: SheetContext): SheetContent {
  const prefix = prefixOf(xml);
  const open = `<${prefix}row`;
  const close = `</${prefix}row>`;
  const end = xml.indexOf(`</${prefix}sheetData>`);
  const places: Places = { list: new Uint32Array(3 * 1024), length: 0 };
  let number = 0;
  let at = xml.indexOf(open);
  while (at >= 0 && at < end) {
    const opened = xml.indexOf('>', at);
    const after = xml[at + open.length] ?? 0;
    if (opened < 0 || (after > 32 && after !== 62 && after !== 47)) return { problem: problems.fileIsDamaged };
    const next = rowNumber(xml, at + open.length, opened) ?? number + 1;
    if (!(next > number) || next > limits.rows) return { problem: problems.fileIsDamaged };
    number = next;
    let until = opened;
    if (xml[opened - 1] !== 47) {
      until = xml.indexOf(close, opened);
      if (until < 0) return { problem: problems.fileIsDamaged };
      if (until - opened > limits.pieceBytes) return { problem: problems.fileHasTooManyCells };
      if (until > opened + 1) readRow(xml.toString('utf8', opened + 1, until), number, places, context);
    }
    if (context.table.isFull || places.length > limits.cells * 3) return { problem: problems.fileHasTooManyCells };
    at = xml.indexOf(open, until);
  }
  const merged = readMerged(xml.toString('latin1', Math.max(0, end), Math.max(0, end) + limits.pieceBytes));
  return { places: places.list.slice(0, places.length), merged };
}

/** The number that a row gives itself; nearly always the first attribute, and there may be a million of them. */
function rowNumber(xml: Buffer, from: number, until: number): number | null {
  if (xml[from + 1] !== 114 || xml[from + 2] !== 61) {
    const number = attribute(xml.toString('latin1', from, until), 'r');
    return number === null ? null : Number(number);
  }
  let number = 0;
  for (let at = from + 4; at < until && xml[at] !== 34 && xml[at] !== 39; at += 1) number = number * 10 + (xml[at] ?? 0) - 48;
  return number;
}

function readRow(xml: string, row: number, places: Places, context: SheetContext): void {
  let column = -1;
  let at = 0;
  while (at < xml.length) {
    ordinaryCell.lastIndex = at;
    const [whole, letters = '', style = '0', type = 'n', value = ''] = ordinaryCell.exec(xml) ?? [];
    if (whole !== undefined) {
      column = columnOf(letters);
      at += whole.length;
      const cell = value === '' ? -1 : keep(type, Number(style), { value: readText(value), inline: null, formula: null }, context);
      if (cell >= 0) place(places, row, column, cell);
      continue;
    }
    const tag = nextTag(xml, at);
    if (!tag) return;
    at = tag.until;
    if (tag.name !== 'c' || tag.closing) continue;
    const reference = attribute(tag.attributes, 'r');
    column = reference === null ? column + 1 : columnOf(reference.replace(/\d+$/, ''));
    if (tag.empty) continue;
    const content = readContent(xml, tag);
    at = content.until;
    const cell = keep(attribute(tag.attributes, 't') ?? 'n', Number(attribute(tag.attributes, 's') ?? 0), content, context);
    if (cell >= 0) place(places, row, column, cell);
  }
}

function place(places: Places, row: number, column: number, cell: number): void {
  if (column < 0 || column >= limits.columns) return;
  if (places.length + 3 > places.list.length) {
    const wider = new Uint32Array(places.list.length * 2);
    wider.set(places.list);
    places.list = wider;
  }
  places.list[places.length] = row;
  places.list[places.length + 1] = column;
  places.list[places.length + 2] = cell;
  places.length += 3;
}

interface Content {
  readonly value: string;
  readonly inline: SharedText | null;
  readonly formula: string | null;
}

/** Reads from the opening tag of a cell to its closing one. */
function readContent(xml: string, cell: Tag): Content & { readonly until: number } {
  let value = '';
  let formula: string | null = null;
  let inline: SharedText | null = null;
  let until = cell.until;
  let from = cell.until;
  for (let tag = nextTag(xml, cell.until); tag; tag = nextTag(xml, tag.until)) {
    until = tag.until;
    if (tag.closing && tag.name === 'c') break;
    if (tag.name === 'f' && !tag.closing) formula = '';
    if (!tag.closing) {
      from = tag.name === 'v' || tag.name === 'f' || tag.name === 'is' ? tag.until : from;
    } else if (tag.name === 'v') {
      value = readText(xml.slice(from, tag.from));
    } else if (tag.name === 'f') {
      formula = readText(xml.slice(from, tag.from));
    } else if (tag.name === 'is') {
      inline = readRuns(xml.slice(from, tag.from));
    }
  }
  return { value, inline, formula, until };
}

/** The number of the cell in the table, -1 for one that holds nothing. */
function keep(type: string, styleIndex: number, content: Content, context: SheetContext): number {
  const { value, inline, formula } = content;
  if (formula === null && inline === null && value === '') return -1;
  const key = type === 's' && formula === null ? Number(value) * mostStyles + styleIndex : -1;
  const known = context.known.get(key);
  if (known !== undefined) return known;
  const cell = add(type, styleAt(context.styles, styleIndex), content, context);
  if (key >= 0 && styleIndex < mostStyles) context.known.set(key, cell);
  return cell;
}

function add(type: string, style: CellStyle, content: Content, context: SheetContext): number {
  const { table } = context;
  const { value, inline, formula } = content;
  if (formula !== null) {
    const number = type === 'n' && value !== '' ? Number(value) : Number.NaN;
    const day = style.isDate ? dateOfSerial(number, context.since1904) : null;
    return table.add('formula', day ? shownDate(day) : shown(value, style), day ? Number.NaN : number, style.font, formula);
  }
  if (type === 's' || inline) {
    const text = inline ?? context.texts[Number(value)] ?? { text: '', font: undefined };
    return text.text === '' ? -1 : table.add('text', inline ? apart(text.text) : text.text, Number.NaN, text.font ?? style.font);
  }
  if (type === 'b') return table.add('boolean', value === '1' ? 'TRUE' : 'FALSE', Number(value), style.font);
  const number = type === 'n' ? Number(value) : Number.NaN;
  if (type === 'd') return table.add('text', shownDate(value.slice(0, 10)), Number.NaN, style.font);
  if (Number.isNaN(number)) return table.add('text', apart(readEscapes(value)), Number.NaN, style.font);
  if (style.isDate && number >= 1) {
    return table.add('date', shown(value, style), context.since1904 ? number + 1462 : number, style.font);
  }
  return table.add('number', shown(value, style), number, style.font);
}

/** A copy of its own: a piece of a text would keep the whole row in memory. */
function apart(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function shownDate(day: string): string {
  return day.split('-').reverse().join('/');
}

/** Numbers as a person sees them: filled up with zeros where the format says so, never as `9.9E+10`. */
function shown(value: string, style: CellStyle): string {
  const number = Number(value);
  if (value === '' || Number.isNaN(number)) return value;
  const plain = Number.isInteger(number) && Math.abs(number) < 1e20 ? BigInt(number).toString() : String(number);
  return plain.padStart(style.digits, '0');
}

function readMerged(xml: string): readonly MergedRange[] {
  const merged: MergedRange[] = [];
  for (let at = xml.indexOf('mergeCell '); at >= 0 && merged.length < limits.merged; at = xml.indexOf('mergeCell ', at + 1)) {
    const range = /ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/.exec(xml.slice(at, at + 80));
    if (!range) continue;
    const [, left = '', top = '', right = '', bottom = ''] = range;
    merged.push({ top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) });
  }
  return merged;
}
