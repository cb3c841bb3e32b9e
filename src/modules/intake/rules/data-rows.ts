import { fold } from '#kernel/vietnamese.ts';
import { cellOf, type Sheet, type SheetRow } from '#kernel/workbook.ts';
import { textOf } from './cells.ts';
import type { Field, Mapping } from './fields.ts';
import { headerWords } from './header.ts';

/**
 * «Dòng dữ liệu» — rows that say something of one member or one organisation. Block
 * headings, totals and signatures fill one cell; a total names nobody; a header printed
 * again on the next page is no person.
 */
export function dataRows<Name extends string>(
  sheet: Sheet,
  mapping: Mapping<Name>,
  dataFrom: number,
  fields: readonly Field<Name>[],
  telling: readonly Name[],
): readonly SheetRow[] {
  const columns = telling.map((name) => mapping[name]).filter((column) => column !== undefined);
  const headers = new Set(fields.flatMap((field) => field.headers));
  return sheet.rows.filter((row) => {
    if (row.number < dataFrom) return false;
    const texts = columns.map((column) => textOf(cellOf(row, column))).filter((text) => text !== '');
    return texts.length > 1 && !isTotal(row) && !isHeaderAgain(texts, headers);
  });
}

/** Data nearly always has a text that begins with a figure; only then are the words looked up. */
function isHeaderAgain(texts: readonly string[], headers: ReadonlySet<string>): boolean {
  if (texts.some((text) => /^\d/.test(text))) return false;
  return texts.every((text) => /^\(\d+\)$/.test(text) || headers.has(headerWords(text)));
}

function isTotal(row: SheetRow): boolean {
  const first = row.cells.find((cell) => cell !== undefined && textOf(cell) !== '');
  if (first?.kind !== 'text' || !/^[ct]/i.test(first.text) || !/^(tong cong|tong so|cong)( |:|$)/.test(fold(first.text))) return false;
  // Somebody may be called Tổng; a total stands beside neither a number of twelve digits nor a code.
  return !row.cells.some((cell) => cell !== undefined && /^(\d{11,12}|\d{2}(\.\d{3}){4})$/.test(cell.text));
}
