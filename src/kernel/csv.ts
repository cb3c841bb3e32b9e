/** One line of a table: texts, figures, empty cells. */
export type Line = readonly (string | number | null)[];

/** «Bảng tính dạng chữ» — lines of cells as CSV that spreadsheets read as UTF-8 and never as formulas. */
export function writeCsv(lines: readonly Line[]): string {
  return `\ufeff${lines.map((line) => line.map(written).join(',')).join('\r\n')}\r\n`;
}

/** A figure stays a figure; a text that a spreadsheet would take for a formula gets an apostrophe before it. */
function written(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
