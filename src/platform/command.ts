import { withCitation, type RuleOfProblem } from '#kernel/cited.ts';
import type pg from 'pg';
import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import { dayTooFar } from '#kernel/day-reach.ts';
import type { Id } from '#kernel/id.ts';
import { atField, type Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RuleBundle } from '#kernel/rule-pack.ts';
import { actOf, answeredWith } from './act.ts';
import { dayOf, type Clock } from './clock.ts';
import { begin, writeArray } from './database/begin.ts';
import { ask, run, sql } from './database/pool.ts';
import { contentHash, write, type Act } from './database/write.ts';
import { Writing } from './database/writing.ts';
import {
  ordering,
  reading,
  type Ahead,
  type Circumstances,
  type CommandHandler,
  type Reaction,
  type Survey,
} from './handle.ts';
import { cannotBeKept, isRace, problemOf, usedBefore } from './database/failures.ts';
import { keepLate } from './late.ts';
import { makeWay } from './making-way.ts';
import { numberOf } from './organisation-number.ts';
import { problems } from './problems.ts';
import {
  hold,
  replay,
  setBeside,
  turnAway,
  unkept,
  type Answered,
  type Arrived,
  type Seen,
} from './set-aside.ts';

/** A command as it crosses the wire. */
export interface Envelope {
  readonly id: Id;
  readonly device: Id;
  readonly sequence: number;
  readonly name: string;
  readonly organisation: Id;
  readonly term: Id | null;
  readonly bundle: string | null;
  readonly at: string | null;
  readonly input: unknown;
  readonly sealed?: true; // it may have been written before the term ended
}

/** «Biên nhận» — what became of a command; the only thing that takes it out of an outbox. */
export interface Receipt {
  readonly id: Id;
  readonly outcome: 'applied' | 'repeated' | 'held' | 'refused' | 'different-version';
  readonly organisation: Id;
  readonly number: number | null;
  readonly arrivedAt: string;
  readonly value?: unknown;
  readonly problem?: Problem;
}

/** What the command road is built from at the start of the server. */
export interface Road {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly rules: RuleBundle;
  readonly handlers: ReadonlyMap<string, CommandHandler>;
  readonly reactions: readonly Reaction[];
  readonly surveys?: readonly Survey[];
  /** What is signed for days to come, module by module. */
  readonly ahead?: readonly Ahead[];
  /** Sentences for constraints of the database that a person can run into. */
  readonly constraints: ReadonlyMap<string, Problem>;
  /** By the code of a problem, the rule it rests on. */
  readonly citations?: RuleOfProblem;
}

/** Carries out one command of one person in one transaction and answers with its receipt. */
export async function runCommand(road: Road, person: Id, envelope: Envelope): Promise<Receipt> {
  // Before a connection is taken: whoever holds one and waits for another can wait for ever.
  const home = await numberOf(road, envelope.organisation);
  makeWay(road.pool);
  const coming = { person, envelope, home, input: JSON.stringify(envelope.input ?? null) };
  let turn: Turn = (client) => attemptOnce(road, client, coming);
  for (let attempt = 0; ; attempt += 1) {
    const client = await road.pool.connect();
    try {
      return receiptOf(envelope, await turn(client));
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      if (attempt >= mostTurns) throw error;
      if (isRace(error)) continue;
      const next = turnAfter(road, coming, error);
      if (!next) throw error;
      turn = next;
    } finally {
      client.release();
    }
  }
}

const mostTurns = 6;

/** One try at a command over a connection that has no transaction open. */
type Turn = (client: pg.ClientBase) => Promise<Answered>;

/** What is tried once the database has said no: the sender's doing gets a receipt, so that it stops nothing behind it. */
function turnAfter(road: Road, coming: Coming, error: unknown): Turn | null {
  const used = usedBefore(error);
  if (used)
    return async (client) => {
      const arrived = arriving(road, coming);
      await begin(client, coming.person, dayOf(arrived.now), []);
      return setBeside(client, arrived, used);
    };
  if (cannotBeKept(error)) return async () => unkept(arriving(road, coming));
  const problem = problemOf(road.constraints, error);
  return problem && ((client) => attemptOnce(road, client, coming, problem));
}

/** A command on its way: who gives it, where it belongs, and what it says as JSON. */
export interface Coming {
  readonly person: Id;
  readonly envelope: Envelope;
  readonly home: number | null;
  readonly input: string;
}

/** The receipt of a command. */
export function receiptOf(envelope: Envelope, answered: Answered): Receipt {
  return { id: envelope.id, organisation: envelope.organisation, ...answered };
}

function arriving(road: Road, coming: Coming): Arrived & { readonly now: Instant } {
  return arrivedAt(coming, road.clock.now());
}

/** A command as it arrives at a moment, with the hash that binds its id to what it says. */
export function arrivedAt(
  { person, envelope, input }: Coming,
  now: Instant,
): Arrived & { readonly now: Instant } {
  return {
    person,
    envelope,
    hash: contentHash(envelope.name, envelope.organisation, envelope.term, input),
    now,
  };
}

async function attemptOnce(
  road: Road,
  client: pg.ClientBase,
  coming: Coming,
  refused?: Problem,
): Promise<Answered> {
  const { person, envelope, home } = coming;
  const arrived = arriving(road, coming);
  const today = dayOf(arrived.now);
  const handler = road.handlers.get(envelope.name);
  const given: Circumstances = { person, now: arrived.now, today, rules: road.rules, surveys: road.surveys };
  const parsed = handler ? parse(handler, envelope.input, today) : refuse(problems.unknownCommand);
  let touched: number[] = home === null ? [] : [home];
  const begun = begin(client, person, today, touched);
  if (handler?.touches && home !== null && parsed.ok) {
    await begun;
    const more = await handler.touches(reading(client, given), parsed.value, {
      id: envelope.organisation,
      no: home,
    });
    touched = [...new Set([home, ...more])].sort((one, other) => one - other);
    if (touched.length > 1)
      await ask(client, sql`select set_config('app.touched', ${writeArray(touched)}, true)`);
  }
  const writing = new Writing(home ?? 0);
  const opened = open(client, envelope, handler, home, touched);
  // The decision's questions travel behind the lock and are answered after it.
  const order = { ...given, command: envelope.id, term: envelope.term };
  const decided =
    parsed.ok && handler && home !== null && !refused
      ? settled(
          handler.run(
            ordering(
              client,
              { ...order, home: { id: envelope.organisation, no: home } },
              writing,
              road.reactions,
              touched,
            ),
            parsed.value,
          ),
        )
      : null;
  const [opening, decision] = await Promise.all([opened, decided, begun]);
  if (decision && (opening.seen || !opening.holds)) {
    // Known already, or not this person's to give: whatever the decision did is undone, and it is not asked again.
    await client.query('rollback');
    return attemptOnce(road, client, coming, problems.notYours);
  }
  if (opening.seen) return replay(client, arrived, opening.seen);
  if (decision && 'thrown' in decision) throw decision.thrown;

  if (home === null) return turnAway(client, arrived, home, problems.notFound);
  // What nobody knows takes no right, so it must not lengthen anybody's chain either.
  if (!handler) return turnAway(client, arrived, home, problems.unknownCommand);
  if (!opening.holds) {
    const late = { ...arrived, right: handler.right, home };
    return (await keepLate(client, late, 'term-ended')) ?? turnAway(client, arrived, home, problems.notYours);
  }
  const said: Result<unknown> = decision?.result ?? (refused ? refuse(refused) : (parsed as Result<unknown>));
  const result = said.ok
    ? said
    : refuse(withCitation(said.problem, road.citations ?? {}, road.rules, envelope.input, today));
  if (!result.ok && result.problem.awaits) return hold(client, arrived, result.problem);
  return settle(client, arrived, { input: coming.input, home, touched }, result, writing);
}

/** Writes what came of it, with its evidence, and ends the transaction. */
async function settle(
  client: pg.ClientBase,
  arrived: Arrived,
  place: Pick<Act, 'input' | 'home' | 'touched'>,
  result: Result<unknown>,
  writing: Writing,
): Promise<Answered> {
  const act = actOf(arrived, place, result);
  // Sent together: where the writing fails, the commit behind it is not carried out.
  const [numbers] = await Promise.all([
    write(client, act, result.ok ? writing.steps : []),
    run(client, { text: 'commit', values: [] }),
  ]);
  return answeredWith(act, result, numbers);
}

/** Waits for a decision without letting its failure overtake the answer to whether it was asked for at all. */
export async function settled(
  decision: Promise<Result<unknown>>,
): Promise<{ readonly result: Result<unknown> } | { readonly thrown: unknown }> {
  try {
    return { result: await decision };
  } catch (thrown) {
    return { thrown };
  }
}

/** Marks a repetition (which writes, so that it waits like the first time), locks the heads, asks for the right. */
async function open(
  client: pg.ClientBase,
  envelope: Envelope,
  handler: CommandHandler | undefined,
  home: number | null,
  touched: readonly number[],
): Promise<{ seen: Seen | null; holds: boolean }> {
  const [row] = await ask<{ seen: Seen | null; holds: boolean }>(
    client,
    sql`
      with seen as (
        update platform.receipt set seen = seen + 1 where command_id = ${envelope.id}::uuid
        returning outcome, answer, encode(content_hash, 'hex') as hash, arrived_at as arrived),
      locked as (
        select organisation_no from platform.organisation_head
        where organisation_no = any(${touched}::integer[]) order by organisation_no for no key update)
      select (select row_to_json(seen) from seen) as seen,
             platform.holds(${handler?.right ?? ''}, ${envelope.term}::uuid, ${home}::integer) as holds,
             (select count(*) from locked) as locked`,
  );
  return row ?? { seen: null, holds: false };
}

/** Whether the input is one: of the right shape, and its days within reach. */
export function parse(handler: CommandHandler, input: unknown, today: CivilDate): Result<unknown> {
  const parsed = handler.contract.input.safeParse(input);
  if (parsed.success) {
    const far = dayTooFar(parsed.data, today);
    return far ? refuse(far) : ok(parsed.data);
  }
  return refuse(atField(problems.wrongShape, parsed.error.issues[0]?.path.join('.') ?? ''));
}
