import type { Cell, Sheet } from '#kernel/workbook.ts';

/** «Bảng dạng chữ» — a sheet as a person would paste it: a line a row, tabs between cells, figures with a decimal comma. */
export function tableText({ rows }: Sheet): string {
  return rows
    .map(({ cells }) => Array.from(cells, (cell) => (cell ? cellText(cell) : '')).join('\t'))
    .join('\n');
}

function cellText({ kind, value, text }: Cell): string {
  const isFigure = kind === 'number' || kind === 'formula';
  // What is shown as a share stays one; any other figure is the one the file holds, not the one a format rounds it to.
  if (!isFigure || typeof value !== 'number' || text.includes('%'))
    return text.replaceAll(/\s+/g, ' ').trim();
  return String(value).replace('.', ',');
}
