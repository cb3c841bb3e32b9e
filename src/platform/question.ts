import type { Id } from '#kernel/id.ts';
import { atField } from '#kernel/problem.ts';
import { refuse, type Result } from '#kernel/result.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { dayAhead, type Stage } from './ahead.ts';
import { dayOf } from './clock.ts';
import type { Road } from './command.ts';
import { begin } from './database/begin.ts';
import { ask, closeBehind, sql } from './database/pool.ts';
import { isRace, ranOutOfTime } from './database/failures.ts';
import { gathered } from './gathered.ts';
import { reading, type Circumstances, type QueryHandler } from './handle.ts';
import { giveWay } from './making-way.ts';
import { problems } from './problems.ts';
import { createTurns, type Turns } from './turns.ts';
import { lastDay, openRehearsalRoom, type RehearsalRoom } from './rehearsal-room.ts';

/** What a question needs of the road; without the rest of it nothing is looked ahead. */
type Asked = Pick<Road, 'pool' | 'clock' | 'rules' | 'surveys'> & Partial<Stage>;

/** Answers one question of one person in a read-only transaction under that person's rights. */
export async function answerQuestion(
  road: Asked,
  handler: QueryHandler,
  person: Id,
  input: unknown,
): Promise<Result<unknown>> {
  const parsed = handler.contract.input.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? '';
    // A word in the place of an id names nothing: a page of that address is not there.
    if (issue?.code === 'invalid_format' && /(^|\.)(id|\w+Id)$/.test(field)) return refuse(problems.notFound);
    return refuse(atField(problems.wrongShape, field));
  }
  const now = road.clock.now();
  const today = dayOf(now);
  const given = { person, now, today, rules: road.rules, surveys: road.surveys };
  // The line in the log stands before the answer leaves; the two need not wait for each other.
  const day = handler.looksAhead ? dayAhead(parsed.data, today) : null;
  const asked =
    day === null
      ? askOnce(road, handler, given, parsed.data)
      : askAhead(road, handler, given, parsed.data, day);
  const [result] = await Promise.all([
    asked.catch(endedInTime),
    handler.readsPersonalData ? logRead(road, person, handler.contract.name, now) : null,
  ]);
  return result;
}

function endedInTime(error: unknown): Result<never> {
  if (ranOutOfTime(error)) return refuse(problems.tookTooLong);
  throw error;
}

async function askOnce(
  road: Pick<Road, 'pool'>,
  handler: QueryHandler,
  given: Circumstances,
  input: unknown,
): Promise<Result<unknown>> {
  const client = await road.pool.connect();
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    closeBehind(client);
  };
  try {
    const begun = begin(client, given.person, given.today, [], 'isolation level repeatable read, read only');
    const [result] = await Promise.all([handler.run(reading(client, given, end), input), begun]);
    return result;
  } finally {
    end();
  }
}

/** One rehearsal at a time: so many more wait, with no connection in hand, and leave room in the line of the server. */
const rehearsals = { atWork: 1, waiting: 12, patience: 8_000 };
const stages = new WeakMap<Road['pool'], { readonly turns: Turns; readonly room: RehearsalRoom }>();

function stageOf(pool: Road['pool']) {
  const known = stages.get(pool);
  if (known) return known;
  const opened = { turns: createTurns(rehearsals), room: openRehearsalRoom(pool) };
  stages.set(pool, opened);
  giveWay(pool, opened.room.clear);
  return opened;
}

/** Answers as of a day to come, one after the other; who would wait too long is told to come again. */
async function askAhead(
  road: Asked,
  handler: QueryHandler,
  given: Circumstances,
  input: unknown,
  day: CivilDate,
): Promise<Result<unknown>> {
  if (!(await isForeseen(road, given))) return askOnce(road, handler, { ...given, foreseen: [] }, input);
  const { turns, room } = stageOf(road.pool);
  const leave = await turns.enter(given.person);
  if (!leave) return refuse(problems.aheadIsBusy);
  try {
    return await room.ask(stageIn(road), given, day, (tx) => handler.run(tx, input));
  } catch (error) {
    // Whoever writes for good goes first.
    if (isRace(error) || ranOutOfTime(error)) return refuse(problems.aheadIsBusy);
    throw error;
  } finally {
    leave();
  }
}

/** Whether the asker may know of anything that is signed: for all others the book of every day to come is today's. */
async function isForeseen(road: Asked, given: Circumstances): Promise<boolean> {
  const client = await road.pool.connect();
  try {
    const begun = begin(client, given.person, given.today, [], 'isolation level repeatable read, read only');
    const tx = reading(client, given);
    const [found] = await Promise.all([
      Promise.all((road.ahead ?? []).map((one) => one.until(tx, lastDay))),
      begun,
    ]);
    return found.flat().length > 0;
  } finally {
    closeBehind(client);
  }
}

function stageIn(road: Asked): Stage {
  return {
    ...road,
    handlers: road.handlers ?? new Map(),
    reactions: road.reactions ?? [],
    constraints: road.constraints ?? new Map(),
  };
}

interface Line {
  readonly person: Id;
  readonly action: string;
  readonly now: string;
}

// One for each pool: the lines of several questions are written, and made durable, together.
const logs = new WeakMap<Road['pool'], (line: Line) => Promise<unknown>>();

function logRead({ pool }: Pick<Road, 'pool'>, person: Id, name: string, now: string): Promise<unknown> {
  const log = logs.get(pool) ?? gathered((lines: readonly Line[]) => writeLog(pool, lines));
  logs.set(pool, log);
  return log({ person, action: `read ${name}`, now });
}

function writeLog(pool: Road['pool'], lines: readonly Line[]): Promise<unknown[]> {
  return ask(
    pool,
    sql`
      insert into platform.access_log (recorded_at, person_id, action)
      select * from unnest(${lines.map((line) => line.now)}::timestamptz[], ${lines.map((line) => line.person)}::uuid[],
                           ${lines.map((line) => line.action)}::text[])`,
  );
}
