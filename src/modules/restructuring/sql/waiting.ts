import { sql } from '#platform/database/pool.ts';
import type { Survey } from '#platform/handle.ts';
import type { Waiting, WaitingAsked } from '#modules/members/public.ts';

/** «Người đến chưa xác nhận» — by acts on organisations, among the work that waits. */
export const arrivalsWaiting: Survey = {
  of: 'work-waiting',
  run: (tx, about) =>
    tx.ask<Waiting>(sql`
      select 'arrival' as kind, count(*)::integer as count, 0 as late
      from restructuring.arrival as arrival
      where arrival.organisation_no = any(${(about as WaitingAsked).numbers}::integer[])
        and arrival.confirmed_on is null and not arrival.withdrawn and arrival.on_day <= ${tx.today}::date`),
};
