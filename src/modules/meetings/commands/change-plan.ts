import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { changePlan } from '../contract.ts';
import { decideChangePlan } from '../rules/decisions/plan.ts';
import { mannerParts, partOf, peopleParts } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Đổi kế hoạch». */
export const handleChangePlan = carryOut(
  changePlan,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      ...mannerParts(tx.home, null, (input.held?.manner ?? 'together') === 'together'),
      part(
        all.meeting,
        sql`t.organisation_no = ${tx.home.no} and (t.id = ${input.meetingId} or t.planned_on = ${input.plannedOn ?? null}::date
             or t.month = (select this.month from meetings.meeting as this where this.organisation_no = ${tx.home.no} and this.id = ${input.meetingId}))`,
      ),
      ...peopleParts(tx.home, [input.chairId]),
      partOf(all.superiorNotice, tx.home, input.meetingId),
    ],
  },
  decideChangePlan,
);
