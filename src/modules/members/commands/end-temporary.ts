import { writePeriod, readPeriod } from '#kernel/period.ts';
import { atField } from '#kernel/problem.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle } from '#platform/handle.ts';
import { endTemporary } from '../contract/transfers.ts';
import { arrival, transfer } from '../tables/moves.ts';
import { moveProblems as problems } from '../rules/move-problems.ts';
import { circumstance } from '../tables.ts';

interface Stay {
  readonly id: string;
  readonly valid: string;
}

/** «Kết thúc sinh hoạt tạm thời» — by either side; both books end it on the same day. */
export const handleEndTemporary = handle(
  endTemporary,
  {
    right: 'members.keep',
    touches: async (tx, { transferId }, home) =>
      (
        await tx.ask<{ no: number }>(sql`
          select to_no as no from members.transfer where id = ${transferId} and organisation_no = ${home.no} and to_no is not null
          union
          select from_no from members.arrival where id = ${transferId} and organisation_no = ${home.no} and from_no is not null`)
      ).map((row) => row.no),
  },
  async (tx, { transferId, on }) => {
    const stays = await tx.ask<Stay>(sql`
      select id, valid from members.circumstance as stay
      where stay.act = ${transferId} and stay.valid @> ${tx.today}::date
        and exists (select from members.circumstance as own where own.act = ${transferId} and own.organisation_no = ${tx.home.no})`);
    if (stays.length === 0) return refuse(problems.notStaying);
    const outside = stays.some(({ valid }) => {
      const { from, until } = readPeriod(valid);
      return on <= from || (until !== null && on > until) || on > tx.today;
    });
    if (outside) return refuse(atField(problems.dayOutside, 'on'));
    tx.amend(
      circumstance,
      stays.map(({ id, valid }) => ({ id, valid: writePeriod({ from: readPeriod(valid).from, until: on }) })),
    );
    tx.amend(transfer, [{ id: transferId, state: 'returned', untilOn: on }]);
    tx.amend(arrival, [{ id: transferId, state: 'returned', untilOn: on }]);
    return ok({ id: transferId });
  },
);
