import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import type { Ordering } from '#platform/handle.ts';
import { standingProblems as problems } from '../rules/standing-problems.ts';

/** Refuses where a meeting with locked minutes had the person on its roll like this. */
export async function noLockedRoll(
  tx: Ordering,
  personId: Id,
  from: CivilDate,
  as: { readonly circumstance?: string; readonly standing?: string },
): Promise<Result<null>> {
  const rows = await tx.ask(sql`
    select from meetings_read.roll_entry as entry
    join meetings_read.meeting as meeting on meeting.id = entry.meeting_id
    where entry.organisation_no = ${tx.home.no} and entry.person_id = ${personId}
      and meeting.state in ('closed', 'sent') and meeting.held_on >= ${from}::date
      and (${as.circumstance ?? null}::text is null or entry.circumstance = ${as.circumstance ?? null})
      and (${as.standing ?? null}::text is null or entry.standing = ${as.standing ?? null}) limit 1`);
  return rows.length === 0 ? ok(null) : refuse(problems.somethingRestsOnIt);
}

/** Refuses where a meeting of the cell has locked minutes since the day. */
export async function noLockedMeeting(tx: Ordering, since: CivilDate): Promise<Result<null>> {
  const rows = await tx.ask(sql`
    select from meetings_read.meeting as meeting
    where meeting.organisation_no = ${tx.home.no} and meeting.state in ('closed', 'sent')
      and meeting.held_on >= ${since}::date limit 1`);
  return rows.length === 0 ? ok(null) : refuse(problems.somethingRestsOnIt);
}
