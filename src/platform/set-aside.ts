import type pg from 'pg';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Envelope, Receipt } from './command.ts';
import { ask, sql } from './database/pool.ts';
import { problems } from './problems.ts';

/** What the road answers; the envelope adds the rest of the receipt. */
export type Answered = Omit<Receipt, 'id' | 'organisation'>;

/** A command as it arrived: from whom, when, and what binds its id to its content. */
export interface Arrived {
  readonly envelope: Envelope;
  readonly person: Id;
  readonly now: string;
  readonly hash: Buffer;
}

/** What the first receipt of a command says. */
export interface Seen {
  readonly outcome: 'applied' | 'refused';
  readonly answer: { readonly number?: number; readonly value?: unknown; readonly problem?: Problem };
  readonly hash: string;
  readonly arrived: string;
}

/** The same id again gets its first receipt; with other content it is kept beside. */
export async function replay(client: pg.ClientBase, arrived: Arrived, seen: Seen): Promise<Answered> {
  const different = seen.hash !== arrived.hash.toString('hex');
  if (different) await keep(client, arrived, 'different-version', null);
  await client.query('commit');
  const { number = null, value, problem } = seen.answer;
  const arrivedAt = new Date(seen.arrived).toISOString();
  if (different) return { outcome: 'different-version', number, arrivedAt };
  return problem
    ? { outcome: seen.outcome, number, arrivedAt, problem }
    : { outcome: 'repeated', number, arrivedAt, value };
}

/**
 * Two commands under one id or one number of a device: the second is kept beside, for a person to settle. The same
 * command on two roads at once is found by the second look and gets its first receipt.
 */
export async function setBeside(
  client: pg.ClientBase,
  arrived: Arrived,
  problem: Problem,
): Promise<Answered> {
  const [seen] = await ask<Seen>(
    client,
    sql<Seen>`
      select outcome, answer, encode(content_hash, 'hex') as hash, arrived_at as arrived
      from platform.receipt where command_id = ${arrived.envelope.id}::uuid`,
  );
  if (seen) return replay(client, arrived, seen);
  await keep(client, arrived, 'different-version', problem);
  await client.query('commit');
  return { outcome: 'refused', number: null, arrivedAt: arrived.now, problem };
}

/** No table can hold what it says: it is refused each time it comes, and leaves no trace. */
export function unkept({ now }: Arrived): Answered {
  return { outcome: 'refused', number: null, arrivedAt: now, problem: problems.wrongShape };
}

/** People without the right leave a line in the access log and a receipt, not a link in a chain. */
export async function turnAway(
  client: pg.ClientBase,
  { envelope, person, now, hash }: Arrived,
  home: number | null,
  problem: Problem,
): Promise<Answered> {
  await ask(
    client,
    sql`
      with logged as (
        insert into platform.access_log (recorded_at, person_id, action, organisation_no, detail)
        values (${now}, ${person}, ${'refused ' + envelope.name}, ${home}, ${JSON.stringify({ command: envelope.id })}))
      insert into platform.receipt (command_id, person_id, device_id, sequence, content_hash, outcome, answer, arrived_at)
      values (${envelope.id}, ${person}, ${envelope.device}, ${envelope.sequence}, ${hash}, 'refused',
              ${JSON.stringify({ problem })}, ${now})`,
  );
  await client.query('commit');
  return { outcome: 'refused', number: null, arrivedAt: now, problem };
}

/** What the command rests on is not here yet: it waits. */
export async function hold(client: pg.ClientBase, arrived: Arrived, problem: Problem): Promise<Answered> {
  await keep(client, arrived, 'held', problem);
  await client.query('commit');
  return { outcome: 'held', number: null, arrivedAt: arrived.now, problem };
}

async function keep(
  client: pg.ClientBase,
  { envelope, person, now, hash }: Arrived,
  why: 'held' | 'different-version',
  problem: Problem | null,
): Promise<void> {
  await ask(
    client,
    sql`
      insert into platform.kept_command (command_id, content_hash, why, person_id, envelope, problem, arrived_at)
      values (${envelope.id}, ${hash}, ${why}, ${person}, ${JSON.stringify(envelope)}, ${JSON.stringify(problem)}, ${now})
      on conflict do nothing`,
  );
}
