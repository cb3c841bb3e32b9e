import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { changePlan } from '../contract.ts';
import { decideChangePlan } from '../rules/decisions/plan.ts';
import { partOf, peopleParts } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Đổi kế hoạch». */
export const handleChangePlan = carryOut(
  changePlan,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      part(
        all.meeting,
        sql`t.organisation_no = ${tx.home.no} and (t.id = ${input.meetingId} or t.planned_on = ${input.plannedOn ?? null}::date)`,
      ),
      ...peopleParts(tx.home, [input.chairId]),
      partOf(all.superiorNotice, tx.home, input.meetingId),
    ],
  },
  decideChangePlan,
);
