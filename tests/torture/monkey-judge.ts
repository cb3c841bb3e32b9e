import type { Page } from 'playwright-core';
import type { Pool } from 'pg';

/** An entry of the outbox as the browser keeps it: its words are sealed, its fate is not. */
export interface Known {
  readonly state: string;
  readonly sequence: number;
  readonly number: number | null;
}

/** Reads the outbox behind the back of the app, without any key. */
export async function entriesOf(page: Page): Promise<Map<string, Known>> {
  const all = await page.evaluate(async () => {
    const name = (await indexedDB.databases())
      .map((one) => one.name ?? '')
      .find((one) => /^sochibo .{36}$/.test(one));
    if (name === undefined) return [];
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(new Error('the store cannot be read'));
    });
    const asked = db.transaction('outbox').objectStore('outbox').getAll();
    const rows = await new Promise<unknown[]>((resolve) => (asked.onsuccess = () => resolve(asked.result)));
    db.close();
    return rows as {
      id: string;
      state: string;
      sequence: number;
      receipt: { number: number | null } | null;
    }[];
  });
  return new Map(
    all.map(({ id, state, sequence, receipt }) => [id, { state, sequence, number: receipt?.number ?? null }]),
  );
}

/** Holds the outbox against the books: each entry has one fate there, its number is that of the chain, no words stand twice. */
export async function booksAgainst(
  pool: Pool,
  entries: ReadonlyMap<string, Known>,
  marks: number,
): Promise<string[]> {
  const faults: string[] = [];
  const ids = [...entries.keys()];
  const { rows: fates } = await pool.query<{ id: string; fates: number; number: number | null }>(
    `select id, (select count(*)::int from platform.receipt where command_id = id)
              + (select count(*)::int from platform.kept_command where command_id = id and why = 'held') as fates,
            (select max(entry_no)::int from platform.ledger_entry as entry
             where command_id = id and entry_no = (receipt.answer ->> 'number')::int) as number
     from unnest($1::uuid[]) as id left join platform.receipt on command_id = id`,
    [ids],
  );
  for (const { id, fates: met, number } of fates) {
    const known = entries.get(id);
    if (met !== 1) faults.push(`entry ${id} (${known?.state}) has ${met} fates on the server`);
    if (known?.state === 'recorded' && known.number !== number)
      faults.push(`entry ${id} was told number ${known.number}, the chain has ${number}`);
  }
  const sequences = [...entries.values()].map(({ sequence }) => sequence);
  if (new Set(sequences).size !== sequences.length) faults.push('one sequence number was given twice');
  const { rows: gaps } = await pool.query<{ no: number }>(
    `select organisation_no as no from platform.ledger_entry group by 1 having count(*) <> max(entry_no)`,
  );
  if (gaps.length > 0) faults.push(`${gaps.length} chains with gaps`);
  return [...faults, ...(await doubled(pool, marks))];
}

/** A text of the finger stands at most once in each column of the books. */
async function doubled(pool: Pool, marks: number): Promise<string[]> {
  const { rows: columns } = await pool.query<{ table: string; column: string }>(
    `select format('%I.%I', table_schema, table_name) as table, format('%I', column_name) as column
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where data_type = 'text' and table_type = 'BASE TABLE' and table_name not like '%\\_history'
       and table_schema in ('meetings', 'tasks', 'preparation', 'members', 'kit', 'programmes')`,
  );
  const faults: string[] = [];
  for (const { table, column } of columns) {
    const { rows } = await pool.query<{ said: string; times: number }>(
      `select ${column} as said, count(*)::int as times from ${table}
       where ${column} like 'Khỉ ghi dòng %' group by 1 having count(*) > 1`,
    );
    for (const { said, times } of rows) faults.push(`“${said}” stands ${times} times in ${table}.${column}`);
  }
  const typed = marks > 0 ? [] : ['the finger has typed nothing'];
  return [...faults, ...typed];
}

const places = ['', '/run', '/roll', '/minutes'];

/** A phone to look at, and how its lock is opened. */
interface Looked {
  readonly page: Page;
  readonly unlock: () => Promise<void>;
}

/** Holds the screens of the meeting and of the tasks on this phone against those of a clean one, until they say the same. */
export async function screensAgainst(
  here: Looked,
  clean: Looked,
  { url, meeting }: { readonly url: string; readonly meeting: string },
): Promise<{ readonly same: number; readonly faults: readonly string[] }> {
  const paths = [...places.map((place) => `/meetings/${meeting}${place}`), '/tasks', '/concerns'];
  const faults: string[] = [];
  for (const path of paths) {
    for (const { page, unlock } of [here, clean]) {
      await page.goto(`${url}${path}`);
      await unlock();
      await page.locator('h1').first().waitFor();
    }
    const fault = await difference(here.page, clean.page);
    if (fault !== null) faults.push(`${path} is shown otherwise than on a clean phone: ${fault}`);
  }
  return { same: paths.length - faults.length, faults };
}

const patience = 12;

/** What one says and the other does not, once both have had their time; `null`: they say the same. */
async function difference(here: Page, clean: Page): Promise<string | null> {
  let [only, missing]: [string[], string[]] = [[], []];
  for (let tries = 0; tries < patience; tries += 1) {
    const [ours, theirs] = [await linesOf(here), await linesOf(clean)];
    if (ours.length > 0 && ours.join('\n') === theirs.join('\n')) return null;
    only = ours.filter((line) => !theirs.includes(line));
    missing = theirs.filter((line) => !ours.includes(line));
    await here.waitForTimeout(1_000);
  }
  return `only here: ${only.join(' | ')}; only there: ${missing.join(' | ')}`;
}

const ofThePhone =
  /^Đã ghi tất cả|^Không có mạng|chờ gửi|^Đang hỏi máy chủ|^\d\d:\d\d$|[Cc]hữ gõ dở|^Chữ này mới giữ/;

/** Without the line that tells of sending, the hour it is, the minutes that have passed, and what is typed and not kept yet. */
async function linesOf(page: Page): Promise<string[]> {
  const text = await page.locator('main').innerText();
  return (
    text
      .split('\n')
      // What was typed and not kept yet waits on this phone alone: its button says so.
      .map((line) =>
        line
          .trim()
          .replaceAll(/\d+ phút/g, '– phút')
          .replace(/^Ghi tiếp (.*) đang gõ dở$/, 'Ghi $1'),
      )
      .filter((line) => line !== '' && !ofThePhone.test(line))
  );
}
