import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { AnyTable } from '#platform/database/table.ts';
import type { Reaction } from '#platform/handle.ts';
import type { FilesMoved } from '#modules/members/public.ts';
import { tables } from '../tables.ts';

/** «Công tác, trình độ đi theo hồ sơ» — into the book of the cell of which the member now is. */
export const followFiles: Reaction = {
  to: 'files-moved',
  async run(tx, event) {
    const { moved } = event.of as FilesMoved;
    const to = new Map(moved.map(({ personId, toNo }): [string, number] => [personId, toNo]));
    for (const table of tables as readonly AnyTable[]) {
      const rows = await wholeRows<{ id: string; personId: string; organisationNo: number }>(
        tx,
        table,
        sql`t.person_id = any(${[...to.keys()]}::uuid[])`,
      );
      tx.amend(
        table,
        rows.flatMap(({ id, personId, organisationNo }) => {
          const no = to.get(personId);
          return no === undefined || no === organisationNo ? [] : [{ id, organisationNo: no }];
        }),
      );
    }
    return ok(null);
  },
};
