import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { machineClock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { addUser } from '#platform/identity/add-user.ts';
import { openDatabase } from '#platform/postgres/access.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { password, phoneOf, type Phone, type Visitor, type Wire } from '#support/open-house.ts';
import { aServer, gone, lives, until, type RunningServer } from '#support/running-server.ts';

const devices = 8;
const commandsEach = 8;

let server: RunningServer;

beforeAll(async () => {
  server = await aServer();
}, 60_000);

afterAll(() => server.remove(), 60_000);

/** A browser over the real network. */
async function signIn(name: string, person: Id): Promise<Visitor> {
  let cookie = '';
  const ask: Visitor['ask'] = async (method, path, body): Promise<Wire> => {
    const reply = await fetch(`${server.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const text = await reply.text();
    return { status: reply.status, text, body: text.startsWith('{') ? JSON.parse(text) : null };
  };
  expect((await ask('POST', '/api/v1/session', { name, password })).status).toBe(200);
  return { person, ask, query: (name, input) => ask('POST', `/api/v1/queries/${name}`, { input }) };
}

interface Book {
  readonly cell: Place;
  readonly term: Id;
  readonly meeting: Id;
  readonly visitor: Visitor;
}

/** A cell, its secretary with an account, and a meeting that tasks can belong to. */
async function openBook(name: string): Promise<Book> {
  const database = await openDatabase(server.folder);
  const builder = await new Builder(database.ownerUrl).open();
  const cell = await builder.organisation('Chi bộ thôn Một', { category: 'village' });
  const person = await builder.member('Lò Văn Một', cell);
  const term = await builder.term(person, cell, 'secretary');
  await builder.close();
  const pool = openPool(database.authUrl, 1);
  await addUser(pool, machineClock, { name, password, fullName: 'Lò Văn Một', personId: person });
  await pool.end();
  const visitor = await signIn(name, person);
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
  readonly place: Id;
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
      const reply = await fetch(`${server.url}/api/v1/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sealed: [sealed] }),
      });
      if (!reply.ok) return false;
      const { receipts } = (await reply.json()) as { receipts: { outcome: string; number: number }[] };
      const [receipt] = receipts;
      if (!receipt) return false;
      expect(['applied', 'repeated']).toContain(receipt.outcome);
      acknowledged.push({ id, task, place: book.cell.id, number: receipt.number });
      return true;
    });
  }
}

test(
  'a server and a database that are killed lose nothing they acknowledged and do nothing twice',
  { timeout: 180_000 },
  async () => {
    await server.start();
    // Of two cells, whose commands go together in one transaction.
    const books = [await openBook('bithu'), await openBook('bithu2')];
    const phones: [Phone, Book][] = [];
    for (let index = 0; index < devices; index += 1)
      for (const book of books.slice(index % 2, (index % 2) + 1))
        phones.push([await phoneOf(book.visitor), book]);
    const acknowledged: Acknowledged[] = [];
    const sending = Promise.all(phones.map(([phone, book]) => sendAll(phone, book, acknowledged)));
    const heard = (count: number) => until(async () => acknowledged.length >= count);

    await heard(16);
    server.process?.kill('SIGKILL');
    await gone(server.process);
    await server.start();

    const before = acknowledged.length;
    await heard(before + 15);
    process.kill(server.postmaster(), 'SIGKILL');
    server.process?.kill('SIGTERM');
    await gone(server.process);
    await server.start();
    await sending;

    expect(acknowledged).toHaveLength(devices * commandsEach);
    const database = await openDatabase(server.folder);
    const owner = await new Builder(database.ownerUrl).open();
    for (const { cell } of books) {
      const mine = acknowledged.filter(({ place }) => place === cell.id);
      expect(mine).toHaveLength((devices * commandsEach) / books.length);
      const rows = async (text: string) =>
        (await owner.client.query<Record<string, string>>(text, [cell.no])).rows;
      const tasks = await rows('select id from tasks.task where organisation_no = $1');
      expect(new Set(tasks.map((row) => row.id))).toEqual(new Set(mine.map((one) => one.task)));
      const entries = await rows(
        `select command_id as id, entry_no::int as number from platform.ledger_entry where organisation_no = $1 order by entry_no`,
      );
      for (const { id, number } of mine)
        expect(entries.filter((entry) => entry.id === id)).toEqual([{ id, number }]);
      expect(entries.map((entry) => entry.number)).toEqual(entries.map((_, index) => index + 1));
      const again = await rows('select id from tasks.task_history where organisation_no = $1');
      expect(again).toEqual([]);
    }
    await owner.close();

    // Told to stop, it stops, and leaves nobody behind.
    const left = server.postmaster();
    expect(lives(left)).toBe(true);
    server.process?.kill('SIGTERM');
    expect(await gone(server.process)).toBe(0);
    expect(server.postmaster()).toBe(0);
    expect(lives(left)).toBe(false);
  },
);
