import { carryOut } from '#platform/decide.ts';
import { withdrawAddendum } from '../contract.ts';
import { decideAddendumWithdrawal } from '../rules/decisions/addendum.ts';
import { addendaPart, comingParts } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Bỏ phụ lục chưa thông qua». */
export const handleWithdrawAddendum = carryOut(
  withdrawAddendum,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx) => [addendaPart(tx.home), ...comingParts(tx.home)],
  },
  decideAddendumWithdrawal,
);
