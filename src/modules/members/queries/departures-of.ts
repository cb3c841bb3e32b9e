import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { inAll, withRest } from '#platform/database/rest.ts';
import { answer } from '#platform/handle.ts';
import { departuresOf } from '../contract/standings.ts';

type Line = OutputOf<typeof departuresOf>['departures'][number];

/** «Những người đã ra» — the newest first. */
export const answerDeparturesOf = answer(
  departuresOf,
  async (tx, { organisationId }) => {
    const found = await tx.ask<Line & { readonly inAll: number }>(sql`
      select t.id, t.person_id as "personId", t.full_name as "fullName", place.organisation_id as "organisationId",
             coalesce(profile.name, '') as "organisationName", t.how, t.on_day as "onDay", t.decision, reason.reason, ${inAll}
      from platform.organisation_head as head
      join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
      join members.departure as t on t.organisation_no = custody.organisation_no
      join platform.organisation_head as place on place.organisation_no = t.organisation_no
      left join organisation_read.profile as profile on profile.organisation_no = t.organisation_no and profile.valid @> ${tx.today}::date
      left join members.reason as reason on reason.subject_id = t.id and reason.about = 'departure'
      where head.organisation_id = ${organisationId}
      order by t.on_day desc, t.id limit 200`);
    const { rows: departures, rest } = withRest(found);
    return ok({ departures, rest });
  },
  { readsPersonalData: true },
);
