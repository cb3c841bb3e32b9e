import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Id } from '#kernel/id.ts';
import type { ReceiptKey } from '#kernel/receipts.ts';
import type { Person } from './me.ts';
import type { Store } from './store.ts';
import type { Tabs } from './tabs.ts';
import { decrypt, encrypt, newBoundKey, newLabelKey, type Cipher, type Lock } from './vault.ts';

/** «Người trên máy này» — one person's keys. Names are encrypted under a key of this browser. */
export interface Owner {
  readonly person: Id;
  readonly device: Id;
  readonly signingKey: CryptoKey;
  /** Its public half, as the server knows it. */
  readonly publicKey: JsonWebKey;
  /** The server's key to which the outbox is sealed. */
  readonly sealPoint: string;
  /** The keys by which its receipts are believed; missing where it was enrolled before they were signed. */
  readonly receiptKeys?: readonly ReceiptKey[] | undefined;
  readonly label: Cipher;
  readonly labelKey: CryptoKey;
  readonly boundKey: CryptoKey;
  /** `null`: no code, so nothing readable stays on this phone. */
  readonly lock: Lock | null;
  readonly wrongTries: number;
  readonly lastWrong: number | null;
  /** When this device last met the server, by its own clock. */
  readonly lastContact: number;
  /** A ticket by which somebody else takes the phone over. */
  readonly offer?: Offer | null;
  /** This book was begun by a ticket: until its person has signed in, the server knows nothing of the device. */
  readonly taken?: Taken | null;
}

/** «Phiếu bàn giao trên máy» — the key of the cache under a code of its own, for whom it names. */
export interface Offer {
  readonly handover: Id;
  /** The entry of the outbox that tells the server of it. */
  readonly entry: Id;
  readonly organisation: Id;
  /** The office in whose name it was written. */
  readonly term: Id;
  readonly to: Id;
  readonly name: Cipher;
  /** The device that the successor's entries will come from. */
  readonly device: Id;
  readonly lock: Lock;
  readonly wrongTries: number;
}

/** «Sổ nhận bằng phiếu» — from whom, and what remains to be told. */
export interface Taken extends Pick<Offer, 'handover' | 'entry' | 'organisation'> {
  readonly from: Id;
}

interface PhoneSchema extends DBSchema {
  owner: { key: Id; value: Owner };
}

/** What enrolling a device settles. */
export type Enrolled = Pick<Owner, 'device' | 'signingKey' | 'publicKey' | 'sealPoint' | 'receiptKeys'>;

/** «Máy này» — who keeps a book on it. */
export interface Phone {
  owners(): Promise<readonly Owner[]>;
  owner(person: Id): Promise<Owner | undefined>;
  add(owner: Owner): Promise<void>;
  /** Changes one owner in one transaction, so that two tabs never lose each other's count. */
  amend(person: Id, change: (owner: Owner) => Partial<Owner>): Promise<Owner>;
  /** Closes one book and begins the other, both or neither. `false`: that ticket is gone. */
  pass(handover: Id, from: Id, successor: Owner): Promise<boolean>;
  close(): void;
}

/** Opens the list of owners. */
export async function openPhone(onSuperseded: () => void): Promise<Phone> {
  const db: IDBPDatabase<PhoneSchema> = await openDB<PhoneSchema>('sochibo', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('owner', { keyPath: 'person' });
    },
    blocking: () => {
      db.close();
      onSuperseded();
    },
  });
  return {
    owners: async () => (await db.getAll('owner')).map(withTries),
    owner: async (person) => {
      const owner = await db.get('owner', person);
      return owner && withTries(owner);
    },
    add: async (owner) => {
      const tx = db.transaction('owner', 'readwrite', { durability: 'strict' });
      await Promise.all([tx.store.put(owner), tx.done]);
    },
    amend: async (person, change) => {
      const tx = db.transaction('owner', 'readwrite', { durability: 'strict' });
      const owner = await tx.store.get(person);
      if (!owner) throw new Error('nobody of that id keeps a book here');
      const known = withTries(owner);
      const amended = { ...known, ...change(known) };
      try {
        await Promise.all([tx.store.put(amended), tx.done]);
        localStorage.removeItem(triesOf(person));
      } catch (error) {
        if (!isFull(error)) throw error;
        keepTries(amended);
      }
      return amended;
    },
    pass: async (handover, from, successor) => {
      const tx = db.transaction('owner', 'readwrite', { durability: 'strict' });
      const [giver, taker] = await Promise.all([tx.store.get(from), tx.store.get(successor.person)]);
      const holds = giver?.offer?.handover === handover && !taker?.lock;
      if (holds) {
        const closed = { ...giver, lock: null, offer: null, wrongTries: 0, lastWrong: null };
        await Promise.all([tx.store.put(closed), tx.store.put(successor)]);
      }
      await tx.done;
      return holds;
    },
    close: () => db.close(),
  };
}

/**
 * Where the phone is full, wrong codes are still counted: local storage has a small room of its own. Without it a
 * full phone would open to nobody, or to whoever tries long enough.
 */
function keepTries({ person, wrongTries, lastWrong }: Owner): void {
  localStorage.setItem(triesOf(person), JSON.stringify({ wrongTries, lastWrong }));
}

function withTries(owner: Owner): Owner {
  const kept = localStorage.getItem(triesOf(owner.person));
  return kept ? { ...owner, ...(JSON.parse(kept) as Pick<Owner, 'wrongTries' | 'lastWrong'>) } : owner;
}

const triesOf = (person: Id): string => `sochibo.tries ${person}`;

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

/** A new owner without a code yet. */
export async function newOwner(person: Id, enrolled: Enrolled, name: string, now: number): Promise<Owner> {
  const labelKey = await newLabelKey();
  return {
    person,
    ...enrolled,
    label: await encrypt(labelKey, name, person),
    labelKey,
    boundKey: await newBoundKey(),
    lock: null,
    wrongTries: 0,
    lastWrong: null,
    lastContact: now,
  };
}

/** The name of whom the ticket names. */
export async function successorOf(owner: Owner): Promise<string | null> {
  const { offer } = owner;
  return offer ? String(await decrypt(owner.labelKey, offer.name, offer.handover)) : null;
}

/** The name on the cover. */
async function nameOf(owner: Owner): Promise<string> {
  return String(await decrypt(owner.labelKey, owner.label, owner.person));
}

/** «Ai giữ sổ trên máy này» — as the cover shows them. */
export async function peopleOn(phone: Phone): Promise<readonly Person[]> {
  return Promise.all(
    (await phone.owners()).map(async (owner) => ({
      id: owner.person,
      name: await nameOf(owner),
      hasPin: owner.lock !== null,
      successor: await successorOf(owner),
      byTicket: Boolean(owner.taken),
    })),
  );
}

/** What an open book is written in. */
export interface Desk {
  readonly owner: Owner;
  readonly store: Store;
  readonly tabs: Tabs;
  readonly phone: Phone;
}
