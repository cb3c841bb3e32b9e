import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { fold } from '#kernel/vietnamese.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { cellsNamed } from '../contract/transfers.ts';

const shown = 30;

/** «Tìm chi bộ» — names and superiors of organisations are public. */
export const answerCellsNamed = answer(cellsNamed, async (tx, { organisationId, search }) => {
  const cells = await tx.ask<OutputOf<typeof cellsNamed>['cells'][number]>(sql`
    select profile.organisation_id as id, profile.name, superior.name as superior
    from organisation_read.profile as profile
    join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
    left join organisation_read.placement as placement
      on placement.organisation_no = profile.organisation_no and placement.valid @> ${tx.today}::date
    left join organisation_read.profile as superior
      on superior.organisation_no = placement.parent_no and superior.valid @> ${tx.today}::date
    where profile.valid @> ${tx.today}::date and profile.search_name like ${`%${fold(search)}%`}
      and profile.organisation_id <> ${organisationId}::uuid
    order by placement.parent_no is distinct from (
               select own.parent_no from organisation_read.placement as own
               join platform.organisation_head as head using (organisation_no)
               where head.organisation_id = ${organisationId}::uuid and own.valid @> ${tx.today}::date),
             profile.name collate "vi-x-icu", superior.name collate "vi-x-icu" limit ${sql.lit(shown)}`);
  return ok({ cells });
});
