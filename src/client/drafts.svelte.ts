import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { deviceClock, type ClientClock } from './clock.ts';
import { session as theSession, type Desk, type Session } from './session.svelte.ts';
import { newVault, vaultFrom, type Cipher, type Vault } from './vault.ts';

interface Sheet extends Cipher {
  readonly name: string;
  readonly at: number;
}

interface DraftSchema extends DBSchema {
  draft: { key: string; value: Sheet };
}

interface Typed {
  readonly form: string;
  readonly fields: unknown;
}

/** Where a form's words are kept while a book is open. */
interface Drawer {
  readonly db: IDBPDatabase<DraftSchema>;
  /** At hand until the last words are written, also when the book is locked meanwhile. */
  readonly vault: Vault | null;
}

const longestKept = 30 * 86_400_000;

/**
 * «Chữ đang gõ» — what stands in forms and is not recorded yet, on this device alone, by the name of the form. Under the
 * key of the cache where there is a code; else under a key that dies with the browser tab.
 */
export function createDrafts(session: Session, clock: ClientClock) {
  let kept = $state.raw<ReadonlyMap<string, unknown>>(new Map());
  let at: Desk | null = null;
  let drawer: Drawer | null = null;
  let opened: Promise<void> = Promise.resolve();
  let writing: Promise<unknown> = Promise.resolve();
  const pending = new Set<() => void>();

  const vaultOf = async (desk: Desk): Promise<Vault | null> =>
    session.hasPin ? desk.tabs.held() : vaultOfTab(desk.owner.person);
  const flush = (): void => {
    for (const save of pending) save();
  };
  const openDrawer = async (desk: Desk): Promise<void> => {
    const db = await openDB<DraftSchema>(`sochibo drafts ${desk.owner.person}`, 1, {
      upgrade: (fresh) => void fresh.createObjectStore('draft', { keyPath: 'name' }),
      blocking: () => db.close(),
    });
    const vault = await vaultOf(desk);
    const read = vault ? await readAll(db, vault, clock.now() - longestKept) : [];
    if (desk === at) [drawer, kept] = [{ db, vault }, new Map(read)];
    else db.close();
  };
  const write = async ({ db, vault }: Drawer, form: string, fields: unknown): Promise<void> => {
    if (!vault) return;
    const name = await vault.nameOf(form);
    if (fields === null) return db.delete('draft', name);
    const sheet = await vault.close({ form, fields } satisfies Typed, name);
    await db.put('draft', { ...sheet, name, at: clock.now() });
  };

  const queue = (work: () => Promise<unknown>): void => {
    writing = writing.then(work).catch(() => undefined);
  };
  const keep = (form: string, fields: unknown): void => {
    const next = new Map(kept);
    if (fields === null) next.delete(form);
    else next.set(form, fields);
    kept = next;
  };
  /** A code was chosen or forgotten: what is kept goes under the key that the next start will find. */
  const takeKey = async (): Promise<void> => {
    const [desk, from] = [at, drawer];
    const vault = desk && (await vaultOf(desk));
    if (!vault || !from || from !== drawer || isSame(vault, from.vault)) return;
    const into = { ...from, vault };
    drawer = into;
    for (const [form, fields] of kept) {
      queue(() => write(into, form, fields));
      queue(() => write(from, form, null));
    }
  };
  $effect.root(() => {
    $effect(() => {
      void session.hasPin;
      void takeKey();
    });
  });

  session.hear((word) => {
    if (word.kind === 'words-recorded') keep(word.form, null);
  });
  session.watch((desk) => {
    // The same book looked at again, as after a change of office: the forms stay as they stand.
    if (desk && desk.tabs === at?.tabs) return;
    flush();
    const last = drawer;
    void writing.then(() => last?.db.close());
    [at, drawer, kept] = [desk, null, new Map()];
    // Where the browser gives no room, forms work as they did before anything was kept.
    opened = desk ? openDrawer(desk).catch(() => undefined) : Promise.resolve();
  });
  document.addEventListener('visibilitychange', flush);
  addEventListener('pagehide', flush);

  return {
    /** Once what was kept has been read. */
    get opened() {
      return opened;
    },
    read: (form: string): unknown => kept.get(form) ?? null,
    /** `null` takes the words out, in other tabs too. In memory at once, on the device as soon as it can. */
    put: (form: string, fields: unknown): void => {
      keep(form, fields);
      if (fields === null) at?.tabs.say({ kind: 'words-recorded', form });
      const into = drawer;
      if (into) queue(() => write(into, form, fields));
    },
    /** Told when the page is hidden or the book closed: what still waits for a pause is kept now. */
    beforeLeaving: (save: () => void): (() => void) => {
      pending.add(save);
      return () => pending.delete(save);
    },
  };
}

function isSame(one: Vault, other: Vault | null): boolean {
  return other !== null && toBase64Url(one.raw) === toBase64Url(other.raw);
}

/** What this key can read; what nobody asked for in a month is taken out. */
async function readAll(
  db: IDBPDatabase<DraftSchema>,
  vault: Vault,
  oldest: number,
): Promise<readonly (readonly [string, unknown])[]> {
  const read: (readonly [string, unknown])[] = [];
  for (const sheet of await db.getAll('draft')) {
    if (sheet.at < oldest) await db.delete('draft', sheet.name);
    const typed = (await vault.open(sheet, sheet.name).catch(() => null)) as Typed | null;
    if (typed && sheet.at >= oldest) read.push([typed.form, typed.fields]);
  }
  return read;
}

/** Without a code: a key that lives as long as the tab, through its reloads and crashes, and no longer. */
async function vaultOfTab(person: Id): Promise<Vault> {
  const place = `sochibo drafts ${person}`;
  const kept = sessionStorage.getItem(place);
  if (kept) return vaultFrom(fromBase64Url(kept));
  const vault = await newVault();
  sessionStorage.setItem(place, toBase64Url(vault.raw));
  return vault;
}

/** What is typed in this tab. */
export const drafts = createDrafts(theSession, deviceClock);
