import type pg from 'pg';
import { civilDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Road } from './command.ts';
import { forgetSight } from './database/begin.ts';
import { isRace, problemOf } from './database/failures.ts';
import { ask, run, sql } from './database/pool.ts';
import { writeForNow } from './database/write.ts';
import { Writing } from './database/writing.ts';
import { ordering, reading, type Awaited, type Circumstances } from './handle.ts';
import { newId } from './new-id.ts';

/** What a rehearsal needs of the road. */
export type Stage = Pick<Road, 'handlers' | 'reactions' | 'constraints' | 'ahead'>;

/** The day to come that a question asks about; `null` where it asks about today or earlier. */
export function dayAhead(input: unknown, today: CivilDate): CivilDate | null {
  const { asOf, until } = (input ?? {}) as { readonly asOf?: unknown; readonly until?: unknown };
  const days = [asOf, until].flatMap((day) => (typeof day === 'string' ? (civilDate(day) ?? []) : []));
  const latest = days.toSorted().at(-1);
  return latest !== undefined && latest > today ? latest : null;
}

/**
 * «Diễn trước quyết định đã ký» — carries out, in a transaction that will be taken back, a signed command whose day comes;
 * what is asked behind it is answered from the book of that day. What stands in its way is told, and the transaction is
 * to go back to where it was (ADR 61).
 */
export async function carriedOut(
  client: pg.ClientBase,
  stage: Stage,
  given: Circumstances,
  one: Awaited,
): Promise<Problem | null> {
  try {
    return await carryOut(client, stage, given, one);
  } catch (error) {
    const problem = isRace(error) ? null : problemOf(stage.constraints, error);
    if (problem) return problem;
    throw error;
  }
}

/**
 * As on the command road, without asking for the right: that was asked when it was signed. No head is locked: the
 * snapshot of the transaction is enough for what is taken back.
 */
async function carryOut(
  client: pg.ClientBase,
  { handlers, reactions }: Stage,
  given: Circumstances,
  { name, home, input }: Awaited,
): Promise<Problem | null> {
  const handler = handlers.get(name);
  if (!handler) throw new Error(`nothing carries out ${name}`);
  await touch(client, [home.no]);
  const more = (await handler.touches?.(reading(client, given), input, home)) ?? [];
  const touched = [...new Set([home.no, ...more])].sort((first, second) => first - second);
  await touch(client, touched);
  const writing = new Writing(home.no);
  const command = newId(given.now);
  const tx = ordering(client, { ...given, command, term: null, home }, writing, reactions, touched);
  const result = await handler.run(tx, input);
  if (!result.ok) return result.problem;
  await writeForNow(client, { arrivedAt: given.now, touched }, writing.steps);
  return null;
}

function touch(client: pg.ClientBase, touched: readonly number[]): Promise<unknown> {
  return ask(client, sql`select set_config('app.touched', ${`{${touched.join(',')}}`}, true)`);
}

/** What is asked behind a rehearsal is asked with the asker's own sight alone, over the tree as it will be. */
export async function forgetRights(client: pg.ClientBase): Promise<void> {
  await touch(client, []);
  await run(client, { text: forgetSight, values: [] });
}
