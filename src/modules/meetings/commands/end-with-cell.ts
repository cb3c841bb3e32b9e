import { ok } from '#kernel/result.ts';
import type { ClosingOrganisations, MovedWork, OpenWork, WorkMoved } from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Reaction, Survey } from '#platform/handle.ts';
import { meeting } from '../tables.ts';

/**
 * «Buổi sinh hoạt còn dở của chi bộ sắp kết thúc» — one under way, one that should have been held, minutes that were
 * not sent: to be settled in the cell while its officers still can. What is planned for later ends with the cell.
 */
export const meetingsOfClosing: Survey = {
  of: 'open-work',
  run(tx, about) {
    const { numbers, on } = about as ClosingOrganisations;
    return tx.ask<OpenWork>(sql`
      select organisation_no as "organisationNo", case when state = 'closed' then 'minutes' else 'meeting' end as kind, id,
             coalesce(held_on, planned_on)::text as title, null::uuid as "personId", 'there' as settle
      from meetings.meeting
      where organisation_no = any(${numbers}::integer[])
        and (state in ('open', 'closed') or (state in ('planned', 'convened') and planned_on < ${on}::date))
      order by organisation_no, planned_on`);
  },
};

/** «Thôi các buổi đã lên lịch» — meetings planned for a day on which the cell is no more. */
export const endMeetings: Reaction = {
  to: 'work-moved',
  async run(tx, event) {
    const { decision, on, closed } = event.of as WorkMoved;
    const planned = await wholeRows(
      tx,
      meeting,
      sql`t.organisation_no = any(${closed}::integer[]) and t.state in ('planned', 'convened') and t.planned_on >= ${on}::date`,
    );
    tx.amend(
      meeting,
      planned.map(({ id }) => ({
        id,
        state: 'excused',
        excuse: `Chi bộ kết thúc theo Quyết định ${decision}`,
      })),
    );
    return ok(
      planned.map(({ id, organisationNo }): MovedWork => ({
        ...{ kind: 'meeting', title: null, fromId: id, toId: id },
        ...{ fromNo: organisationNo, toNo: organisationNo },
      })),
    );
  },
};
