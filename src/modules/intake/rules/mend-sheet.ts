import { columnOf, type Sheet } from '#kernel/workbook.ts';

/** «Ô sửa ngay khi xem» — what a cell should have said. */
export interface Mend {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

/** «Sửa ô trước khi đọc» — the sheet as if these cells had been typed so; the file itself stays as it came. */
export function mendSheet(sheet: Sheet, mends: readonly Mend[]): Sheet {
  const own = mends.filter((mend) => mend.sheet === sheet.name);
  if (own.length === 0) return sheet;
  const rows = sheet.rows.map((row) => {
    const here = own.filter((mend) => mend.row === row.number);
    if (here.length === 0) return row;
    const cells = [...row.cells];
    for (const { column, text } of here) cells[columnOf(column)] = { kind: 'text', value: text, text };
    return { ...row, cells };
  });
  return { ...sheet, rows };
}
