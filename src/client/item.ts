import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import {
  placeOf,
  standingOf,
  type Entry,
  type Place,
  type Standing,
  type Words,
} from '#kernel/sync/entry.ts';
import type { Held } from '#kernel/sync/held.ts';

/** One line of the outbox as the screens show it. */
export interface Item {
  readonly id: Id;
  readonly standing: Standing;
  readonly place: Place;
  /** `null` where this device cannot read its own words: written before the cache was erased or by another tab. */
  readonly name: string | null;
  readonly input: unknown;
  readonly organisation: Id | null;
  /** When it was made, by the clock of this device. */
  readonly madeAt: number;
  readonly problem: Problem | null;
  /** When it reached the server, by the clock of the server. */
  readonly arrivedAt: string | null;
  /** How often it was put on the wire. */
  readonly offered: number;
  /** Too large for something on the way to the server, even alone. */
  readonly tooLarge: boolean;
  /** A receipt came that this book's server has not signed. */
  readonly unproven: boolean;
  /** The receipt bears the signature of the server. */
  readonly signed: boolean;
}

/** What sending gives back: the line, durable on this device. */
export interface Sent {
  readonly id: Id;
  /** Read it in markup: it changes when the receipt comes. */
  readonly standing: Standing;
}

export interface SendOptions {
  readonly organisation: Id;
  /** The office in whose name; the one chosen in the session if left out. */
  readonly term?: Id | null;
  /** Milliseconds within which the next tap may join; only where the module registers how. */
  readonly joinWithin?: number;
}

/** The lines that are asked for, in order of sequence. */
export function itemsOf(held: Held | undefined, choose: (entry: Entry) => boolean): readonly Item[] {
  if (!held) return [];
  const { entries, words, meta } = held;
  return [...entries.values()]
    .filter(choose)
    .map((entry) => itemOf(entry, words.get(entry.id), meta.verifiedUntil));
}

/** The line with as many of its words as this device can read. */
function itemOf(entry: Entry, words: Words | undefined, verifiedUntil: string | null): Item {
  return {
    id: entry.id,
    standing: standingOf(entry),
    place: placeOf(entry, verifiedUntil),
    name: words?.envelope.name ?? null,
    input: words?.envelope.input,
    organisation: words?.envelope.organisation ?? null,
    madeAt: entry.made,
    problem: words?.problem ?? null,
    arrivedAt: entry.receipt?.arrivedAt ?? null,
    offered: entry.offered,
    tooLarge: entry.tooLarge ?? false,
    unproven: entry.unproven ?? false,
    signed: entry.receipt?.proof !== undefined,
  };
}
