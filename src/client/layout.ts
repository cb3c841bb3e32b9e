import { deleteDB, openDB, type IDBPDatabase, type OpenDBCallbacks } from 'idb';
import type { Id } from '#kernel/id.ts';

/** «Cách xếp kho» — how the store of a person is laid out. A new one is laid beside the old one, never over it. */
export interface Layout {
  /** Grows by one with every change. */
  readonly no: number;
  readonly create: (db: IDBPDatabase) => void;
  /** Turns a line of the layout before into one of this; throws on what it cannot read. */
  readonly carry?: (store: string, line: unknown) => unknown;
  /** Stores that can be fetched again; the others may never lose a line. */
  readonly fetchable: readonly string[];
  /** The line of a store that is kept when what can be fetched again was left behind. */
  readonly afresh: (store: string, line: unknown) => unknown;
}

/** Where a carrying-over stands; a test cuts it there. */
export type Step = 'sealed' | 'read' | 'made' | 'copied' | 'verified';

interface Line {
  readonly store: string;
  readonly key: IDBValidKey;
  readonly value: unknown;
}

const mark = 'carried';
const usual = 1;
/** An old store opened at this number closes every tab that still writes it, and no old version opens it again. */
const sealed = 2;
const keptFor = 30 * 86_400_000;

const nameOf = (person: Id, no: number): string => `sochibo ${person}${no > 1 ? ` ${no}` : ''}`;

/** Opens the store of a person in this layout; what an older one holds is copied, verified, and only then left. */
export async function openLayout(
  person: Id,
  layout: Layout,
  callbacks: Pick<OpenDBCallbacks<unknown>, 'blocking'>,
  now: () => number,
  reached: (step: Step) => Promise<void> | void = () => undefined,
): Promise<IDBPDatabase> {
  const older = layout.no > 1 ? await olderOf(person, layout.no) : [];
  const name = nameOf(person, layout.no);
  const [before] = older;
  if (before && !(await isMarked(name, layout))) await carryOver(before, name, layout, now, reached);
  await forgetLongLeft(name, layout, older, now);
  return make(name, layout, callbacks);
}

function make(
  name: string,
  layout: Layout,
  callbacks: Pick<OpenDBCallbacks<unknown>, 'blocking'> = {},
): Promise<IDBPDatabase> {
  return openDB(name, usual, {
    upgrade: (db) => {
      layout.create(db);
      if (layout.no > 1) db.createObjectStore(mark);
    },
    ...callbacks,
  });
}

/** The stores of older layouts on this device, newest first. */
async function olderOf(person: Id, no: number): Promise<string[]> {
  const present = new Set((await indexedDB.databases()).map(({ name }) => name));
  return Array.from({ length: no - 1 }, (_, index) => nameOf(person, no - 1 - index)).filter((name) =>
    present.has(name),
  );
}

async function isMarked(name: string, layout: Layout): Promise<boolean> {
  const db = await make(name, layout);
  const at: unknown = await db.get(mark, 'at');
  db.close();
  return at !== undefined;
}

/** Copy, verify, switch: cut anywhere, the next start begins again from the old store, which nobody changes any more. */
async function carryOver(
  from: string,
  name: string,
  layout: Layout,
  now: () => number,
  reached: (step: Step) => Promise<void> | void,
): Promise<void> {
  const old = await openDB(from, sealed);
  await reached('sealed');
  try {
    const lines = await readLines(old);
    await reached('read');
    const db = await make(name, layout);
    await reached('made');
    try {
      await copy(db, layout, lines, reached);
      await db.put(mark, now(), 'at');
    } finally {
      db.close();
    }
  } finally {
    old.close();
  }
}

/** All of it; or, where the phone is full or a line cannot be read, all that cannot be fetched again. */
async function copy(
  db: IDBPDatabase,
  layout: Layout,
  lines: readonly Line[],
  reached: (step: Step) => Promise<void> | void,
): Promise<void> {
  try {
    await write(
      db,
      lines.map((line) => ({ ...line, value: carried(layout, line) })),
    );
  } catch {
    const needed = lines.filter(({ store }) => !layout.fetchable.includes(store));
    await write(
      db,
      needed.map((line) => ({ ...line, value: carriedRaw(layout, line) })),
    );
  }
  await reached('copied');
  const kept = new Set((await readLines(db)).map(({ store, key }) => JSON.stringify([store, key])));
  const lost = lines.find(
    ({ store, key }) => !layout.fetchable.includes(store) && !kept.has(JSON.stringify([store, key])),
  );
  if (lost) throw new Error(`the new store lacks a line of ${lost.store}`);
  await reached('verified');
}

const carried = (layout: Layout, { store, value }: Line): unknown =>
  layout.carry ? layout.carry(store, value) : value;

/** What cannot be read is kept as it is: an entry of the outbox is sealed and can be sent by any version. */
function carriedRaw(layout: Layout, line: Line): unknown {
  try {
    return layout.afresh(line.store, carried(layout, line));
  } catch {
    return line.value;
  }
}

async function readLines(db: IDBPDatabase): Promise<Line[]> {
  const stores = [...db.objectStoreNames].filter((store) => store !== mark);
  const tx = db.transaction(stores);
  const read = await Promise.all(
    stores.map(async (store) => {
      const [keys, values] = await Promise.all([
        tx.objectStore(store).getAllKeys(),
        tx.objectStore(store).getAll(),
      ]);
      return keys.map((key, index) => ({ store, key, value: values[index] as unknown }));
    }),
  );
  return read.flat();
}

/** One transaction: all of the lines, or none. */
async function write(db: IDBPDatabase, lines: readonly Line[]): Promise<void> {
  const stores = [...db.objectStoreNames].filter((store) => store !== mark);
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
  try {
    for (const store of stores) await tx.objectStore(store).clear();
    for (const { store, key, value } of lines) {
      const place = tx.objectStore(store);
      await (place.keyPath === null ? place.put(value, key) : place.put(value));
    }
    await tx.done;
  } catch (error) {
    await tx.done.catch(() => undefined);
    throw error;
  }
}

/** The old store stays for thirty days. */
async function forgetLongLeft(
  name: string,
  layout: Layout,
  older: readonly string[],
  now: () => number,
): Promise<void> {
  if (older.length === 0) return;
  const db = await make(name, layout);
  const at = (await db.get(mark, 'at')) as number | undefined;
  db.close();
  if (at !== undefined && now() - at > keptFor) for (const left of older) await deleteDB(left);
}
