import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { closeConcern } from '../contract/concerns.ts';
import { decideClosing } from '../rules/decisions/concerns.ts';
import { peopleParts, rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Trả lời, khép lại một điều đã nêu». */
export const handleCloseConcern = carryOut(
  closeConcern,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      rowPart(all.concern, tx.home, input.concernId),
      part(all.passedConcern, sql`t.organisation_no = ${tx.home.no} and t.concern_id = ${input.concernId}`),
      ...peopleParts(tx.home, [input.ownerId]),
    ],
  },
  decideClosing,
);
