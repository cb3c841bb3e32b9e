import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { AnyTable } from '#platform/database/table.ts';
import type { Ordering } from '#platform/handle.ts';
import type { FilesMoved } from '../rules/rows.ts';
import * as tables from '../tables.ts';

/** A person whose file goes from one organisation to another. */
export interface FileMoved {
  readonly personId: Id;
  readonly fromNo: number;
  readonly toNo: number;
}

/** «Hồ sơ đi theo người» — what a cell keeps of a member goes to the cell of which the member now is. */
export async function moveFiles(tx: Ordering, moved: readonly FileMoved[]): Promise<void> {
  const to = new Map(moved.map(({ personId, toNo }) => [personId, toNo]));
  const from = new Map(moved.map(({ personId, fromNo }) => [personId, fromNo]));
  const people = [...to.keys()];
  const give = async (table: AnyTable, column: 'id' | 'personId', everywhere: boolean): Promise<void> => {
    const name = sql.raw(column === 'id' && table === tables.person ? 't.id' : 't.person_id');
    const found = await wholeRows<Filed>(tx, table, sql`${name} = any(${people}::uuid[])`);
    const given = found.flatMap((row) => {
      const owner = (table === tables.person ? row.id : row.personId) ?? '';
      const organisationNo = to.get(owner as Id);
      // A stay in another cell is noted there, and stays there.
      if (organisationNo === undefined || (!everywhere && row.organisationNo !== from.get(owner as Id)))
        return [];
      return row.organisationNo === organisationNo ? [] : [{ [column]: row[column], organisationNo }];
    });
    tx.amend(table, given);
    if (table === tables.circumstance)
      await giveGrounds(tx, given as { id: string; organisationNo: number }[]);
  };
  await give(tables.person, 'id', true);
  await give(tables.personalRecord, 'personId', true);
  await give(tables.sensitiveRecord, 'personId', true);
  await give(tables.standing, 'id', true);
  await give(tables.circumstance, 'id', false);
  await tellOthers(tx, moved);
}

/** Other modules keep something of members too: it goes along. */
export async function tellOthers(tx: Ordering, moved: FilesMoved['moved']): Promise<void> {
  const of: FilesMoved = { moved };
  const followed = await tx.react({ name: 'files-moved', of });
  if (!followed.ok) throw new Error(`files cannot follow: ${followed.problem.code}`);
}

interface Filed {
  readonly id?: string;
  readonly personId?: string;
  readonly organisationNo: number;
}

async function giveGrounds(
  tx: Ordering,
  given: readonly { readonly id: string; readonly organisationNo: number }[],
): Promise<void> {
  const to = new Map(given.map(({ id, organisationNo }) => [id, organisationNo]));
  const grounds = await wholeRows(
    tx,
    tables.circumstanceGround,
    sql`t.circumstance_id = any(${[...to.keys()]}::uuid[])`,
  );
  tx.amend(
    tables.circumstanceGround,
    grounds.map(({ circumstanceId }) => ({ circumstanceId, organisationNo: to.get(circumstanceId) ?? 0 })),
  );
}
