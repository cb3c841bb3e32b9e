import { availableParallelism, loadavg } from 'node:os';
import { openBooks, type Book } from './books.ts';
import type { Ground } from './ground.ts';
import { judge } from './kills.ts';
import { openPhone, syncAll, type Phone } from './phones.ts';
import type { Figure } from './real.ts';

const devices = 500;
const cells = 50;

/** Five hundred phones at the same moment: for the first time, with one new thing each, and with nothing new. */
export async function comeAtOnce(ground: Ground, say: (line: string) => void): Promise<Figure[]> {
  await ground.start();
  const books = await openBooks(ground, cells, 12);
  await writeMonths(books, ground);
  const phones: Phone[] = [];
  const first = await race(ground, 'first sync: enrolment, all stages of the feed', async (index) => {
    const book = books[index % books.length];
    if (!book) return;
    const phone = await openPhone(book, ground.url);
    phones.push(phone);
    if (!(await syncAll(phone, 120_000))) throw new Error('a phone did not come through');
  });
  say(told(first));
  const nothing = await race(ground, 'incremental sync, nothing new', async (index) => {
    const phone = phones[index];
    if (phone && !(await syncAll(phone, 120_000))) throw new Error('a phone did not come through');
  });
  say(told(nothing));
  await Promise.all(phones.map((phone) => phone.write()));
  const one = await race(ground, 'incremental sync, one entry each', async (index) => {
    const phone = phones[index];
    if (phone && !(await syncAll(phone, 120_000))) throw new Error('a phone did not come through');
  });
  say(told(one));
  const heard = new Map<string, number>();
  for (const phone of phones)
    for (const [what, times] of phone.heard) heard.set(what, (heard.get(what) ?? 0) + times);
  const timeouts = (heard.get('timeout') ?? 0) + (heard.get('no network') ?? 0);
  const silent = phones.reduce((sum, phone) => sum + phone.withoutRetryAfter, 0);
  const rest = phones.map(() => true);
  const cores = `${devices} at once, ${availableParallelism()} cores with the phones on them`;
  return [
    ...(await judge('herd', ground, phones, rest)),
    figure(first, `${cores}: p95 <= 60 s`, first.p95 <= 60_000),
    figure(nothing, 'p95 <= 3 s', nothing.p95 <= 3_000),
    figure(one, 'p95 <= 3 s', one.p95 <= 3_000),
    {
      part: 'herd',
      what: 'other work on the machine: mean load of the last minute',
      figure: (loadavg()[0] ?? 0).toFixed(1),
      goal: '',
      met: null,
    },
    {
      part: 'herd',
      what: 'answers',
      figure: [...heard].map(([what, times]) => `${what}: ${times}`).join(', '),
      goal: 'no timeout; 503 always with Retry-After',
      met: timeouts === 0 && silent === 0,
    },
  ];
}

interface Race {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
  readonly last: number;
  /** Milliseconds of processor for one phone, on the side of the server. */
  readonly each: number;
}

async function race(ground: Ground, what: string, run: (index: number) => Promise<void>): Promise<Race> {
  const from = performance.now();
  const used = ground.processor();
  const times = await Promise.all(
    Array.from({ length: devices }, async (_, index) => {
      await run(index);
      return performance.now() - from;
    }),
  );
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { what, p50: at(0.5), p95: at(0.95), last: at(1), each: (ground.processor() - used) / devices };
}

function told({ what, p50, p95, last, each }: Race): string {
  const seconds = (time: number) => (time / 1_000).toFixed(1);
  return `${what}: p50 ${seconds(p50)} s, p95 ${seconds(p95)} s, last ${seconds(last)} s; ${each.toFixed(1)} ms of processor each`;
}

function figure(one: Race, goal: string, met: boolean): Figure {
  return { part: 'herd', what: one.what, figure: told(one).slice(one.what.length + 2), goal, met };
}

/** Some tasks in every book, so that there is something to fetch. */
async function writeMonths(books: readonly Book[], ground: Ground): Promise<void> {
  await Promise.all(
    books.map(async (book) => {
      const phone = await openPhone(book, ground.url);
      for (let task = 0; task < 20; task += 1) await phone.write();
      if (!(await syncAll(phone, 120_000))) throw new Error('the books were not filled');
    }),
  );
}
