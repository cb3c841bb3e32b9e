import type { CivilDate } from '#kernel/civil-date.ts';
import { readPeriod, writePeriod } from '#kernel/period.ts';
import type { Ordering } from '../handle.ts';
import type { Table } from './table.ts';

/** A row that holds for a period. */
export interface DatedRow {
  readonly id: string;
  readonly valid: string;
}

/** Ends rows on the day, with what else is to be noted of their end; a row that begins that day or later never holds and goes. */
export function endRows<Row extends DatedRow>(
  tx: Ordering,
  table: Table<Row>,
  rows: readonly Row[],
  on: CivilDate,
  noting: Readonly<Record<string, unknown>>,
): void {
  const never = rows.filter((row) => readPeriod(row.valid).from >= on);
  tx.remove<Row>(
    table,
    never.map(({ id }) => ({ id }) as Partial<Row>),
  );
  const ended = rows.filter((row) => !never.includes(row));
  tx.amend<Row>(
    table,
    ended.map(({ id, valid }) => {
      const { from } = readPeriod(valid);
      return { ...noting, id, valid: writePeriod({ from, until: on }) } as unknown as Partial<Row>;
    }),
  );
}

/** Whether the period as the database writes it holds on the day. */
export function holdsOn(valid: string, on: CivilDate): boolean {
  const { from, until } = readPeriod(valid);
  return from <= on && (until === null || until > on);
}
