import { flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { dataFolder } from '#platform/data-folder.ts';
import { machineClock } from '#platform/clock.ts';
import { isRestoring } from '#platform/backup/restoring.ts';
import { tryEveryNight } from '#platform/backup/nightly.ts';
import { openFront, type Behind } from '#platform/http/front.ts';
import { keepOpen } from '#platform/http/keep-open.ts';
import { whyNoStart } from '#platform/no-start.ts';
import { openDatabase, type DatabaseAccess } from '#platform/postgres/access.ts';
import { stopInOrder } from '#platform/stopping.ts';
import type * as behind from './behind.ts';

const port = Number(process.env.PORT ?? 8080);
const host = process.env.SOCHIBO_HOST ?? '127.0.0.1';
const opening = {
  folder: dataFolder(),
  origin: process.env.SOCHIBO_ORIGIN ?? `http://localhost:${port}`,
  proxies: (process.env.SOCHIBO_PROXIES ?? '').split(/[\s,]+/).filter(Boolean),
  isEmpty: process.argv.includes('--empty'),
  log,
};

/** The first to come are answered before what may wait is done. */
const settling = 1000;

let waking: Promise<DatabaseAccess> | undefined;
let database: DatabaseAccess | undefined;
let isStopping = false;
// From the first moment: whoever ends us while PostgreSQL wakes or the sample is loaded leaves nothing running behind.
let closeAll = async () => {
  const opened = await waking?.catch(() => undefined);
  if (opened?.postgres?.adopted === false) await opened.postgres.stop();
};
stopInOrder(async () => {
  isStopping = true;
  await closeAll();
});
const front = await openFront({ port, host }, openDoor).catch(async (error: unknown) => {
  // The database went because we are ending: the stop above has the last word.
  if (isStopping) await new Promise(() => undefined);
  await database?.stop();
  process.stderr.write(`\n${whyNoStart(error)}\n`);
  return process.exit(1);
});
const watch = keepOpen(front, {
  isRestoring: () => isRestoring(opening.folder),
  isDatabaseGone: () => database?.postgres?.isRunning() === false,
  failed: (error) => log({ job: 'open', code: (error as { code?: string }).code ?? 'failed' }),
});
// The door is open already: a database that dies now is brought back, and must not end us over a greeting.
const words = database ? await (await house()).greeting(database).catch(() => '') : '';
process.stdout.write(`\nSổ Chi Bộ đang mở tại http://localhost:${front.port}\n${words}\n`);

// What has been compiled is kept now and not when we end: whoever is killed has kept nothing, and a later start needs no more.
setTimeout(flushCompileCache, settling).unref();
const nights = tryEveryNight({
  folder: opening.folder,
  program: fileURLToPath(new URL('../src/cli/main.ts', import.meta.url)),
  clock: machineClock,
  ended: (code) => log({ job: 'trial', code: code === 0 ? 'passed' : 'failed' }),
});

closeAll = async () => {
  await Promise.all([watch.close(), nights.close()]);
  await front.close();
  await database?.stop();
};

/** PostgreSQL wakes while the house, most of what there is to read, is being read. */
async function openDoor(): Promise<Behind> {
  waking = openDatabase(opening.folder).then((woken) => (database = woken));
  const [opened, { openBehind }] = await Promise.all([waking, house()]);
  return openBehind(opened, opening);
}

function house(): Promise<typeof behind> {
  return import('./behind.ts');
}

function log(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ at: machineClock.now(), ...line })}\n`);
}
