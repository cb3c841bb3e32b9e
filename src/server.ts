import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dataFolder } from '#platform/data-folder.ts';
import { machineClock } from '#platform/clock.ts';
import { ask, openPool, sql } from '#platform/database/pool.ts';
import { isRestoring } from '#platform/backup/restoring.ts';
import { tryEveryNight } from '#platform/backup/nightly.ts';
import { trialState } from '#platform/backup/trial.ts';
import { watchVerified } from '#platform/backup/verified.ts';
import { openFront, type Behind } from '#platform/http/front.ts';
import { keepOpen } from '#platform/http/keep-open.ts';
import { openDatabase, type DatabaseAccess } from '#platform/postgres/access.ts';
import { faultsOfRole } from '#platform/role-check.ts';
import { secretOf } from '#platform/secret.ts';
import { stopInOrder } from '#platform/stopping.ts';
import { carryOutDue } from './due-plans.ts';
import { migrateHouse, openHouse } from './house.ts';
import { sampleAccounts } from './samples/accounts.ts';

const port = Number(process.env.PORT ?? 8080);
const host = process.env.SOCHIBO_HOST ?? '127.0.0.1';
const origin = process.env.SOCHIBO_ORIGIN ?? `http://localhost:${port}`;
const proxies = (process.env.SOCHIBO_PROXIES ?? '').split(/[\s,]+/).filter(Boolean);
const folder = dataFolder();
const everyHour = 60 * 60_000;
// A command waits for its disk: with twelve at once two cores stood idle meanwhile on the evening of the meetings.
const connections = 24;

let database: DatabaseAccess | undefined;
let isStopping = false;
// From the first moment: whoever ends us while the sample is being loaded leaves nothing running behind.
let closeAll = async () => {
  if (database?.postgres?.adopted === false) await database.postgres.stop();
};
stopInOrder(async () => {
  isStopping = true;
  await closeAll();
});
const front = await openFront({ port, host }, openBehind).catch(async (error: unknown) => {
  // The database went because we are ending: the stop above has the last word.
  if (isStopping) await new Promise(() => undefined);
  await database?.stop();
  throw error;
});
const watch = keepOpen(front, {
  isRestoring: () => isRestoring(folder),
  isDatabaseGone: () => database?.postgres?.isRunning() === false,
  failed: (error) => log({ job: 'open', code: (error as { code?: string }).code ?? 'failed' }),
});
// The door is open already: a database that dies now is brought back, and must not end us over a greeting.
const words = await greeting().catch(() => '');
process.stdout.write(`\nSổ Chi Bộ đang mở tại http://localhost:${front.port}\n${words}\n`);

const nights = tryEveryNight({
  folder,
  program: fileURLToPath(new URL('../src/cli/main.ts', import.meta.url)),
  clock: machineClock,
  ended: (code) => log({ job: 'trial', code: code === 0 ? 'passed' : 'failed' }),
});

closeAll = async () => {
  await Promise.all([watch.close(), nights.close()]);
  await front.close();
  await database?.stop();
};

/** Everything behind the door; opened anew after a restore, when rows, secret and epoch are others. */
async function openBehind(): Promise<Behind> {
  const opened = await openDatabase(folder);
  database = opened;
  await migrateHouse(opened.ownerUrl, folder);
  if (!process.argv.includes('--empty')) await loadSampleIfEmpty(opened);

  const pool = openPool(opened.appUrl, connections);
  const faults = await faultsOfRole(pool);
  if (faults.length) {
    await pool.end();
    throw new Error(`Máy chủ không khởi động: dữ liệu không được bảo vệ.\n${faults.join('\n')}`);
  }
  const authPool = openPool(opened.authUrl, 4);
  const house = await openHouse({
    pool,
    authPool,
    secret: secretOf(folder),
    origin,
    proxies,
    clock: machineClock,
    build: buildFolder(),
    trial: () => trialState(folder, machineClock.now()),
    verifiedUntil: watchVerified(folder, machineClock),
    log,
  });
  await house.app.ready();
  const due = watchDue(opened.ownerUrl);
  return {
    answer: (request, response) => house.app.routing(request, response),
    close: async () => {
      clearInterval(due);
      await house.close();
      await Promise.all([pool.end(), authPool.end()]);
    },
  };
}

/** At the start and from hour to hour: what was signed for a day is carried out on it, or when the server is back. */
function watchDue(ownerUrl: string): ReturnType<typeof setInterval> {
  const tried = new Set<string>();
  const look = () => {
    carryOutDue(ownerUrl, machineClock, tried)
      .then((done) => done.forEach((one) => log({ job: 'due-plan', ...one })))
      .catch((error: { code?: string }) => log({ job: 'due-plan', code: error.code ?? 'failed' }));
  };
  look();
  return setInterval(look, everyHour).unref();
}

function log(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ at: machineClock.now(), ...line })}\n`);
}

function buildFolder(): string | null {
  const path = fileURLToPath(new URL('../build', import.meta.url));
  return existsSync(`${path}/index.html`) ? path : null;
}

async function loadSampleIfEmpty(database: DatabaseAccess): Promise<void> {
  const owner = openPool(database.ownerUrl, 1);
  try {
    const [row] = await ask<{ count: number }>(
      owner,
      sql`select count(*) as count from organisation.profile`,
    );
    if (row?.count) return;
  } finally {
    await owner.end();
  }
  const { loadSample } = await import('./samples/load.ts');
  await loadSample('commune', database, folder, machineClock, (progress) =>
    process.stdout.write(`${progress.vi}\n`),
  );
}

async function greeting(): Promise<string> {
  if (!database) return '';
  const owner = openPool(database.ownerUrl, 1);
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
