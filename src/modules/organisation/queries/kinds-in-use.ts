import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { kindsInUse } from '../contract.ts';

/** «Loại hình đang dùng» — counted downwards from an organisation the asker sees into, as its list shows them; else all. */
export const answerKindsInUse = answer(
  kindsInUse,
  async (tx, { asOf, organisationId }) => {
    const kinds = await tx.ask<OutputOf<typeof kindsInUse>['kinds'][number]>(sql`
    select kind.code, kind.vi, kind.en, kind.is_cell as "isCell", kind.is_grassroots as "isGrassroots", added.decision,
           (select count(*)::integer from organisation.profile as profile
            where profile.kind = kind.code and profile.valid @> ${asOf}::date
              and (asker.number is null or exists (
                select from organisation.reach as reach
                where reach.above_no = asker.number and reach.organisation_no = profile.organisation_no
                  and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date))) as organisations
    from organisation_read.kind as kind
    left join organisation.added_kind as added on added.code = kind.code
    cross join lateral (
      select min(own.organisation_no) as number from organisation.profile as own
      where own.organisation_id = ${organisationId}::uuid
        and own.organisation_no <@ (select platform.within('internal'))) as asker
    order by kind.position, added.code is not null, kind.vi`);
    const [top] = await tx.ask<{ is: boolean }>(sql`
    select exists (
      select from platform.organisation_head as head
      where head.organisation_id = ${organisationId}::uuid and not exists (
        select from organisation.placement as placement
        where placement.organisation_no = head.organisation_no and placement.valid @> ${tx.today}::date)) as is`);
    return ok({ kinds, isTopmost: top?.is ?? false });
  },
  { looksAhead: true },
);
