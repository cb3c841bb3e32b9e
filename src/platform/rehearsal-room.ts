import type pg from 'pg';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Result } from '#kernel/result.ts';
import { carriedOut, forgetRights, type Stage } from './ahead.ts';
import { begin } from './database/begin.ts';
import { ask, sql } from './database/pool.ts';
import { reading, type Awaited, type Circumstances, type Foreseen, type Reading } from './handle.ts';

/** «Sân khấu» — where plans are rehearsed for questions about days to come; the last rehearsal stands for those that follow. */
export interface RehearsalRoom {
  /** Asks behind everything that is signed for that day. One at a time. */
  ask<Value>(
    stage: Stage,
    given: Circumstances,
    day: CivilDate,
    run: (tx: Reading) => Promise<Result<Value>>,
  ): Promise<Result<Value>>;
  /** Somebody is about to write for good: what stands is taken back at once. */
  clear(): void;
}

// Short of the second after which the database looks who stands in whose way: then the rehearsal has given way already.
const unhurried = `set local lock_timeout = '500ms'; set local statement_timeout = '5s'; set local app.rehearses = 'on';
  set local idle_in_transaction_session_timeout = '60s'`;

/** How long a rehearsal stands unasked, and how often it looks whether another server waits for it. Milliseconds. */
const stands = { unasked: 30_000, look: 200 };

/** A rehearsal that stands: for whom, over which state of all books, and how far it has come. */
interface Standing {
  readonly client: pg.PoolClient;
  readonly given: Circumstances;
  readonly version: string;
  readonly awaited: readonly Awaited[];
  readonly done: (Foreseen & { readonly on: CivilDate })[];
}

/** One room for each pool. */
export function openRehearsalRoom(pool: pg.Pool): RehearsalRoom {
  let kept: Standing | null = null;
  let watch: NodeJS.Timeout | undefined;
  let isWanted = false;

  const take = (): Standing | null => {
    clearInterval(watch);
    const taken = kept;
    kept = null;
    return taken;
  };
  const clear = (): void => {
    isWanted = true;
    const standing = take();
    if (standing) void takeBack(standing);
  };
  const keep = (standing: Standing): void => {
    kept = standing;
    let left = stands.unasked / stands.look;
    watch = setInterval(() => {
      left -= 1;
      if (left <= 0 || pool.ending) return clear();
      void standsInTheWay(standing).then((inTheWay) => {
        if (inTheWay && kept === standing) clear();
      });
    }, stands.look);
    watch.unref();
  };
  return {
    clear,
    async ask(stage, given, day, run) {
      isWanted = false;
      const version = await versionOf(pool);
      let standing = take();
      if (standing && !serves(standing, given, version)) {
        await takeBack(standing);
        standing = null;
      }
      standing ??= await raise(pool, stage, given, version);
      try {
        await bringTo(standing, stage, given, day);
        const result = await run(reading(standing.client, { ...given, foreseen: [...standing.done] }));
        if (isWanted || standing.done.length === 0) await takeBack(standing);
        else keep(standing);
        return result;
      } catch (error) {
        await takeBack(standing);
        throw error;
      }
    },
  };
}

/** Every command, wherever it is carried out, lengthens a chain. */
async function versionOf(pool: pg.Pool): Promise<string> {
  const [row] = await ask<{ version: string }>(
    pool,
    sql`select sum(entry_no) || ' ' || count(*) as version from platform.organisation_head`,
  );
  return row?.version ?? '';
}

function serves(standing: Standing, { person, today, rules }: Circumstances, version: string): boolean {
  const { given } = standing;
  return (
    given.person === person && given.today === today && given.rules === rules && standing.version === version
  );
}

async function raise(pool: pg.Pool, stage: Stage, given: Circumstances, version: string): Promise<Standing> {
  const client = await pool.connect();
  try {
    await begin(client, given.person, given.today, [], 'isolation level repeatable read');
    await client.query(unhurried);
    const tx = reading(client, given);
    const awaited = await Promise.all((stage.ahead ?? []).map((one) => one.until(tx, lastDay)));
    return { client, given, version, awaited: awaited.flat(), done: [] };
  } catch (error) {
    client.release(error instanceof Error ? error : true);
    throw error;
  }
}

/** Everything that is signed, for whatever day. */
export const lastDay = '9999-12-31' as CivilDate;

/** What is signed for later days is taken back, what is signed up to the day is carried out; each behind a mark of its own. */
async function bringTo(
  { client, awaited, done }: Standing,
  stage: Stage,
  given: Circumstances,
  day: CivilDate,
): Promise<void> {
  const tooFar = done.findIndex(({ on }) => on > day);
  if (tooFar >= 0) {
    await client.query(`rollback to savepoint ahead_${tooFar}`);
    done.length = tooFar;
  }
  const known = new Set(done.map((one) => one.of));
  const coming = awaited.filter((one) => one.on <= day && !known.has(one.of));
  for (const one of coming) {
    const mark = `ahead_${done.length}`;
    await client.query(`savepoint ${mark}`);
    const problem = await carriedOut(client, stage, { ...given, today: one.on }, one);
    if (problem) await client.query(`rollback to savepoint ${mark}`);
    done.push({ of: one.of, on: one.on, problem });
  }
  if (coming.length > 0 || tooFar >= 0) await forgetRights(client);
}

async function takeBack({ client }: Standing): Promise<void> {
  await client.query('rollback').then(
    () => client.release(),
    (error: Error) => client.release(error),
  );
}

/** Whether somebody, of this server or another, waits for a row that the rehearsal holds. */
async function standsInTheWay({ client }: Standing): Promise<boolean> {
  try {
    const rows = await ask<{ waits: boolean }>(
      client,
      sql`
        select true as waits from pg_catalog.pg_locks as lock
        where not lock.granted and pg_backend_pid() = any(pg_blocking_pids(lock.pid)) limit 1`,
    );
    return rows.length > 0;
  } catch {
    return true;
  }
}
