import { ok, refuse } from '#kernel/result.ts';
import { carryOut } from '#platform/decide.ts';
import { requestTransfer } from '../contract/transfers.ts';
import { reason } from '../tables/moves.ts';
import { moveProblems as problems } from '../rules/move-problems.ts';
import { decideRequest } from '../rules/transfers.ts';
import { memberParts, placePart, transfersPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Đề nghị chuyển sinh hoạt» — by the cell the member belongs to. */
export const handleRequestTransfer = carryOut(
  requestTransfer,
  {
    tables,
    right: 'members.keep',
    load: (tx, input) => [
      ...memberParts(tx.home, input.personId),
      transfersPart(tx.home, input.personId),
      placePart(input.toOrganisationId),
    ],
    before: (_, input, rows) =>
      Promise.resolve(
        input.toOrganisationId !== null && !rows.one('place', input.toOrganisationId)
          ? refuse(problems.placeUnknown)
          : ok(null),
      ),
    after: (tx, input) => {
      if (input.reason !== null)
        tx.put(reason, [
          { subjectId: input.transferId, about: 'request', organisationNo: tx.home.no, reason: input.reason },
        ]);
      return Promise.resolve(ok(null));
    },
  },
  decideRequest,
);
