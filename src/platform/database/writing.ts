import type { AnyTable, Table } from './table.ts';

/** One buffered change of rows of one table. `add` and `put` write whole rows, `amend` some columns, `remove` ends rows. */
export interface Step {
  readonly verb: 'add' | 'put' | 'amend' | 'remove';
  readonly table: AnyTable;
  readonly columns: readonly string[];
  readonly rows: object[];
}

/** The changes of a command, kept back until its one writing statement. */
export class Writing {
  readonly steps: Step[] = [];
  readonly home: number;

  constructor(home: number) {
    this.home = home;
  }

  /** Writes new rows. Ids are made by senders: one that is taken already refuses the command, whoever's row it names. */
  add<Row>(table: Table<Row>, rows: readonly Row[]): void {
    this.#add('add', table, rows as readonly object[]);
  }

  /** Writes whole rows: new ones, or all given columns of those whose key exists. */
  put<Row>(table: Table<Row>, rows: readonly Row[]): void {
    this.#add('put', table, rows as readonly object[]);
  }

  /** Changes the given columns of rows that exist; the key must be among them. */
  amend<Row>(table: Table<Row>, rows: readonly Partial<Row>[]): void {
    this.#add('amend', table, rows);
  }

  /** Takes rows out of the table; the history keeps them. */
  remove<Row>(table: Table<Row>, keys: readonly Partial<Row>[]): void {
    this.#add('remove', table, keys);
  }

  #add(verb: Step['verb'], table: AnyTable, rows: readonly object[]): void {
    for (const row of rows) {
      const full = isWhole(verb) && !('organisationNo' in row) ? { ...row, organisationNo: this.home } : row;
      const columns = Object.keys(full).filter((name) => name !== 'recordedAt');
      const last = this.steps.find(
        (step) => step.verb === verb && step.table === table && equal(step.columns, columns),
      );
      if (last) last.rows.push(full);
      else this.steps.push({ verb, table, columns, rows: [full] });
    }
  }
}

/** Whether rows are written whole, and so may be new. */
export function isWhole(verb: Step['verb']): boolean {
  return verb === 'add' || verb === 'put';
}

function equal(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}
