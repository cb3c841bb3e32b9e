import type { Id } from '#kernel/id.ts';
import { atField } from '#kernel/problem.ts';
import { refuse, type Result } from '#kernel/result.ts';
import { dayOf } from './clock.ts';
import { begin, type Road } from './command.ts';
import { ask, sql } from './database/pool.ts';
import { reading, type Circumstances, type QueryHandler } from './handle.ts';
import { problems } from './problems.ts';

/** Answers one question of one person in a read-only transaction under that person's rights. */
export async function answerQuestion(
  road: Pick<Road, 'pool' | 'clock' | 'rules'>,
  handler: QueryHandler,
  person: Id,
  input: unknown,
): Promise<Result<unknown>> {
  const parsed = handler.contract.input.safeParse(input);
  if (!parsed.success)
    return refuse(atField(problems.wrongShape, parsed.error.issues[0]?.path.join('.') ?? ''));
  const now = road.clock.now();
  const today = dayOf(now);
  const given = { person, now, today, rules: road.rules };
  // The line in the log stands before the answer leaves; the two need not wait for each other.
  const [result] = await Promise.all([
    askOnce(road, handler, given, parsed.data),
    handler.readsPersonalData ? logRead(road, person, handler.contract.name, now) : null,
  ]);
  return result;
}

async function askOnce(
  road: Pick<Road, 'pool'>,
  handler: QueryHandler,
  given: Circumstances,
  input: unknown,
): Promise<Result<unknown>> {
  const client = await road.pool.connect();
  try {
    const begun = begin(client, given.person, given.today, [], 'isolation level repeatable read, read only');
    const [result] = await Promise.all([handler.run(reading(client, given), input), begun]);
    return result;
  } finally {
    await client.query('commit').catch(() => undefined);
    client.release();
  }
}

async function logRead(road: Pick<Road, 'pool'>, person: Id, name: string, now: string): Promise<void> {
  await ask(
    road.pool,
    sql`insert into platform.access_log (recorded_at, person_id, action) values (${now}, ${person}, ${'read ' + name})`,
  );
}
