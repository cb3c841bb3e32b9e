import { ok } from '#kernel/result.ts';
import { carryOut } from '#platform/decide.ts';
import { refuseArrival } from '../contract/transfers.ts';
import { reason, transfer } from '../tables/moves.ts';
import type { ArrivalRow } from '../rules/move-rows.ts';
import { decideRefusal } from '../rules/transfers.ts';
import { arrivalPart } from '../sql/parts.ts';
import { originOf } from './receive-arrival.ts';
import { tables } from '../tables.ts';

/** «Trả lại giấy» — the member stays where they were; why is kept in the book of the other side. */
export const handleRefuseArrival = carryOut(
  refuseArrival,
  {
    tables,
    right: 'members.keep',
    touches: (tx, input, home) => originOf(tx, input.arrivalId, home.no),
    load: (tx, input) => [arrivalPart(tx.home, input.arrivalId)],
    after: (tx, input, rows) => {
      const fromNo = rows.one<ArrivalRow>('arrival', input.arrivalId)?.fromNo;
      if (fromNo != null) {
        tx.amend(transfer, [{ id: input.arrivalId, state: 'refused', answeredOn: tx.today }]);
        tx.put(reason, [
          { subjectId: input.arrivalId, about: 'refusal', organisationNo: fromNo, reason: input.reason },
        ]);
      }
      return Promise.resolve(ok(null));
    },
  },
  decideRefusal,
);
