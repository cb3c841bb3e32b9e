import { ok, refuse, type Result } from '#kernel/result.ts';
import { CellTable, type PackedWorkbook } from './cell-table.ts';
import { limits } from './limits.ts';
import { problems } from './problems.ts';
import { decodeText } from './text-encoding.ts';

const separators = [',', ';', '\t', '|'] as const;
const guessLines = 20;

/** Reads separated text. Every cell is text: what is a number or a day is decided by its column. */
export function readCsv(bytes: Uint8Array, fileName: string): Result<PackedWorkbook> {
  const text = decodeText(bytes);
  if (text === null) return refuse(problems.fileIsNoSheet);
  const declared = /^sep=(.)\r?\n/.exec(text.slice(0, 10));
  const separator = declared?.[1] ?? guessSeparator(text.slice(0, 100_000));
  const table = new CellTable();
  const known = new Map<string, number>();
  const places: number[] = [];
  const content = declared ? text.slice(declared[0].length) : text;
  const lines = readFields(content, separator, (row, column, field) => {
    if (field === '' || column >= limits.columns) return true;
    let cell = known.get(field);
    if (cell === undefined) known.set(field, (cell = table.add('text', field, Number.NaN, undefined)));
    places.push(row, column, cell);
    return !table.isFull && places.length <= limits.cells * 3;
  });
  if (lines > limits.rows || table.isFull || places.length > limits.cells * 3) return refuse(problems.fileHasTooManyCells);
  const name = (fileName.split(/[\\/]/).at(-1) ?? fileName).replace(/\.\w+$/, '');
  return ok(table.pack([{ name, hidden: false, places: Uint32Array.from(places), merged: [] }]));
}

/** The separator that cuts most of the first lines into the same number of fields, more than one. */
function guessSeparator(text: string): string {
  let best: string = ',';
  let bestScore = 0;
  for (const separator of separators) {
    const widths = new Map<number, number>();
    let row = 0;
    let width = 0;
    const count = () => widths.set(width, (widths.get(width) ?? 0) + 1);
    readFields(text, separator, (number, column) => {
      if (number !== row) {
        if (row > 0) count();
        row = number;
      }
      width = column + 1;
      return number <= guessLines;
    });
    count();
    const score = Math.max(0, ...[...widths].map(([fields, lines]) => (fields > 1 ? lines * 100 + fields : 0)));
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}

/** Calls back with each field; answers the number of lines, or stops early when told `false`. */
function readFields(text: string, separator: string, found: (row: number, column: number, field: string) => boolean): number {
  let row = 1;
  let column = 0;
  let at = 0;
  while (at < text.length && row <= limits.rows) {
    const { field, next } = readField(text, at, separator);
    if (!found(row, column, field)) return row;
    const end = text[next];
    column += 1;
    at = next + 1;
    if (end === separator) continue;
    if (end === '\r' && text[at] === '\n') at += 1;
    row += 1;
    column = 0;
  }
  return row;
}

function readField(text: string, at: number, separator: string): { readonly field: string; readonly next: number } {
  if (text[at] !== '"') {
    let next = at;
    while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r') next += 1;
    return { field: text.slice(at, next), next };
  }
  let close = text.indexOf('"', at + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const until = close < 0 ? text.length : close;
  const field = text.slice(at + 1, until).replaceAll('""', '"');
  let next = until + 1;
  while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r') next += 1;
  return { field, next: Math.min(next, text.length) };
}
