import type { OutputOf } from '#kernel/contract.ts';
import { addDays } from '#kernel/civil-date.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { inAll, withRest } from '#platform/database/rest.ts';
import { answer } from '#platform/handle.ts';
import { circumstancesOf } from '../contract/standings.ts';

type Line = OutputOf<typeof circumstancesOf>['lines'][number];

/** «Trường hợp đang có» — reasons and contacts only where the reader's right opens personal data. */
export const answerCircumstancesOf = answer(
  circumstancesOf,
  async (tx, { organisationId, asOf }) => {
    const on = asOf ?? tx.today;
    const remindDays = ruleOn(tx.rules, 'members.remind-days-before', tx.today)?.value ?? 0;
    const found = await tx.ask<Line & { readonly inAll: number }>(sql`
      with place as (
        select custody.organisation_no
        from platform.organisation_head as head
        join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
        where head.organisation_id = ${organisationId})
      select t.id, t.person_id as "personId", coalesce(person.full_name, arrival.full_name, '–') as "fullName",
             head.organisation_id as "organisationId", coalesce(profile.name, '') as "organisationName", t.kind,
             lower(t.valid) as "from", upper(t.valid) as until, t.decision, ground.ground, ground.place, ground.contact,
             t.act is not null as "withTransfer", coalesce(upper(t.valid) <= ${addDays(on, remindDays)}::date, false) as "endsSoon",
             coalesce(upper(t.valid) <= ${on}::date, false) as "hasEnded", ${inAll}
      from place
      join members.circumstance as t using (organisation_no)
      join platform.organisation_head as head using (organisation_no)
      left join organisation_read.profile as profile on profile.organisation_no = t.organisation_no and profile.valid @> ${on}::date
      left join members.person as person on person.id = t.person_id
      left join members.arrival as arrival on arrival.id = t.act and arrival.organisation_no = t.organisation_no
      left join members.circumstance_ground as ground on ground.circumstance_id = t.id
      where lower(t.valid) <= ${addDays(on, remindDays)}::date
        and (upper(t.valid) is null or upper(t.valid) > ${addDays(on, -remindDays)}::date)
        and exists (select from members.affiliation as belonging
                    where belonging.person_id = t.person_id and belonging.valid @> ${on}::date
                    union all select where t.kind = 'temporarily-here')
      order by upper(t.valid) nulls last, coalesce(person.full_name, arrival.full_name) collate "vi-x-icu", t.id limit 500`);
    const { rows: lines, rest } = withRest(found);
    return ok({ lines, rest, remindDays });
  },
  { readsPersonalData: true },
);
