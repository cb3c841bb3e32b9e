import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import { carryOut } from '#platform/decide.ts';
import { withdrawTransfer } from '../contract/transfers.ts';
import { arrival } from '../tables/moves.ts';
import type { TransferRow } from '../rules/move-rows.ts';
import { decideWithdrawal } from '../rules/transfers.ts';
import { transferPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Thôi chuyển» — the letter on its way to the other side is void with it. */
export const handleWithdrawTransfer = carryOut(
  withdrawTransfer,
  {
    tables,
    right: 'members.keep',
    touches: (tx, input, home) => destinationOf(tx, input.transferId, home.no),
    load: (tx, input) => [transferPart(tx.home, input.transferId)],
    after: (tx, input, rows) => {
      const before = rows.one<TransferRow>('transfer', input.transferId);
      if (before?.toNo != null && before.letterId !== null)
        tx.amend(arrival, [{ id: input.transferId, state: 'withdrawn', answeredOn: tx.today }]);
      return Promise.resolve(ok(null));
    },
  },
  decideWithdrawal,
);

/** The book of the other side of a transfer out of this one. */
export async function destinationOf(tx: Reading, transferId: Id, no: number): Promise<readonly number[]> {
  const rows = await tx.ask<{ no: number }>(sql`
    select to_no as no from members.transfer
    where id = ${transferId} and organisation_no = ${no} and to_no is not null`);
  return rows.map((row) => row.no);
}
