import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { machineClock } from '#platform/clock.ts';
import { ask, openPool, sql } from '#platform/database/pool.ts';
import { trialState } from '#platform/backup/trial.ts';
import { watchVerified } from '#platform/backup/verified.ts';
import type { Behind } from '#platform/http/front.ts';
import type { DatabaseAccess } from '#platform/postgres/access.ts';
import { NotGuarded } from '#platform/no-start.ts';
import { bypassing, faultsOfRole } from '#platform/role-check.ts';
import { secretOf } from '#platform/secret.ts';
import { carryOutDue } from './due-plans.ts';
import { migrateHouse, openHouse } from './house.ts';
import { sampleAccounts } from './samples/accounts.ts';

// A command waits for its disk: with twelve at once two cores stood idle meanwhile on the evening of the meetings.
const connections = 24;
const everyHour = 60 * 60_000;
/** What is due may wait until whoever waits at the door has had an answer. */
const afterOpening = 1000;

/** Nobody waits so long for an answer: what takes longer would only hold up everybody else. */
const longest = 120_000;

/** What the house behind the door is opened with. */
export interface Opening {
  readonly folder: string;
  readonly origin: string;
  readonly proxies: readonly string[];
  /** Without sample data. */
  readonly isEmpty: boolean;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** Everything behind the door; opened anew after a restore, when rows, secret and epoch are others. */
export async function openBehind(database: DatabaseAccess, opening: Opening): Promise<Behind> {
  const pools = {
    pool: openPool(database.appUrl, connections, longest),
    authPool: openPool(database.authUrl, 4),
  };
  const end = () => Promise.all([pools.pool.end(), pools.authPool.end()]);
  try {
    await makeSure(database, pools, opening);
    const house = await openHouse({
      ...pools,
      secret: secretOf(opening.folder),
      origin: opening.origin,
      proxies: opening.proxies,
      clock: machineClock,
      build: buildFolder(),
      trial: () => trialState(opening.folder, machineClock.now()),
      verifiedUntil: watchVerified(opening.folder, machineClock),
      log: opening.log,
    });
    await house.app.ready();
    const due = watchDue(database.ownerUrl, opening.log);
    return {
      answer: (request, response) => house.app.routing(request, response),
      close: async () => {
        due.stop();
        await house.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The schema as this release has it, roles that policies bind, and something to look at where that is wanted. */
async function makeSure(
  database: DatabaseAccess,
  pools: Readonly<Record<'pool' | 'authPool', pg.Pool>>,
  { folder, isEmpty }: Opening,
): Promise<void> {
  await migrateHouse(database.ownerUrl, folder, () => canEnter(Object.values(pools)));
  const [ofApp, ofAuth, owner] = await Promise.all([
    faultsOfRole(pools.pool),
    faultsOfRole(pools.authPool),
    lookAsOwner(database.ownerUrl),
  ]);
  const faults = [...ofApp, ...ofAuth, ...owner.faults];
  if (faults.length) throw new NotGuarded(faults);
  if (isEmpty || owner.holdsRows) return;
  const { loadSample } = await import('./samples/load.ts');
  await loadSample('commune', database, folder, machineClock, (progress) =>
    process.stdout.write(`${progress.vi}\n`),
  );
}

/** Whether the roles are there and their passwords are those of our secret; the connections are used afterwards. */
async function canEnter(pools: readonly pg.Pool[]): Promise<boolean> {
  const refused = ['28000', '28P01'];
  try {
    await Promise.all(pools.map((pool) => pool.query('select')));
    return true;
  } catch (error) {
    if (refused.includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

/** The owner owns the tables and is bound by them all the same: it must be no superuser. */
async function lookAsOwner(ownerUrl: string): Promise<{ faults: string[]; holdsRows: boolean }> {
  const owner = openPool(ownerUrl, 1);
  try {
    const [faults, rows] = await Promise.all([
      bypassing(owner),
      ask(owner, sql`select from organisation.profile limit 1`),
    ]);
    return { faults, holdsRows: rows.length > 0 };
  } finally {
    await owner.end();
  }
}

/** At the start and from hour to hour: what was signed for a day is carried out on it, or when the server is back. */
function watchDue(ownerUrl: string, log: Opening['log']): { stop(): void } {
  const tried = new Set<string>();
  const look = () => {
    carryOutDue(ownerUrl, machineClock, tried)
      .then((done) => done.forEach((one) => log({ job: 'due-plan', ...one })))
      .catch((error: { code?: string }) => log({ job: 'due-plan', code: error.code ?? 'failed' }));
  };
  const timers = [setTimeout(look, afterOpening), setInterval(look, everyHour)].map((timer) => timer.unref());
  return { stop: () => timers.forEach((timer) => clearTimeout(timer)) };
}

function buildFolder(): string | null {
  const path = fileURLToPath(new URL('../build', import.meta.url));
  return existsSync(`${path}/index.html`) ? path : null;
}

/** What whoever started the server reads below its address: the sample's accounts, or that an administrator is missing. */
export async function greeting({ ownerUrl }: DatabaseAccess): Promise<string> {
  const owner = openPool(ownerUrl, 1);
  try {
    const [row] = await ask<{ sample: boolean; administrator: boolean }>(
      owner,
      sql`
        select exists (select from identity.login where name = ${sampleAccounts[0]?.name ?? ''}) as sample,
               exists (select from identity.administrator) as administrator`,
    );
    if (row?.sample)
      return sampleAccounts
        .map((account) => `  ${account.name} / ${account.password} — ${account.who}`)
        .join('\n');
    return row?.administrator
      ? ''
      : 'Chưa có người quản trị. Tạo bằng: npm run sochibo -- user add --administrator';
  } finally {
    await owner.end();
  }
}
