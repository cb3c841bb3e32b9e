import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, openBooks } from './books.ts';
import type { Ground } from './ground.ts';
import { judge } from './kills.ts';
import { openPhone, standing, syncAll, type Phone } from './phones.ts';
import type { Figure } from './real.ts';

/** Fills the disk under the server: first nearly, then wholly; then frees it again. */
export async function fillDisk(
  ground: Ground,
  folder: string,
  say: (line: string) => void,
): Promise<Figure[]> {
  await ground.start();
  const books = await openBooks(ground, 2, 5);
  const phones: Phone[] = [];
  for (const book of [...books, ...books]) phones.push(await openPhone(book, ground.url, 5_000));
  const writeAndSync = async (): Promise<void> => {
    for (const phone of phones) await phone.write();
    await Promise.all(phones.map((phone) => phone.engine.sync()));
  };
  await writeAndSync();

  // Nearly full: nothing more is taken, everything can be read.
  leave(folder, 'ballast', 16);
  await sleep(3_000);
  const before = recordedOf(phones);
  await writeAndSync();
  const takenWhenNearlyFull = recordedOf(phones) - before;
  const told507 = phones.filter((phone) => (phone.heard.get('507') ?? 0) > 0).length;
  const readable = await reads(ground, phones);
  say(`disk: 16 MB left, ${takenWhenNearlyFull} taken, reads ${readable} of ${phones.length}`);

  // Wholly full, while a crowd that came just before is still at work.
  leave(folder, 'more', 0);
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(phones.map((phone) => phone.engine.sync()));
    await sleep(500);
  }
  const readableWhenFull = await reads(ground, phones);
  say(`disk: 0 MB left, reads ${readableWhenFull} of ${phones.length}`);

  for (const name of ['ballast', 'more']) rmSync(join(folder, name));
  const from = performance.now();
  const alone = await ground.ready(30_000);
  if (alone === null) {
    await ground.killServer();
    await ground.start();
  }
  const rest = await Promise.all(phones.map((phone) => syncAll(phone, 60_000, 500)));
  const recovered = (performance.now() - from) / 1_000;
  const silent = phones.reduce((sum, phone) => sum + phone.withoutRetryAfter, 0);
  return [
    ...(await judge('disk', ground, phones, rest)),
    {
      part: 'disk',
      what: 'less than a tenth left: commands taken; phones told 507 with Retry-After',
      figure: `${takenWhenNearlyFull}; ${told507} of ${phones.length}, ${silent} without`,
      goal: '0; all',
      met: takenWhenNearlyFull === 0 && told507 === phones.length && silent === 0,
    },
    {
      part: 'disk',
      what: 'reads answered when nearly full, when wholly full',
      figure: `${readable}, ${readableWhenFull} of ${phones.length}`,
      goal: 'all',
      met: readable === phones.length && readableWhenFull === phones.length,
    },
    {
      part: 'disk',
      what: 'all recorded after space is freed',
      figure: `${recovered.toFixed(1)} s${alone === null ? ', with a hand' : ''}`,
      goal: '<= 30 s, alone',
      met: alone !== null && recovered <= 30,
    },
  ];
}

function recordedOf(phones: readonly Phone[]): number {
  return phones.reduce((sum, phone) => sum + standing(phone).recorded, 0);
}

async function reads(ground: Ground, phones: readonly Phone[]): Promise<number> {
  const question = { epoch: null, cursors: {}, stage: 1, scope: null };
  const answers = await Promise.all(
    phones.map((phone) =>
      ask(ground.url, 'POST', '/api/v1/feed', phone.book.cookie, question).catch(() => null),
    ),
  );
  return answers.filter((answer) => answer?.ok).length;
}

/** Writes a file so large that only so many megabytes are left. */
function leave(folder: string, name: string, megabytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const bytes = bavail * bsize - megabytes * 1024 * 1024;
  if (bytes > 0) writeFileSync(join(folder, name), Buffer.alloc(bytes));
}
