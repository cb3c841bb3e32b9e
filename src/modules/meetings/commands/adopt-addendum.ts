import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { adoptAddendum } from '../contract.ts';
import { decideAddendumAdoption } from '../rules/decisions/addendum.ts';
import { addendaPart, rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Thông qua phụ lục biên bản». */
export const handleAdoptAddendum = carryOut(
  adoptAddendum,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      addendaPart(tx.home),
      rowPart(all.vote, tx.home, input.voteId),
      part(
        all.agendaItem,
        sql`t.organisation_no = ${tx.home.no} and t.id = (select item_id from meetings.vote where id = ${input.voteId} and organisation_no = ${tx.home.no})`,
      ),
      part(
        all.meeting,
        sql`t.organisation_no = ${tx.home.no} and t.id = (select meeting_id from meetings.vote where id = ${input.voteId} and organisation_no = ${tx.home.no})`,
      ),
    ],
  },
  decideAddendumAdoption,
);
