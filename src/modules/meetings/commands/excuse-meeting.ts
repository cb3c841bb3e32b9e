import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { excuseMeeting } from '../contract.ts';
import { decideExcuse } from '../rules/decisions/plan.ts';
import { officeParts } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Cho phép không họp» — by the level above, in the book of the cell; the cell itself asks for it. */
export const handleExcuseMeeting = carryOut(
  excuseMeeting,
  {
    right: 'meetings.excuse',
    tables: all.tables,
    load: (tx, input) => [
      part(
        all.meeting,
        sql`t.organisation_no = ${tx.home.no} and t.month = ${input.month} and t.kind = ${input.kind}`,
      ),
      ...officeParts(tx.home),
    ],
  },
  decideExcuse,
);
