import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { inAll, withRest } from '#platform/database/rest.ts';
import { answer } from '#platform/handle.ts';
import { concernsOfCells } from '../contract/passing.ts';

type Output = OutputOf<typeof concernsOfCells>;
type Line = Output['total'] & { readonly organisationNo: number | null };

const nothing = { open: 0, closed: 0, medianDays: null, longestWait: null };

/** «Điều nêu ra ở các chi bộ» — counted by the database: nobody above reads a line of the log. */
export const answerConcernsOfCells = answer(concernsOfCells, async (tx, { organisationId }) => {
  const below = sql`
    below as materialized (
      select custody.organisation_no from platform.organisation_head as head
      join organisation_read.custody as custody on custody.keeper_no = head.organisation_no and custody.depth > 0
      where head.organisation_id = ${organisationId}),
    line as materialized (
      select * from meetings.concerns_counted(array(select organisation_no from below), ${tx.today}::date))`;
  const figures = sql`line.open::integer, line.closed::integer, line.median_days as "medianDays", line.longest_wait as "longestWait"`;
  const [total] = await tx.ask<Line>(
    sql`with ${below} select ${figures} from line where line.organisation_no is null`,
  );
  const found = await tx.ask<Output['cells'][number] & { inAll: number }>(sql`
    with ${below}
    select profile.organisation_id as "organisationId", profile.name, ${figures}, ${inAll}
    from line join organisation_read.profile as profile
      on profile.organisation_no = line.organisation_no and profile.valid @> ${tx.today}::date
    order by line.longest_wait desc nulls last, line.open desc, profile.position, profile.name collate "vi-x-icu" limit 300`);
  const { rows: cells, rest } = withRest(found);
  return ok({ total: total ?? nothing, cells, rest });
});
