import type { Problem } from '#kernel/problem.ts';
import { cellOf, columnLetters, type Cell, type SheetRow } from '#kernel/workbook.ts';
import type { Reading } from './cells.ts';
import type { Mapping } from './fields.ts';
import type { Difference, RowProblem, Severity } from './intake-row.ts';

/** What a remark may carry besides problem and place. */
interface Extra {
  readonly otherRow?: number;
  readonly suggestion?: string;
  readonly differences?: readonly Difference[];
}

/** «Sổ ghi nhận xét» — collects what needs a look, each at its cell, and knows which rows are spoilt. */
export interface RowNotes<Name extends string> {
  readonly problems: RowProblem[];
  /** Notes a problem at the column of a field; without a column for it, at the row. */
  note(row: number, field: Name | null, severity: Severity, problem: Problem, extra?: Extra): void;
  /** Reads the cell of a field and notes what its reading says. */
  read<Value>(row: SheetRow, field: Name, reading: (cell: Cell) => Reading<Value>): Value | null;
  /** Whether the file has a column for the field. */
  has(field: Name): boolean;
  severityOf(row: number): Severity | null;
  /** Whether an error already stands at this cell. */
  isWrong(row: number, field: Name): boolean;
}

/** Begins the notes on one sheet. */
export function beginNotes<Name extends string>(
  file: string,
  sheet: string,
  mapping: Mapping<Name>,
): RowNotes<Name> {
  const problems: RowProblem[] = [];
  const worst = new Map<number, Severity>();
  const wrong = new Set<string>();
  const notes: RowNotes<Name> = {
    problems,
    note(row, field, severity, problem, extra) {
      const column = field === null ? undefined : mapping[field];
      problems.push({
        file,
        sheet,
        row,
        column: column === undefined ? '' : columnLetters(column),
        severity,
        ...problem,
        ...extra,
      });
      if (severity === 'error' && field !== null) wrong.add(`${row} ${field}`);
      if (severity !== 'warning' && worst.get(row) !== 'error') worst.set(row, severity);
      else if (!worst.has(row)) worst.set(row, severity);
    },
    read(row, field, reading) {
      const column = mapping[field];
      if (column === undefined) return null;
      const { value, note } = reading(cellOf(row, column));
      if (note)
        notes.note(
          row.number,
          field,
          note.severity,
          note.problem,
          note.suggestion === undefined ? {} : { suggestion: note.suggestion },
        );
      return value;
    },
    has: (field) => mapping[field] !== undefined,
    severityOf: (row) => worst.get(row) ?? null,
    isWrong: (row, field) => wrong.has(`${row} ${field}`),
  };
  return notes;
}

/** Problems in the order of the sheet. */
export function inOrder(problems: readonly RowProblem[]): readonly RowProblem[] {
  return [...problems].sort((one, other) => one.row - other.row);
}
