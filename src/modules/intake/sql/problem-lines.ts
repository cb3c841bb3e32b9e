import { properName } from '#kernel/vietnamese-name.ts';
import { cellOf, columnOf } from '#kernel/workbook.ts';
import type { ProblemLine } from '../contract.ts';
import { textOf } from '../rules/cells.ts';
import { memberFields, organisationFields, type Field } from '../rules/fields.ts';
import type { RowProblem } from '../rules/intake-row.ts';
import type { MappedSheet } from './described.ts';

const wholeRow = { vi: 'Cả dòng', en: 'The whole row' };

/** «Dòng cần xem» — each problem with the person it concerns and what stands in the cell. */
export function problemLines(sheet: MappedSheet, problems: readonly RowProblem[]): readonly ProblemLine[] {
  if (problems.length === 0) return [];
  const { opened, kind, mapping } = sheet;
  const rows = new Map(opened.sheet.rows.map((row) => [row.number, row]));
  const fields: readonly Field[] = kind === 'members' ? memberFields : organisationFields;
  const byColumn = new Map(
    fields.flatMap((field) => {
      const column = (mapping as Record<string, number>)[field.name];
      return column === undefined ? [] : [[column, field.label] as const];
    }),
  );
  const name = kind === 'members' ? mapping.fullName : mapping.name;
  return problems.map(({ differences, citation, ...problem }) => {
    const row = rows.get(problem.row);
    const column = columnOf(problem.column);
    const who = row && name !== undefined ? textOf(cellOf(row, name)) : '';
    const cell = row && problem.column !== '' ? cellOf(row, column) : null;
    return {
      ...problem,
      ...(differences ? { differences: [...differences] } : {}),
      ...(citation ? { citation } : {}),
      fileId: opened.fileId,
      who: kind === 'members' ? properName(who) : who,
      label: byColumn.get(column) ?? wholeRow,
      stands:
        cell === null
          ? ''
          : cell.kind === 'formula'
            ? `=${cell.formula ?? ''}`
            : (cell.original ?? cell.text),
    };
  });
}
