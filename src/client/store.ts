import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { Id } from '#kernel/id.ts';
import type { Entry, Words } from '#kernel/sync/entry.ts';
import { firstMeta } from '#kernel/sync/held.ts';
import type { Change, Committed, Meta, RowPut, Storage } from '#kernel/sync/ports.ts';
import { deviceClock } from './clock.ts';
import { openLayout, type Layout, type Step } from './layout.ts';
import type { Cipher, Vault } from './vault.ts';

interface Blob extends Cipher {
  readonly kind: string;
  readonly key: string;
  readonly generation: number;
}

interface KeptAnswer extends Cipher {
  readonly name: string;
  readonly at: number;
}

interface StoreSchema extends DBSchema {
  outbox: { key: Id; value: Entry; indexes: { sequence: number } };
  words: { key: Id; value: Cipher & { readonly id: Id } };
  blob: { key: [string, string]; value: Blob; indexes: { generation: number } };
  answer: { key: string; value: KeptAnswer; indexes: { at: number } };
  meta: { key: 'sync'; value: Meta };
}

type StoreName = 'outbox' | 'words' | 'blob' | 'answer' | 'meta';
type Writing = IDBPTransaction<StoreSchema, StoreName[], 'readwrite'>;

/** «Kho trên máy» — the outbox of one person, which anybody may carry, and the cache, which only the owner reads. */
export interface Store extends Storage {
  /** Every row of the cache. Empty while it is locked. */
  rows(): Promise<readonly RowPut[]>;
  /** Opens the cache with its key. `null` locks it. */
  open(vault: Vault | null): void;
  keepAnswer(question: string, value: unknown, at: number): Promise<void>;
  keptAnswer(question: string): Promise<{ readonly value: unknown; readonly at: number } | null>;
  /** Erases what is readable, never what waits to be sent. */
  eraseCache(): Promise<void>;
  close(): void;
}

const mostAnswers = 300;

/** The layout of this release. A change of it is a new number, with `carry` for the lines of the one before. */
export const layout: Layout = {
  no: 1,
  create: (db) => {
    db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('sequence', 'sequence', { unique: true });
    db.createObjectStore('words', { keyPath: 'id' });
    db.createObjectStore('blob', { keyPath: ['kind', 'key'] }).createIndex('generation', 'generation');
    db.createObjectStore('answer', { keyPath: 'name' }).createIndex('at', 'at');
    db.createObjectStore('meta');
  },
  fetchable: ['blob', 'answer'],
  afresh: (store, line) => (store === 'meta' ? withoutRows(line as Meta) : line),
};

/** Opens the store of one person. */
export async function openStore(
  person: Id,
  device: Id,
  onSuperseded: () => void,
  given: Layout = layout,
  reached?: (step: Step) => Promise<void> | void,
): Promise<Store> {
  const opened = openLayout(
    person,
    given,
    {
      blocking: () => {
        db.close();
        onSuperseded();
      },
    },
    deviceClock.now,
    reached,
  );
  const db = (await opened.catch((error: unknown) => {
    // A newer release has taken the store over.
    if (error instanceof DOMException && error.name === 'VersionError') onSuperseded();
    throw error;
  })) as unknown as IDBPDatabase<StoreSchema>;
  let vault: Vault | null = null;

  return {
    readable: () => vault !== null,
    open: (next) => {
      vault = next;
    },
    load: async () => {
      const tx = db.transaction(['outbox', 'words', 'meta']);
      const [entries, ciphers, meta] = await Promise.all([
        tx.objectStore('outbox').getAll(),
        tx.objectStore('words').getAll(),
        tx.objectStore('meta').get('sync'),
      ]);
      return {
        meta: { ...firstMeta(device), ...meta, device },
        entries,
        words: vault ? await readAll(vault, ciphers) : [],
      };
    },
    version: async () => (await db.get('meta', 'sync'))?.version ?? 0,
    commit: (change, basedOn) => commit(db, vault, device, change, basedOn),
    rows: async () => (vault ? readRows(vault, await db.getAll('blob')) : []),
    keepAnswer: (question, value, at) => keepAnswer(db, vault, question, value, at),
    keptAnswer: async (question) => {
      if (!vault) return null;
      const name = await vault.nameOf(question);
      const kept = await db.get('answer', name);
      return kept ? { value: await vault.open(kept, name), at: kept.at } : null;
    },
    eraseCache: () => eraseCache(db, device),
    close: () => db.close(),
  };
}

/** Everything is encrypted first, for a transaction of IndexedDB waits for nothing but itself. */
async function commit(
  db: IDBPDatabase<StoreSchema>,
  vault: Vault | null,
  device: Id,
  change: Change,
  basedOn: number,
): Promise<Committed | 'stale'> {
  if (!vault && change.rows?.length) throw new Error('rows cannot be kept while the book is locked');
  const words = vault ? await Promise.all((change.words ?? []).map((item) => closeWords(vault, item))) : [];
  const rows = vault ? await Promise.all((change.rows ?? []).map((row) => closeRow(vault, row))) : [];
  const tx = db.transaction(['outbox', 'words', 'blob', 'meta'], 'readwrite', { durability: 'strict' });
  try {
    const meta = (await tx.objectStore('meta').get('sync')) ?? firstMeta(device);
    if (meta.version !== basedOn) {
      tx.abort();
      await tx.done.catch(() => undefined);
      return 'stale';
    }
    const next = { ...meta, ...change.meta, device, version: meta.version + 1 };
    const outbox = Promise.all(putEntries(tx, change, words));
    if (!touchesRows(change)) {
      // A tap: one after the other they would each wait for an answer of the store.
      await Promise.all([outbox, tx.objectStore('meta').put(next, 'sync'), tx.done]);
      return { rows: next.rows };
    }
    await outbox;
    const swept = await putRows(tx, change, rows, next.generation);
    const count = await tx.objectStore('blob').count();
    await tx.objectStore('meta').put({ ...next, rows: count }, 'sync');
    await tx.done;
    return { rows: count, swept };
  } catch (error) {
    await tx.done.catch(() => undefined);
    throw tx.error ?? error;
  }
}

function touchesRows({ rows = [], forget = [], clear, sweep }: Change): boolean {
  return rows.length > 0 || forget.length > 0 || clear === true || sweep === true;
}

function putEntries(
  tx: Writing,
  change: Change,
  words: readonly (Cipher & { id: Id })[],
): readonly Promise<unknown>[] {
  const [outbox, told] = [tx.objectStore('outbox'), tx.objectStore('words')];
  return [
    ...(change.purge ?? []).flatMap((id) => [outbox.delete(id), told.delete(id)]),
    ...(change.entries ?? []).map((entry) => outbox.put(entry)),
    ...words.map((item) => told.put(item)),
  ];
}

async function putRows(
  tx: Writing,
  change: Change,
  rows: readonly Omit<Blob, 'generation'>[],
  generation: number,
): Promise<readonly [string, string][]> {
  const store = tx.objectStore('blob');
  if (change.clear) await store.clear();
  for (const [kind, key] of change.forget ?? []) await store.delete([kind, key]);
  await Promise.all(rows.map((row) => store.put({ ...row, generation })));
  if (!change.sweep) return [];
  const old = await store.index('generation').getAllKeys(IDBKeyRange.upperBound(generation, true));
  await Promise.all(old.map((key) => store.delete(key)));
  return old;
}

async function keepAnswer(
  db: IDBPDatabase<StoreSchema>,
  vault: Vault | null,
  question: string,
  value: unknown,
  at: number,
): Promise<void> {
  if (!vault) return;
  const name = await vault.nameOf(question);
  const cipher = await vault.close(value, name);
  const tx = db.transaction('answer', 'readwrite');
  await tx.store.put({ ...cipher, name, at });
  const surplus = (await tx.store.count()) - mostAnswers;
  if (surplus > 0) {
    const oldest = await tx.store.index('at').getAllKeys(undefined, surplus);
    await Promise.all(oldest.map((key) => tx.store.delete(key)));
  }
  await tx.done;
}

async function eraseCache(db: IDBPDatabase<StoreSchema>, device: Id): Promise<void> {
  const tx = db.transaction(['words', 'blob', 'answer', 'meta'], 'readwrite', { durability: 'strict' });
  await tx.objectStore('words').clear();
  await tx.objectStore('blob').clear();
  await tx.objectStore('answer').clear();
  const meta = (await tx.objectStore('meta').get('sync')) ?? firstMeta(device);
  await tx.objectStore('meta').put(withoutRows(meta), 'sync');
  await tx.done;
}

/** Everything is fetched anew; what was given away is never given again. */
function withoutRows(meta: Meta): Meta {
  const { device, epoch, sequence, generation, serverTime } = meta;
  return { ...firstMeta(device), version: meta.version + 1, epoch, sequence, generation, serverTime };
}

async function closeWords(vault: Vault, words: Words): Promise<Cipher & { id: Id }> {
  return { id: words.id, ...(await vault.close(words, words.id)) };
}

async function closeRow(vault: Vault, { kind, key, row }: RowPut): Promise<Omit<Blob, 'generation'>> {
  return { kind, key, ...(await vault.close(row, `${kind}/${key}`)) };
}

async function readAll(vault: Vault, ciphers: readonly (Cipher & { id: Id })[]): Promise<readonly Words[]> {
  const read = await Promise.all(ciphers.map((cipher) => tryOpen(vault, cipher, cipher.id)));
  return read.filter((words) => words !== null) as Words[];
}

async function readRows(vault: Vault, blobs: readonly Blob[]): Promise<readonly RowPut[]> {
  const rows = await Promise.all(
    blobs.map(async (blob) => {
      const row = await tryOpen(vault, blob, `${blob.kind}/${blob.key}`);
      return row === null ? null : { kind: blob.kind, key: blob.key, row: row as RowPut['row'] };
    }),
  );
  return rows.filter((row) => row !== null);
}

/** One unreadable line must not hide the others; the feed brings its row again, the outbox holds it sealed. */
async function tryOpen(vault: Vault, cipher: Cipher, about: string): Promise<unknown> {
  try {
    return await vault.open(cipher, about);
  } catch {
    return null;
  }
}
