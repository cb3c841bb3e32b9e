import type pg from 'pg';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { ask, sql } from './database/pool.ts';
import type { Ordering, Reading } from './handle.ts';
import { problems, refusedBySuccessor } from './problems.ts';
import type { Answered, Arrived } from './set-aside.ts';

/** Why a command lies in the tray and not in the book. */
export type LateReason = 'term-ended' | 'device-ended' | 'term-to-come';

interface Kept {
  readonly why: LateReason;
  readonly standing: 'waiting' | 'confirmed' | 'refused';
  readonly same: boolean;
  readonly reason: string | null;
  readonly arrived: string;
}

/** A command that came without the right it was written under. */
export interface Late extends Arrived {
  readonly right: string;
  readonly home: number;
}

/**
 * «Giữ việc đến muộn» — keeps what was sealed under a term that has since ended, or on a phone that was handed over
 * before the successor's own term, for who holds the office. `null`: the person never held that right here, nor was
 * handed the device by anybody who did, so there is nothing to keep. Ends the transaction otherwise.
 */
export async function keepLate(
  client: pg.ClientBase,
  late: Late,
  cause: 'term-ended' | 'device-ended',
): Promise<Answered | null> {
  const { envelope, person, home, hash, now } = late;
  if (!envelope.sealed) return null;
  const held = sql`platform.held_once(${late.right}, ${envelope.term}::uuid, ${home}::integer)`;
  const holds = sql`platform.holds(${late.right}, ${envelope.term}::uuid, ${home}::integer)`;
  const handed = sql`platform.handed_over(${late.right}, ${envelope.term}::uuid, ${envelope.device}::uuid, ${home}::integer)`;
  const [kept] = await ask<Kept>(
    client,
    sql<Kept>`
      with ground as (
        select ${held} or (${cause} = 'device-ended' and ${holds}) as own, ${handed} as handed),
      added as (
        insert into platform.late_command
          (command_id, organisation_no, person_id, device_id, sequence, content_hash, why, envelope, arrived_at)
        select ${envelope.id}::uuid, ${home}::integer, ${person}::uuid, ${envelope.device}::uuid,
               ${envelope.sequence}::bigint, ${hash}::bytea,
               case when own or ${cause} = 'device-ended' then ${cause} else 'term-to-come' end,
               ${JSON.stringify(envelope)}::jsonb, ${now}::timestamptz
        from ground where own or handed
        on conflict (command_id) do nothing
        returning why, standing, content_hash, reason, arrived_at),
      logged as (
        insert into platform.access_log (recorded_at, person_id, action, organisation_no, detail)
        select ${now}::timestamptz, ${person}::uuid, ${`late ${envelope.name}`}, ${home}::integer,
               jsonb_build_object('command', command_id, 'why', why)
        from (select ${envelope.id}::uuid as command_id, why from added) as kept)
      select why, standing, content_hash = ${hash}::bytea as same, reason, arrived_at as arrived from added
      union all
      select why, standing, content_hash = ${hash}::bytea and person_id = ${person}::uuid, reason, arrived_at from platform.late_command
      where command_id = ${envelope.id}::uuid and not exists (select from added)`,
  );
  if (!kept) return null;
  await client.query('commit');
  return answerOf(kept);
}

const problemBy = {
  'term-ended': problems.termHasEnded,
  'device-ended': problems.deviceIsLocked,
  'term-to-come': problems.termToCome,
} as const satisfies Record<LateReason, Problem>;

function answerOf(kept: Kept): Answered {
  const answered = { number: null, arrivedAt: new Date(kept.arrived).toISOString() };
  if (!kept.same) return { ...answered, outcome: 'different-version' };
  if (kept.standing === 'confirmed') return { ...answered, outcome: 'repeated', value: null };
  const problem: Problem =
    kept.standing === 'refused' ? refusedBySuccessor(kept.reason ?? '') : problemBy[kept.why];
  return { ...answered, outcome: kept.standing === 'refused' ? 'refused' : 'held', problem };
}

/** One command of the tray, as a successor takes it in hand. */
interface LateCommand {
  readonly name: string;
  readonly input: unknown;
  readonly writtenBy: Id;
  readonly writtenAt: string | null;
  readonly standing: 'waiting' | 'confirmed' | 'refused';
}

/** Finds it in the tray of the organisation. */
export async function findLate(tx: Reading, home: Ordering['home'], id: Id): Promise<LateCommand | null> {
  const [found] = await tx.ask<LateCommand>(sql<LateCommand>`
    select envelope ->> 'name' as name, envelope -> 'input' as input, person_id as "writtenBy",
           envelope ->> 'at' as "writtenAt", standing
    from platform.late_command where command_id = ${id}::uuid and organisation_no = ${home.no}`);
  return found ?? null;
}

/** Writes down what became of it. Last of all, for a refusal of the work itself must leave it waiting. */
export async function settleLate(
  tx: Ordering,
  id: Id,
  standing: 'confirmed' | 'refused',
  reason: string | null,
): Promise<void> {
  await tx.ask(sql`
    update platform.late_command
    set standing = ${standing}, reason = ${reason}, settled_by = ${tx.person}::uuid,
        settled_with = ${tx.command}::uuid, settled_at = ${tx.now}::timestamptz
    where command_id = ${id}::uuid and organisation_no = ${tx.home.no}`);
}

/** A line of the tray as its page shows it. */
interface LateLine {
  readonly id: Id;
  readonly name: string;
  readonly input: unknown;
  readonly why: LateReason;
  readonly writtenBy: Id;
  readonly writtenAt: string | null;
  readonly arrivedAt: string;
  readonly standing: Kept['standing'];
  readonly reason: string | null;
  readonly settledAt: string | null;
}

/** The tray of an organisation: what waits first, in the order in which it was written. */
export function listLate(tx: Reading, organisation: Id): Promise<LateLine[]> {
  return tx.ask<LateLine>(sql<LateLine>`
    select late.command_id as id, late.envelope ->> 'name' as name, late.envelope -> 'input' as input, late.why,
           late.person_id as "writtenBy", late.envelope ->> 'at' as "writtenAt", late.arrived_at as "arrivedAt",
           late.standing, late.reason, late.settled_at as "settledAt"
    from platform.late_command as late
    join platform.organisation_head as head using (organisation_no)
    where head.organisation_id = ${organisation}::uuid
    order by late.standing <> 'waiting', late.device_id, late.sequence
    limit 500`);
}
