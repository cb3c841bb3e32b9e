import type { Id } from '../id.ts';
import type { Entry, Words } from './entry.ts';
import type { Change, Meta, Stored } from './ports.ts';

/** «Sổ đang mở» — the outbox as it stands in memory, in order of sequence. */
export interface Held {
  readonly meta: Meta;
  readonly entries: ReadonlyMap<Id, Entry>;
  readonly words: ReadonlyMap<Id, Words>;
}

/** The outbox as read from the store. */
export function heldOf(stored: Stored): Held {
  const entries = [...stored.entries].sort((one, other) => one.sequence - other.sequence);
  return {
    meta: stored.meta,
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    words: new Map(stored.words.map((words) => [words.id, words])),
  };
}

/** The outbox after a change; the very step that the store makes durable. */
export function afterChange(held: Held, change: Change, rows: number): Held {
  const entries = new Map(held.entries);
  const words = new Map(held.words);
  for (const id of change.purge ?? []) {
    entries.delete(id);
    words.delete(id);
  }
  for (const entry of change.entries ?? []) entries.set(entry.id, entry);
  for (const item of change.words ?? []) words.set(item.id, item);
  return { meta: { ...held.meta, ...change.meta, version: held.meta.version + 1, rows }, entries, words };
}

/** The sync state of a device that has never spoken with the server. */
export function firstMeta(device: Id): Meta {
  return {
    version: 0,
    device,
    epoch: null,
    scope: null,
    stage: 1,
    cursors: {},
    bundle: null,
    sequence: 0,
    generation: 0,
    sweeping: false,
    rows: 0,
    tooLarge: false,
    serverTime: null,
    verifiedUntil: null,
    minutesAhead: null,
  };
}
