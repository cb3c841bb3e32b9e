import { ok } from '#kernel/result.ts';
import type { FilesMoved } from '#modules/members/public.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Reaction } from '#platform/handle.ts';
import { shortcoming } from '../tables.ts';

/** «Hạn chế của một đồng chí đi theo người» — by an act, and back when it is undone; other books keep theirs. */
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
    tx.amend(
      shortcoming,
      rows.flatMap(({ id, personId, organisationNo }) => {
        const move = personId === null ? undefined : going.get(personId);
        return move && move.fromNo === organisationNo ? [{ id, organisationNo: move.toNo }] : [];
      }),
    );
    return ok(null);
  },
};
