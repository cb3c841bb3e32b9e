import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
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
    load: (tx, input) => [
      rowPart(all.concern, tx.home, input.concernId),
      part(all.passedConcern, sql`t.organisation_no = ${tx.home.no} and t.concern_id = ${input.concernId}`),
    ],
  },
  decideConcernWithdrawal,
);
