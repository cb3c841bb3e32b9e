import { ok } from '#kernel/result.ts';
import type { FilesMoved } from '#modules/members/public.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Reaction } from '#platform/handle.ts';
import { passEvidenceOn } from '../sql/evidence.ts';
import { shortcoming } from '../tables.ts';

/** «Hạn chế của một đồng chí đi theo người» — by an act, and back when it is undone, or by a letter; other books keep theirs. */
export const followPeople: Reaction = {
  to: 'files-moved',
  async run(tx, event) {
    const { moved } = event.of as FilesMoved;
    const going = new Map(moved.map((one) => [one.personId, one]));
    const rows = await wholeRows(
      tx,
      shortcoming,
      sql`t.person_id = any(${[...going.keys()]}::uuid[]) and t.state <> 'closed'`,
    );
    const passed = rows.flatMap((row) => {
      const move = row.personId === null ? undefined : going.get(row.personId);
      return move && move.fromNo === row.organisationNo ? [{ row, toNo: move.toNo }] : [];
    });
    await passEvidenceOn(tx, passed);
    tx.amend(
      shortcoming,
      passed.map(({ row: { id }, toNo }) => ({ id, organisationNo: toNo })),
    );
    return ok(null);
  },
};
