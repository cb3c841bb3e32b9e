import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { planMeeting } from '../contract.ts';
import { decidePlan } from '../rules/decisions/plan.ts';
import { addendaPart, mannerParts, peopleParts } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Lập kế hoạch buổi sinh hoạt». */
export const handlePlanMeeting = carryOut(
  planMeeting,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      addendaPart(tx.home),
      ...mannerParts(tx.home, input.month, (input.held?.manner ?? 'together') === 'together'),
      part(
        all.meeting,
        sql`t.organisation_no = ${tx.home.no} and (t.id = ${input.id} or t.planned_on = ${input.plannedOn})`,
      ),
      part(
        all.agendaItem,
        sql`t.organisation_no = ${tx.home.no} and t.id = any(${input.items.map((item) => item.id)}::uuid[])`,
      ),
      ...peopleParts(tx.home, [input.chairId]),
    ],
  },
  decidePlan,
);
