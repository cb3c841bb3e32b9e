import type { CivilDate } from '#kernel/civil-date.ts';
import type { NumberForm } from '#kernel/rule-values.ts';
import { sql } from '#platform/database/pool.ts';
import type { Ordering } from '#platform/handle.ts';
import { nextNumber } from '../rules/number.ts';

/**
 * The next number of a kind of document, under the lock of the organisation. A term is named by the day
 * on which the longest-serving of those who now hold office in the committee began.
 */
export async function nextInSeries(
  tx: Ordering,
  kind: string,
  runsWithin: NumberForm['runsWithin'],
  day: CivilDate,
): Promise<{ readonly kind: string; readonly term: string; readonly last: number }> {
  const [row] = await tx.ask<{ term: string; last: number | null; skipped: number }>(sql`
    with term as (
      select case when ${runsWithin} = 'term' then (
        select min(lower(valid))::text from members_read.office_term
        where organisation_no = ${tx.home.no} and valid @> ${day}::date
          and office in ('secretary', 'deputy-secretary', 'committee-member')) end as began)
    select coalesce(term.began, extract(year from ${day}::date)::text) as term, series.last,
           platform.numbers_to_skip(series.recorded_at, coalesce(term.began, extract(year from ${day}::date)::text)) as skipped
    from term left join meetings.number_series as series
      on series.organisation_no = ${tx.home.no} and series.kind = ${kind}
     and series.term = coalesce(term.began, extract(year from ${day}::date)::text)`);
  return { kind, term: row?.term ?? '', last: nextNumber(row?.last == null ? [] : [row.last], row?.skipped) };
}
