import type { Id } from '../id.ts';
import type { Entry, Words } from './entry.ts';
import type { Envelope, Receipt, Sealed, Stage } from './wire.ts';

/** «Sổ đồng bộ» — how far this device has come. */
export interface Meta {
  /** Grows with every commit: a writer that read an older one must read again. */
  readonly version: number;
  readonly device: Id;
  readonly epoch: string | null;
  readonly scope: string | null;
  readonly stage: Stage;
  readonly cursors: Readonly<Record<string, number>>;
  readonly bundle: string | null;
  /** The last sequence number given away. */
  readonly sequence: number;
  /** Rows received before the last restart of the stages carry a smaller generation. */
  readonly generation: number;
  /** The stages are being run again: what does not come back is forgotten at the end. */
  readonly sweeping: boolean;
  /** How many rows the replica holds. */
  readonly rows: number;
  /** More was offered than a phone may hold: live questions only. */
  readonly tooLarge: boolean;
  /** The latest time the server has told us; 90 days are counted by it, never by the phone. */
  readonly serverTime: string | null;
  /** Up to when the server holds all in a backup that came back to life on trial; `null`: it says nothing of one. */
  readonly verifiedUntil: string | null;
  /** By how many minutes the clock of this device was ahead of the server's when they last met. */
  readonly minutesAhead: number | null;
}

export interface RowPut {
  readonly kind: string;
  readonly key: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** One atomic, durable step of the store: all of it or nothing. */
export interface Change {
  readonly entries?: readonly Entry[];
  readonly purge?: readonly Id[];
  readonly words?: readonly Words[];
  readonly meta?: Partial<Omit<Meta, 'version' | 'device'>>;
  readonly rows?: readonly RowPut[];
  readonly forget?: readonly (readonly [kind: string, key: string])[];
  /** Forget every row of an earlier generation. */
  readonly sweep?: boolean;
  /** Forget every row. */
  readonly clear?: boolean;
}

export interface Stored {
  readonly meta: Meta;
  readonly entries: readonly Entry[];
  /** Empty while the cache is locked. */
  readonly words: readonly Words[];
}

export interface Committed {
  /** How many rows there are now. */
  readonly rows: number;
  /** What a sweep has forgotten. */
  readonly swept?: readonly (readonly [kind: string, key: string])[];
}

export interface Storage {
  load(): Promise<Stored>;
  /** The version that lies there, for whoever has read all of it once; left out, everything is read again. */
  version?(): Promise<number>;
  /** Resolves only when the change is durable, or with `stale` if another writer came between. Throws when nothing was written; rows while not readable are such a case. */
  commit(change: Change, basedOn: number): Promise<Committed | 'stale'>;
  /** Whether words and rows can be read and written, which takes the key of the cache. */
  readable(): boolean;
}

export type Reply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: unknown;
      readonly retryAfter: number | null;
    }
  | { readonly kind: 'no-network' }
  | { readonly kind: 'timeout' };

export interface Wire {
  post(path: string, body: unknown): Promise<Reply>;
}

export interface Ports {
  readonly storage: Storage;
  readonly wire: Wire;
  readonly seal: (envelope: Envelope) => Promise<Sealed>;
  readonly now: () => number;
  readonly random: () => number;
  readonly newId: () => Id;
  /** Runs the work while no other tab syncs. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Whether a receipt is the server's own for these letters; where nobody asks, any is taken. */
  readonly proves?: (sealed: Sealed, receipt: Receipt, epoch: string) => Promise<boolean>;
  /** Told after every commit, with what changed. `null`: another writer was quicker, all was read anew. */
  readonly changed: (change: Change | null) => void;
}
