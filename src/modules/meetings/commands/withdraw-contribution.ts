import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { withdrawContribution } from '../contract.ts';
import { decideWithdrawal } from '../rules/decisions/hold.ts';
import { rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Bỏ ý kiến đã ghi». */
export const handleWithdrawContribution = carryOut(
  withdrawContribution,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      rowPart(all.contribution, tx.home, input.contributionId),
      part(
        all.meeting,
        sql`t.organisation_no = ${tx.home.no} and t.id = (
              select meeting_id from meetings.contribution
              where organisation_no = ${tx.home.no} and id = ${input.contributionId})`,
      ),
    ],
  },
  decideWithdrawal,
);
