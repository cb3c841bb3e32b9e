import type { Words } from './text.ts';

/** One column of a `DataTable`. The first column names the row. */
export interface Column<Row> {
  readonly label: Words;
  /** Figures stand to the right, in figures of equal width. */
  readonly figure?: boolean;
  /** Often without a value: where columns become lines, a dash alone is left out. */
  readonly sparse?: boolean;
  /** What stands in the cell; numbers are written `1.684`, `null` as a dash. */
  readonly show: (row: Row) => Words | number | null;
  /** Where the cell leads: the list behind a figure, the page of a person. */
  readonly href?: (row: Row) => string | null;
}
