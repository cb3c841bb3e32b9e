import { writeXlsx } from 'hucre/xlsx';
import type { Line } from '#kernel/csv.ts';

/** «Bảng tính» — one sheet as an XLSX file. Texts are never formulas. */
export async function xlsxOf(name: string, lines: readonly Line[]): Promise<Uint8Array<ArrayBuffer>> {
  const written = await writeXlsx({
    sheets: [{ name: sheetName(name), rows: lines.map((line) => [...line]) }],
  });
  return new Uint8Array(written);
}

/** Spreadsheets take 31 characters and none of these. */
function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31) || 'Sheet';
}
