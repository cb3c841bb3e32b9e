import type pg from 'pg';
import type { Id } from '#kernel/id.ts';
import type { Result } from '#kernel/result.ts';
import { actOf, answeredWith } from './act.ts';
import { dayOf } from './clock.ts';
import { arrivedAt, parse, settled, type Coming, type Road } from './command.ts';
import { keepPlans, speakAs } from './database/begin.ts';
import { ask, run, sql } from './database/pool.ts';
import type { Act } from './database/write.ts';
import { fitsBesides, writeMany, type Alone } from './database/write-many.ts';
import { Writing } from './database/writing.ts';
import { ordering, type CommandHandler, type Ordering } from './handle.ts';
import type { Answered } from './set-aside.ts';

/** A command that may go with others: its organisation is known, and all it asks it asks at once. */
export interface Rider extends Coming {
  readonly home: number;
  readonly handler: CommandHandler;
}

/** What the opening says of a rider: whether the command is new, holds its right, and has its organisation to itself. */
interface Opening {
  readonly fit: boolean;
}

interface Decided {
  readonly rider: Rider;
  readonly result: Result<unknown>;
  readonly written: Alone;
}

/**
 * «Đi chung một chuyến» — carries out commands of different organisations in one transaction, as each would be
 * carried out alone: the right and the lock in it, every question under the identity of its own person, every row
 * within its own organisation, a receipt, a ledger entry and a chain of its own. `null`: this one has to go alone.
 * Where it throws, nothing of any of them was done.
 */
export async function ride(
  road: Road,
  client: pg.ClientBase,
  riders: readonly Rider[],
): Promise<(Answered | null)[]> {
  const now = road.clock.now();
  const today = dayOf(now);
  const homes = riders.map(({ home }) => home);
  const people = [...new Set(riders.map(({ person }) => person))];
  const begun = Promise.all(['begin', keepPlans].map((text) => run(client, { text, values: [] })));
  const named = speakAs(client, { person: null, today, touched: homes, aboard: people });
  const opened = open(client, riders);
  const asked = riders.map((rider) => decide(road, client, rider, { now, today }));
  const [openings, decided] = await Promise.all([opened, Promise.all(asked), begun, named]);
  const going = decided.filter(
    (one, index): one is Decided => one !== null && openings[index]?.fit === true && fitsBesides(one.written),
  );
  if (going.length === 0) {
    await client.query('rollback');
    return riders.map(() => null);
  }
  const [numbers] = await Promise.all([
    settleAll(client, { now, today }, going),
    run(client, { text: 'commit', values: [] }),
  ]);
  return riders.map((rider) => {
    const one = going.find((each) => each.rider === rider);
    return one ? answeredWith(one.written.act, one.result, numbers) : null;
  });
}

/** Writes what was decided: in these organisations, with receipts of these people, and in nobody's name. */
async function settleAll(
  client: pg.ClientBase,
  { now, today }: Pick<Ordering, 'now' | 'today'>,
  going: readonly Decided[],
): Promise<Map<number, number>> {
  const people = [...new Set(going.map(({ rider }) => rider.person))];
  const homes = going.map(({ rider }) => rider.home);
  const named = speakAs(client, { person: null, today, touched: homes, aboard: people });
  const all = going.map(({ written }) => written);
  const [numbers] = await Promise.all([writeMany(client, now, all), named]);
  return numbers;
}

/**
 * Whether it is new, whether its person holds the right, and the lock: who would have to wait for it goes alone. The
 * receipts are asked for one by one: with `not exists` all there are could be read to find a few.
 */
async function open(client: pg.ClientBase, riders: readonly Rider[]): Promise<readonly Opening[]> {
  return ask<Opening>(
    client,
    sql`
      with given as (
        select * from unnest(${riders.map(({ envelope }) => envelope.id)}::uuid[],
                             ${riders.map(({ person }) => person)}::uuid[],
                             ${riders.map(({ envelope }) => envelope.term)}::uuid[],
                             ${riders.map(({ handler }) => handler.right)}::text[],
                             ${riders.map(({ home }) => home)}::integer[])
          with ordinality as given (command_id, person_id, term_id, may, home, place)),
      locked as materialized (
        select organisation_no from platform.organisation_head
        where organisation_no = any(${riders.map(({ home }) => home)}::integer[])
        order by organisation_no for no key update skip locked)
      select home in (select organisation_no from locked)
             and (select true from platform.receipt where receipt.command_id = given.command_id) is null
             and platform.holds(may, term_id, home, person_id) as fit
      from given order by place`,
  );
}

/** Decides as for a command alone. `null`: it fails, or waits for something, and says so when it is alone. */
async function decide(
  road: Road,
  client: pg.ClientBase,
  rider: Rider,
  when: Pick<Ordering, 'now' | 'today'>,
): Promise<Decided | null> {
  const { person, envelope, home, handler, input } = rider;
  const writing = new Writing(home);
  const given = { ...when, person, rules: road.rules, surveys: road.surveys };
  const order = {
    ...given,
    command: envelope.id as Id,
    term: envelope.term,
    home: { id: envelope.organisation, no: home },
  };
  const tx = ordering(client, order, writing, road.reactions, [home]);
  const parsed = parse(handler, envelope.input, when.today);
  if (!parsed.ok) return null;
  const named = speakAs(client, { person, today: when.today, touched: [home] });
  const decision = settled(handler.run(onlyAtOnce(tx), parsed.value));
  const [outcome] = await Promise.all([decision, named]);
  if ('thrown' in outcome) return null;
  const { result } = outcome;
  if (!result.ok && result.problem.awaits) return null;
  const place: Pick<Act, 'input' | 'home' | 'touched'> = { input, home, touched: [home] };
  const act = actOf(arrivedAt(rider, when.now), place, result);
  return { rider, result, written: { act, steps: result.ok ? writing.steps : [] } };
}

/** Behind its questions the line is another's: what would be asked later would be asked in that one's name. */
function onlyAtOnce(tx: Ordering): Ordering {
  let over = false;
  queueMicrotask(() => (over = true));
  const inTime = <Value>(work: () => Promise<Value>): Promise<Value> =>
    over ? Promise.reject(new Error('asked too late to go with others')) : work();
  return {
    ...tx,
    ask: (statement) => inTime(() => tx.ask(statement)),
    askLast: (statement) => inTime(() => tx.ask(statement)),
  };
}
