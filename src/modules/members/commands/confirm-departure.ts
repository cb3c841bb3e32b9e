import { carryOut } from '#platform/decide.ts';
import type { TransferRow } from '../rules/move-rows.ts';
import { ok } from '#kernel/result.ts';
import { newId } from '#platform/new-id.ts';
import { writePeriod } from '#kernel/period.ts';
import { confirmDeparture } from '../contract/transfers.ts';
import { decideConfirmation } from '../rules/transfers.ts';
import { transferPart } from '../sql/parts.ts';
import { circumstance, tables } from '../tables.ts';
import { carryOver } from './carry-over.ts';

/** «Nơi ngoài sổ đã nhận» — an official move ends the belonging here; a temporary one is a circumstance. */
export const handleConfirmDeparture = carryOut(
  confirmDeparture,
  {
    tables,
    right: 'members.keep',
    load: (tx, input) => [transferPart(tx.home, input.transferId)],
    after: (tx, { transferId, on }, rows) => {
      const transfer = rows.one<TransferRow>('transfer', transferId);
      if (!transfer) return Promise.resolve(ok(null));
      const { personId, kind, untilOn } = transfer;
      if (kind === 'official')
        return carryOver(tx, { personId, fromNo: tx.home.no, toNo: null, day: on, act: transferId });
      tx.put(circumstance, [
        {
          id: newId(tx.now),
          personId,
          organisationNo: tx.home.no,
          kind: 'temporarily-elsewhere',
          valid: writePeriod({ from: on, until: untilOn }),
          decision: transfer.letterNumber,
          act: transferId,
        },
      ]);
      return Promise.resolve(ok(null));
    },
  },
  decideConfirmation,
);
