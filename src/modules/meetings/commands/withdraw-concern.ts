import { carryOut } from '#platform/decide.ts';
import { withdrawConcern } from '../contract/concerns.ts';
import { decideConcernWithdrawal } from '../rules/decisions/concerns.ts';
import { rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Bỏ điều ghi nhầm». */
export const handleWithdrawConcern = carryOut(
  withdrawConcern,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [rowPart(all.concern, tx.home, input.concernId)],
  },
  decideConcernWithdrawal,
);
