import { ok } from '#kernel/result.ts';
import type { RowsTakenBack } from '#modules/organisation/public.ts';
import type { AnyTable } from '#platform/database/table.ts';
import type { Reaction } from '#platform/handle.ts';
import { freeNumbers } from '../sql/number-claims.ts';
import * as tables from '../tables.ts';

const byId: readonly AnyTable[] = [
  tables.affiliation,
  tables.standing,
  tables.circumstance,
  tables.officeTerm,
  tables.person,
];
const byPerson: readonly AnyTable[] = [tables.personalRecord, tables.sensitiveRecord];

/** «Gỡ đảng viên khỏi sổ» — ends the rows that an undone act had brought, and frees their numbers. */
export const takeBackMembers: Reaction = {
  to: 'rows-taken-back',
  async run(tx, event) {
    const rows = event.of as RowsTakenBack;
    const keys = (table: { readonly name: string }) => rows.get(table.name) ?? [];
    await freeNumbers(tx, keys(tables.personalRecord));
    for (const table of byId)
      tx.remove(
        table,
        keys(table).map((id) => ({ id })),
      );
    for (const table of byPerson)
      tx.remove(
        table,
        keys(table).map((personId) => ({ personId })),
      );
    tx.remove(
      tables.circumstanceGround,
      keys(tables.circumstanceGround).map((circumstanceId) => ({ circumstanceId })),
    );
    return ok(null);
  },
};
