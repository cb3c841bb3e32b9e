import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { inAll, withRest } from '#platform/database/rest.ts';
import { answer } from '#platform/handle.ts';
import { receivedMembers } from '../contract/transfers.ts';

type Line = OutputOf<typeof receivedMembers>['groups'][number];
const most = 500;

/** «Đảng viên đã tiếp nhận» — by cell, where from and day: by letter, by an act on organisations, from outside the book. */
export const answerReceivedMembers = answer(
  receivedMembers,
  async (tx, { organisationId, from, until }) => {
    const found = await tx.ask<Line & { readonly inAll: number; readonly everybody: number }>(sql`
    with came as materialized (
      select affiliation.person_id, affiliation.organisation_no, lower(affiliation.valid) as on_day, affiliation.begun_by,
             coalesce(
               (select earlier.organisation_no from members.affiliation as earlier
                where earlier.person_id = affiliation.person_id and upper(earlier.valid) = lower(affiliation.valid)),
               -1) as from_no
      from platform.organisation_head as head
      join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
      join members.affiliation as affiliation on affiliation.organisation_no = custody.organisation_no
      where head.organisation_id = ${organisationId} and affiliation.begun_by in ('arrival', 'restructuring')
        and lower(affiliation.valid) >= ${from}::date and lower(affiliation.valid) < ${until}::date),
    named as (
      select came.*, person.full_name, person.sort_name, cell.organisation_id, cell.name as cell_name,
             coalesce(
               (select profile.name from organisation_read.profile as profile
                where profile.organisation_no = came.from_no order by lower(profile.valid) desc limit 1),
               (select arrival.from_name from members.arrival as arrival
                where arrival.person_id = came.person_id and arrival.organisation_no = came.organisation_no and arrival.state = 'received'
                order by arrival.answered_on desc limit 1)) as from_name
      from came
      join members.person as person on person.id = came.person_id
      join organisation_read.profile as cell on cell.organisation_no = came.organisation_no and cell.valid @> came.on_day)
    select organisation_id as "organisationId", cell_name as "organisationName", from_name as "fromName", on_day as "on", begun_by as "by",
           count(*)::integer as count,
           json_agg(json_build_object('personId', person_id, 'fullName', full_name) order by sort_name, person_id) as people,
           ${inAll}, (sum(count(*)) over ())::integer as everybody
    from named group by organisation_id, cell_name, from_name, on_day, begun_by
    order by on_day desc, cell_name collate "vi-x-icu", from_name collate "vi-x-icu" limit ${sql.lit(most)}`);
    const { rows, rest } = withRest(found);
    return ok({
      groups: rows.map(({ everybody: _, ...group }) => group),
      total: found[0]?.everybody ?? 0,
      rest,
    });
  },
  { looksAhead: true },
);
