import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { arrangeAgenda } from '../contract.ts';
import { decideArrange } from '../rules/decisions/plan.ts';
import { addendaPart, meetingPart, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Sắp chương trình». */
export const handleArrangeAgenda = carryOut(
  arrangeAgenda,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      addendaPart(tx.home),
      meetingPart(tx.home, input.meetingId),
      part(
        all.agendaItem,
        sql`t.organisation_no = ${tx.home.no}
            and (t.meeting_id = ${input.meetingId} or t.id = any(${input.items.map((item) => item.id)}::uuid[]))`,
      ),
      partOf(all.contribution, tx.home, input.meetingId),
      partOf(all.vote, tx.home, input.meetingId),
    ],
  },
  decideArrange,
);
