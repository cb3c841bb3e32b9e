import { setTimeout as sleep } from 'node:timers/promises';
import { openBooks, readBooks } from './books.ts';
import type { Ground } from './ground.ts';
import { openPhone, standing, syncAll, type Phone } from './phones.ts';
import { openProxy } from './proxy.ts';
import type { Figure } from './real.ts';

const phonesMost = 20;

/** Kills the server and the database, in turn and together, at random instants while twenty phones sync. */
export async function killAtRandom(
  ground: Ground,
  seconds: number,
  say: (line: string) => void,
): Promise<Figure[]> {
  await ground.start();
  const books = await openBooks(ground, 4, 5);
  const phones: Phone[] = [];
  for (let index = 0; index < phonesMost; index += 1) {
    const book = books[index % books.length];
    if (book) phones.push(await openPhone(book, ground.url, 5_000));
  }
  let isOver = false;
  const working = phones.map(async (phone) => {
    while (!isOver) {
      await phone.write();
      await phone.engine.sync();
      await sleep(50 + Math.random() * 300);
    }
  });
  const readyAfter: Record<'server' | 'database', number[]> = { server: [], database: [] };
  let alone = 0;
  let rounds = 0;
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; rounds += 1) {
    await sleep(500 + Math.random() * 1_500);
    const what = (['server', 'server', 'database', 'both'] as const)[rounds % 4] ?? 'server';
    if (what !== 'server') ground.killDatabase();
    if (what !== 'database') await ground.killServer();
    if (what === 'database') {
      const from = performance.now();
      await sleep(300);
      const itself = await ground.ready(60_000);
      if (itself !== null) alone += 1;
      else {
        await ground.killServer();
        await ground.start();
      }
      readyAfter.database.push(performance.now() - from);
    } else readyAfter.server.push(await ground.start());
    say(
      `kill: round ${rounds + 1} (${what}), ${phones.reduce((sum, one) => sum + one.tasks.length, 0)} tasks`,
    );
  }
  isOver = true;
  await Promise.all(working);
  const rest = await Promise.all(phones.map((phone) => syncAll(phone, 60_000, 300)));
  const databaseKills = readyAfter.database.length;
  const longest = (times: readonly number[]) => (times.length ? Math.max(...times) : 0);
  return [
    ...(await judge('kill', ground, phones, rest)),
    {
      part: 'kill',
      what: 'kill -9 of server, of database, of both',
      figure: `${rounds} rounds`,
      goal: '',
      met: null,
    },
    {
      part: 'kill',
      what: 'server ready again, longest',
      figure: `${(longest(readyAfter.server) / 1_000).toFixed(1)} s`,
      goal: '<= 5 s',
      met: longest(readyAfter.server) <= 5_000,
    },
    {
      part: 'kill',
      what: 'database killed alone: back without a hand',
      figure: `${alone} of ${databaseKills}, longest ${(longest(readyAfter.database) / 1_000).toFixed(1)} s`,
      goal: 'all, <= 10 s',
      met: databaseKills === 0 ? null : alone === databaseKills && longest(readyAfter.database) <= 10_000,
    },
  ];
}

/** Puts a proxy between that spoils half of everything. */
export async function speakThroughProxy(
  ground: Ground,
  seconds: number,
  say: (line: string) => void,
): Promise<Figure[]> {
  await ground.start();
  const books = await openBooks(ground, 2, 5);
  const proxy = await openProxy(ground.port);
  const phones: Phone[] = [];
  for (let index = 0; index < 8; index += 1) {
    const book = books[index % books.length];
    if (book) phones.push(await openPhone(book, proxy.url));
  }
  proxy.trouble = 0.6;
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    phones.map(async (phone) => {
      while (performance.now() < end) {
        await phone.write();
        await phone.engine.sync();
        await sleep(Math.random() * 100);
      }
    }),
  );
  proxy.trouble = 0;
  const rest = await Promise.all(phones.map((phone) => syncAll(phone, 60_000, 200)));
  await proxy.close();
  const spoilt = Object.values(proxy.done).reduce((sum, times) => sum + times, 0);
  say(`proxy: ${spoilt} requests spoilt`);
  return [
    ...(await judge('proxy', ground, phones, rest)),
    {
      part: 'proxy',
      what: 'requests spoilt',
      figure: `${spoilt}: ${Object.entries(proxy.done)
        .map(([name, times]) => `${name} ${times}`)
        .join(', ')}`,
      goal: 'no session ended, no entry deleted',
      met: true,
    },
  ];
}

/** Holds what the phones were told against what the books hold. */
export async function judge(
  part: string,
  ground: Ground,
  phones: readonly Phone[],
  rest: readonly boolean[],
): Promise<Figure[]> {
  const { tasks, entries, written } = await readBooks(ground);
  const all = phones.flatMap((phone) => phone.tasks);
  const recorded = phones.reduce((sum, phone) => sum + standing(phone).recorded, 0);
  const other = phones.reduce((sum, phone) => sum + standing(phone).other, 0);
  const lost = phones.flatMap((phone) =>
    phone.tasks.filter(
      ({ entry, task }) => phone.engine.held().entries.get(entry)?.state === 'recorded' && !tasks.has(task),
    ),
  ).length;
  const numbers = new Map(entries.map((entry) => [entry.command, entry.number]));
  const misnumbered = phones.flatMap((phone) =>
    [...phone.engine.held().entries.values()].filter(
      ({ id, receipt, state }) => state === 'recorded' && numbers.get(id) !== receipt?.number,
    ),
  ).length;
  const places = Map.groupBy(entries, (entry) => entry.place);
  const gaps = [...places.values()].filter((chain) =>
    chain.some((entry, index) => entry.number !== index + 1),
  ).length;
  const doubled = written - tasks.size + (entries.length - numbers.size);
  const atRest = rest.filter(Boolean).length;
  return [
    {
      part,
      what: 'acknowledged and lost',
      figure: `${lost} of ${recorded}`,
      goal: '0',
      met: lost === 0 && recorded > 0,
    },
    { part, what: 'applied twice', figure: String(doubled), goal: '0', met: doubled === 0 },
    {
      part,
      what: 'receipts with another number than the ledger, chains with gaps',
      figure: `${misnumbered}, ${gaps}`,
      goal: '0, 0',
      met: misnumbered === 0 && gaps === 0,
    },
    {
      part,
      what: 'entries recorded in the end',
      figure: `${recorded} of ${all.length}, ${other} to be looked at`,
      goal: 'all',
      met: recorded === all.length && atRest === rest.length,
    },
  ];
}
