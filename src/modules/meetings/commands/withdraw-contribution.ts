import type { Id } from '#kernel/id.ts';
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
      part(all.meeting, ofMeetingOf(tx.home.no, input.contributionId, 'id')),
      part(all.book, ofMeetingOf(tx.home.no, input.contributionId, 'meeting_id')),
      part(all.secondVersion, ofMeetingOf(tx.home.no, input.contributionId, 'meeting_id')),
    ],
  },
  decideWithdrawal,
);

/** Rows of the meeting in which it was said. */
function ofMeetingOf(no: number, contribution: Id, column: 'id' | 'meeting_id') {
  return sql`t.organisation_no = ${no} and t.${sql.raw(column)} = (
    select meeting_id from meetings.contribution where organisation_no = ${no} and id = ${contribution})`;
}
