import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import type { Waiting, WaitingAsked } from '#modules/members/public.ts';
import { sql } from '#platform/database/pool.ts';
import { answer, type Survey } from '#platform/handle.ts';
import { devicesPassed } from '../contract/handover.ts';

type Line = OutputOf<typeof devicesPassed>['devices'][number];

/** «Máy chờ nhận» — the oldest first; of a cell itself before those below. */
export const answerDevicesPassed = answer(devicesPassed, async (tx, { organisationId }) => {
  const devices = await tx.ask<Line>(sql`
    select passed.id, passed.name, passed.from_name as holder, origin.name as "fromName",
           there.organisation_id as "organisationId", receiver.name as "organisationName", act.decision,
           passed.on_day::text as "onDay", custody.depth = 0 as "isOwn"
    from platform.organisation_head as head
    join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
    join account.passed_device as passed on passed.organisation_no = custody.organisation_no and passed.state = 'waiting'
    join platform.organisation_head as there on there.organisation_no = passed.organisation_no
    join organisation_read.act as act on act.id = passed.act_id
    cross join lateral (
      select profile.name from organisation_read.profile as profile
      where profile.organisation_no = passed.organisation_no order by lower(profile.valid) desc limit 1) as receiver
    cross join lateral (
      select profile.name from organisation_read.profile as profile
      where profile.organisation_no = passed.from_no order by lower(profile.valid) desc limit 1) as origin
    where head.organisation_id = ${organisationId}::uuid
    order by custody.depth, passed.on_day, passed.name, passed.id`);
  return ok({ devices });
});

/** «Máy chờ nhận» — among the work that waits. */
export const devicesWaiting: Survey = {
  of: 'work-waiting',
  run: (tx, about) =>
    tx.ask<Waiting>(sql`
      select 'device' as kind, count(*)::integer as count, 0 as late from account.passed_device as passed
      where passed.organisation_no = any(${(about as WaitingAsked).numbers}::integer[]) and passed.state = 'waiting'`),
};
