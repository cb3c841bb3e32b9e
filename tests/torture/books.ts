import type { Id } from '#kernel/id.ts';
import { machineClock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { addUser } from '#platform/identity/add-user.ts';
import { openDatabase } from '#platform/postgres/access.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import type { Ground } from './ground.ts';

/** A cell with its secretary signed in, and a meeting that tasks can belong to. */
export interface Book {
  readonly cell: Place;
  readonly term: Id;
  readonly meeting: Id;
  readonly cookie: string;
  readonly people: readonly Id[];
}

const password = 'trăng sáng vườn cau';

/** Founds so many cells with so many members each, and opens an account for every secretary. All are invented. */
export async function openBooks(ground: Ground, cells: number, members: number): Promise<Book[]> {
  const database = await openDatabase(ground.folder);
  const builder = await new Builder(database.ownerUrl).open();
  const pool = openPool(database.authUrl, 2);
  const founded: { cell: Place; term: Id; people: Id[]; name: string }[] = [];
  try {
    const commune = await builder.organisation('Đảng bộ xã Yên Thượng', { kind: 'commune-chapter' });
    for (let index = 0; index < cells; index += 1) {
      const cell = await builder.organisation(`Chi bộ thôn ${index + 1}`, {
        parent: commune,
        category: 'village',
      });
      const people: Id[] = [];
      for (let member = 0; member < members; member += 1)
        people.push(await builder.member(`Lò Văn ${index} ${member}`, cell));
      const [personId] = people;
      if (!personId) throw new Error('a cell needs a member');
      const term = await builder.term(personId, cell, 'secretary');
      const name = `bithu${index}`;
      await addUser(pool, machineClock, { name, password, fullName: 'Lò Văn Một', personId });
      founded.push({ cell, term, people, name });
    }
  } finally {
    await pool.end();
    await builder.close();
  }
  const books: Book[] = [];
  for (const { cell, term, people, name } of founded) {
    const cookie = await signIn(ground.url, name);
    books.push({ cell, term, people, cookie, meeting: await planMeeting(ground.url, cookie, cell.id, term) });
  }
  return books;
}

async function signIn(url: string, name: string): Promise<string> {
  const reply = await ask(url, 'POST', '/api/v1/session', '', { name, password });
  const cookie = reply.headers.getSetCookie()[0]?.split(';')[0];
  if (!reply.ok || !cookie) throw new Error(`${name} cannot sign in: ${reply.status}`);
  return cookie;
}

async function planMeeting(url: string, cookie: string, organisation: Id, term: Id): Promise<Id> {
  const id = newId();
  const plan = { month: '2026-12-01', kind: 'ordinary', plannedOn: '2026-12-03', startsAt: '19:30' };
  const item = { id: newId(), part: 'proceedings', kind: 'discussion', title: 'Mương', originKind: 'added' };
  const input = { id, ...plan, place: 'Nhà văn hóa', items: [item] };
  const reply = await ask(url, 'POST', '/api/v1/commands/plan-meeting', cookie, {
    organisation,
    term,
    input,
  });
  if (!reply.ok) throw new Error(`no meeting: ${await reply.text()}`);
  return id;
}

/** One request as a browser sends it. */
export function ask(
  url: string,
  method: string,
  path: string,
  cookie: string,
  body: unknown,
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
}

/** What the books hold, asked as the owner of the database: tasks, chains of entries, tasks written twice. */
export async function readBooks(ground: Ground): Promise<{
  readonly tasks: ReadonlySet<string>;
  readonly entries: readonly { readonly command: string; readonly place: number; readonly number: number }[];
  readonly written: number;
}> {
  const database = await openDatabase(ground.folder);
  const builder = await new Builder(database.ownerUrl).open();
  const { client } = builder;
  try {
    const tasks = await client.query<{ id: string }>('select id from tasks.task');
    const again = await client.query('select from tasks.task_history');
    const entries = await client.query<{ command: string; place: number; number: number }>(
      `select command_id as command, organisation_no as place, entry_no::int as number
       from platform.ledger_entry order by organisation_no, entry_no`,
    );
    return {
      tasks: new Set(tasks.rows.map((row) => row.id)),
      entries: entries.rows,
      written: tasks.rows.length + (again.rowCount ?? 0),
    };
  } finally {
    await builder.close();
  }
}
