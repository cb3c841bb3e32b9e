import type { Id } from '../id.ts';
import type { Problem } from '../problem.ts';
import type { Proof } from '../receipts.ts';
import type { Meta } from './ports.ts';
import type { Envelope, Receipt, Sealed } from './wire.ts';

/** `let-go`: a person was done with it before the server was restored; what the server has of it now, the feed says. */
export type EntryState = 'waiting' | 'recorded' | 'held' | 'refused' | 'different-version' | 'let-go';

/** «Chờ gửi, đã ghi, cần xem lại» — the three words of truth. */
export type Standing = 'waiting' | 'recorded' | 'review';

/** «Việc trong máy» — one line of the outbox. It tells a stranger nothing: the words are sealed. */
export interface Entry {
  readonly id: Id;
  readonly device: Id;
  readonly sequence: number;
  readonly sealed: Sealed;
  readonly state: EntryState;
  /** Milliseconds by the clock of the device. */
  readonly made: number;
  /** Until then, taps of the same kind may still join it and it is not sent. */
  readonly joinUntil: number | null;
  /** How often it was put on the wire; once is enough to forbid any change. */
  readonly offered: number;
  readonly receipt: KeptReceipt | null;
  /** A person has seen the refusal and is done with it. */
  readonly settled: boolean;
  /** Alone in its request it was still too large for something on the way. */
  readonly tooLarge?: boolean;
  /** A receipt came that the server of this book has not signed. */
  readonly unproven?: boolean;
}

/** «Biên nhận giữ lại» — without words, and with what proves it to others. */
export interface KeptReceipt extends Pick<Receipt, 'outcome' | 'organisation' | 'number' | 'arrivedAt'> {
  readonly proof?: Proof & { readonly epoch: string; readonly code: string | null };
}

/** «Lời trên máy» — the words of an entry, readable to its owner alone. */
export interface Words {
  readonly id: Id;
  readonly envelope: Envelope;
  readonly problem?: Problem;
  readonly value?: unknown;
}

/** Which of the three words of truth stands beside the entry. */
export function standingOf(entry: Entry): Standing {
  if (entry.state === 'waiting') return 'waiting';
  return entry.state === 'recorded' ? 'recorded' : 'review';
}

/** «Nơi cất» — where a whole copy of the entry lies, as far as this device knows. */
export type Place = 'device' | 'server' | 'backup';

/**
 * Where the entry is safe. A refusal is no promise that its words were kept, so it counts as lying on this device
 * alone; both moments are the server's, which is why the clock of the phone has no say in it.
 */
export function placeOf(entry: Entry, verifiedUntil: string | null): Place {
  const { state, receipt } = entry;
  if (!receipt || (state !== 'recorded' && state !== 'held')) return 'device';
  if (verifiedUntil === null) return 'server';
  return Date.parse(receipt.arrivedAt) <= Date.parse(verifiedUntil) ? 'backup' : 'server';
}

/** Whether the entry waits for a person in the tray «cần xem lại». */
export function needsReview(entry: Entry): boolean {
  return standingOf(entry) === 'review' && !entry.settled;
}

/** Whether taps may no longer join it, so that it can go. A clock set back never holds it longer. */
export function isReady(entry: Entry, now: number): boolean {
  return entry.joinUntil === null || now >= entry.joinUntil || now < entry.made;
}

/**
 * Whether the picture must still be drawn from the entry, because the feed has not brought its effect yet. While the
 * stages run from the beginning there is no cursor, and nobody knows yet whether its rows have come.
 */
export function isDrawn(entry: Entry, { cursors, tooLarge }: Pick<Meta, 'cursors' | 'tooLarge'>): boolean {
  if (entry.state === 'waiting') return true;
  if (entry.state === 'held') return !entry.settled;
  if (entry.state !== 'recorded' || entry.receipt === null || entry.receipt.number === null) return false;
  const cursor = cursors[entry.receipt.organisation];
  if (cursor !== undefined) return cursor < entry.receipt.number;
  return !tooLarge && Object.keys(cursors).length === 0;
}
