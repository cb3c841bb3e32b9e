import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { machineClock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { addUser } from '#platform/identity/add-user.ts';
import { openDatabase } from '#platform/postgres/access.ts';
import { homeOf } from '#platform/postgres/home.ts';
import { accountForPostgres } from '#platform/postgres/programs.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { password, phoneOf, type Phone, type Visitor, type Wire } from '#support/open-house.ts';

const devices = 8;
const commandsEach = 8;
const program = fileURLToPath(new URL('../../src/server.ts', import.meta.url));

let folder: string;
let port: number;
let server: ChildProcess | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sochibo-faults-'));
  // As root the database runs under another account, which must be able to walk here.
  chmodSync(folder, 0o711);
  port = await freePort();
}, 60_000);

afterAll(async () => {
  server?.kill('SIGTERM');
  await gone(server);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: found } = probe.address() as AddressInfo;
      probe.close(() => resolve(found));
    });
  });
}

/** Starts the server and waits until it says that it is ready. */
async function start(): Promise<void> {
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: String(port), SOCHIBO_DATA: folder };
  delete env.DATABASE_URL;
  const child = spawn(process.execPath, [program, '--empty'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  server = child;
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  });
}

async function until(holds: () => Promise<boolean>, patience = 60_000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const outcome = await holds().catch((error: unknown) => {
      if (error instanceof TypeError) return false; // nobody listens yet
      throw error;
    });
    if (outcome) return;
    await pause(50);
  }
  throw new Error('it did not come about in time');
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function gone(child: ChildProcess | undefined): Promise<number | null> {
  if (!child || child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve(child?.exitCode ?? null);
  return new Promise((resolve) => child.once('exit', resolve));
}

function postmaster(): number {
  const file = join(homeOf(folder, accountForPostgres()).data, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}

/** Whether a process runs; one that is dead and not yet buried does not. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const state = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  return pid > 0 && !/\) Z /.test(state);
}

/** A browser over the real network. */
async function signIn(person: Id): Promise<Visitor> {
  let cookie = '';
  const ask: Visitor['ask'] = async (method, path, body): Promise<Wire> => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const text = await reply.text();
    return { status: reply.status, text, body: text.startsWith('{') ? JSON.parse(text) : null };
  };
  expect((await ask('POST', '/api/v1/session', { name: 'bithu', password })).status).toBe(200);
  return { person, ask, query: (name, input) => ask('POST', `/api/v1/queries/${name}`, { input }) };
}

interface Book {
  readonly cell: Place;
  readonly term: Id;
  readonly meeting: Id;
  readonly visitor: Visitor;
}

/** A cell, its secretary with an account, and a meeting that tasks can belong to. */
async function openBook(): Promise<Book> {
  const database = await openDatabase(folder);
  const builder = await new Builder(database.ownerUrl).open();
  const cell = await builder.organisation('Chi bộ thôn Một', { category: 'village' });
  const person = await builder.member('Lò Văn Một', cell);
  const term = await builder.term(person, cell, 'secretary');
  await builder.close();
  const pool = openPool(database.authUrl, 1);
  await addUser(pool, machineClock, { name: 'bithu', password, fullName: 'Lò Văn Một', personId: person });
  await pool.end();
  const visitor = await signIn(person);
  const meeting = newId();
  const plan = {
    month: '2026-12-01',
    kind: 'ordinary',
    plannedOn: '2026-12-03',
    startsAt: '19:30',
    place: 'Thôn',
  };
  const item = { id: newId(), part: 'proceedings', kind: 'discussion', title: 'Mương', originKind: 'added' };
  const planned = await visitor.ask('POST', '/api/v1/commands/plan-meeting', {
    organisation: cell.id,
    term,
    input: { id: meeting, ...plan, items: [item] },
  });
  expect(planned.status, planned.text).toBe(200);
  return { cell, term, meeting, visitor };
}

interface Acknowledged {
  readonly id: Id;
  readonly task: Id;
  readonly number: number;
}

/** A device that sends one command after the other, each until it has its receipt, whatever becomes of the server. */
async function sendAll(phone: Phone, book: Book, acknowledged: Acknowledged[]): Promise<void> {
  for (let count = 0; count < commandsEach; count += 1) {
    const [id, task] = [newId(), newId()];
    const input = {
      id: task,
      meetingId: book.meeting,
      title: 'Việc',
      ownerId: null,
      helperIds: [],
      dueOn: null,
    };
    const sealed = await phone.seal({
      id,
      name: 'set-task',
      organisation: book.cell.id,
      term: book.term,
      input,
    });
    await until(async () => {
      const reply = await fetch(`http://127.0.0.1:${port}/api/v1/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sealed: [sealed] }),
      });
      if (!reply.ok) return false;
      const { receipts } = (await reply.json()) as { receipts: { outcome: string; number: number }[] };
      const [receipt] = receipts;
      if (!receipt) return false;
      expect(['applied', 'repeated']).toContain(receipt.outcome);
      acknowledged.push({ id, task, number: receipt.number });
      return true;
    });
  }
}

test(
  'a server and a database that are killed lose nothing they acknowledged and do nothing twice',
  { timeout: 180_000 },
  async () => {
    await start();
    const book = await openBook();
    const phones: Phone[] = [];
    for (let index = 0; index < devices; index += 1) phones.push(await phoneOf(book.visitor));
    const acknowledged: Acknowledged[] = [];
    const sending = Promise.all(phones.map((phone) => sendAll(phone, book, acknowledged)));
    const heard = (count: number) => until(async () => acknowledged.length >= count);

    await heard(16);
    server?.kill('SIGKILL');
    await gone(server);
    await start();

    const before = acknowledged.length;
    await heard(before + 15);
    process.kill(postmaster(), 'SIGKILL');
    server?.kill('SIGTERM');
    await gone(server);
    await start();
    await sending;

    expect(acknowledged).toHaveLength(devices * commandsEach);
    const database = await openDatabase(folder);
    const owner = await new Builder(database.ownerUrl).open();
    const rows = async (text: string) =>
      (await owner.client.query<Record<string, string>>(text, [book.cell.no])).rows;
    const tasks = await rows('select id from tasks.task where organisation_no = $1');
    expect(new Set(tasks.map((row) => row.id))).toEqual(new Set(acknowledged.map((one) => one.task)));
    const entries = await rows(
      `select command_id as id, entry_no::int as number from platform.ledger_entry where organisation_no = $1 order by entry_no`,
    );
    for (const { id, number } of acknowledged)
      expect(entries.filter((entry) => entry.id === id)).toEqual([{ id, number }]);
    expect(entries.map((entry) => entry.number)).toEqual(entries.map((_, index) => index + 1));
    const again = await rows('select id from tasks.task_history where organisation_no = $1');
    expect(again).toEqual([]);
    await owner.close();

    // Told to stop, it stops, and leaves nobody behind.
    const left = postmaster();
    expect(lives(left)).toBe(true);
    server?.kill('SIGTERM');
    expect(await gone(server)).toBe(0);
    expect(postmaster()).toBe(0);
    expect(lives(left)).toBe(false);
  },
);
