import type { Id } from '#kernel/id.ts';
import { newVault, vaultFrom, type Bytes, type Vault } from './vault.ts';

/** What the tabs of one person tell each other. */
export type Word =
  | { readonly kind: 'changed'; readonly rows: boolean }
  | { readonly kind: 'words-recorded'; readonly form: string }
  | { readonly kind: 'locked' };

type Whisper = Word | { readonly kind: 'who-has-the-key' } | { readonly kind: 'key'; readonly raw: Bytes };

/** «Các thẻ đang mở» — the tabs in which one person has the book open. */
export interface Tabs {
  say(word: Word): void;
  /** Runs the work while no other tab does the same. */
  alone<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The key that open tabs share without ever writing it down; a new one, after `erase`, if this tab is the only one. */
  sharedVault(erase: () => Promise<void>): Promise<Vault>;
  /** From now on this tab hands the key to others that ask. */
  hold(vault: Vault): void;
  held(): Vault | null;
  close(): void;
}

const longestAnswer = 1_500;

/** Joins the tabs of one person. */
export function joinTabs(person: Id, hear: (word: Word) => void): Tabs {
  const channel = new BroadcastChannel(`sochibo ${person}`);
  const keyLock = `sochibo key ${person}`;
  let held: Vault | null = null;
  let letGo: (() => void) | null = null;

  const whisper = (word: Whisper): void => channel.postMessage(word);
  channel.addEventListener('message', ({ data }: MessageEvent<Whisper>) => {
    if (data.kind === 'who-has-the-key') {
      if (held) whisper({ kind: 'key', raw: held.raw });
    } else if (data.kind !== 'key') hear(data);
  });

  const askForKey = (): Promise<Vault | null> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), longestAnswer);
      channel.addEventListener('message', function listen({ data }: MessageEvent<Whisper>) {
        if (data.kind !== 'key') return;
        clearTimeout(timer);
        channel.removeEventListener('message', listen);
        resolve(vaultFrom(data.raw));
      });
      whisper({ kind: 'who-has-the-key' });
    });

  const hold = (vault: Vault): void => {
    held = vault;
    if (letGo) return;
    const gone = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    void navigator.locks.request(keyLock, { mode: 'shared' }, () => gone);
  };

  return {
    say: whisper,
    alone: (work) => navigator.locks.request(`sochibo sync ${person}`, work),
    sharedVault: async (erase) => {
      const locks = await navigator.locks.query();
      const elsewhere = locks.held?.some((lock) => lock.name === keyLock) ?? false;
      const given = elsewhere ? await askForKey() : null;
      if (!given) await erase();
      const vault = given ?? (await newVault());
      hold(vault);
      return vault;
    },
    hold,
    held: () => held,
    close: () => {
      held = null;
      letGo?.();
      channel.close();
    },
  };
}
