import type { Id } from '../id.ts';
import { nextBatch } from './batch.ts';
import type { Desk } from './desk.ts';
import { isReady, needsReview, type Entry } from './entry.ts';
import type { Held } from './held.ts';
import type { Change, Reply } from './ports.ts';
import { meetEpoch, takeReceipts, toldBeside } from './receive.ts';
import {
  commandsPath,
  mostCommands,
  readCommandsAnswer,
  saysSessionEnded,
  type CommandsAnswer,
} from './wire.ts';

/** What became of talking with the server. */
export type Verdict =
  /** `leftOver`: something waits on: taps that may still be joined, or items the server said nothing about. */
  | { readonly kind: 'done'; readonly leftOver: 'fresh' | 'unanswered' | null }
  | { readonly kind: 'no-network' }
  | { readonly kind: 'session-ended' }
  | { readonly kind: 'trouble'; readonly retryAfter: number | null };

type Push = (askHeld: boolean) => Promise<Verdict>;

/** Sends the outbox. What fails alone is set aside, so that it never stands in the way of the rest. */
export function createPush(desk: Desk): Push {
  let most = mostCommands;
  const setAside = new Set<Id>();

  return async (askHeld) => {
    const tried = new Set<Id>();
    let failedAlone = 0;
    let isFull = false;
    for (;;) {
      const batch = takeBatch(desk, { tried, setAside, most, askHeld });
      if (batch.length === 0 && isFull) return { kind: 'trouble', retryAfter: null };
      if (batch.length === 0) return { kind: 'done', leftOver: leftOver(desk.held(), tried) };
      const reply = await offer(desk, batch);
      const answer = reply.kind === 'answer' && reply.status === 200 ? readCommandsAnswer(reply.body) : null;
      if (answer) {
        // A full phone cannot keep its receipts: they come again with the next offer, and the others go on.
        const proven = await provenOf(desk, batch, answer);
        await receive(desk, batch, proven).catch(() => (isFull = true));
        for (const entry of batch) {
          tried.add(entry.id);
          setAside.delete(entry.id);
        }
        most = Math.min(most * 2, mostCommands);
        failedAlone = 0;
        continue;
      }
      if (!isTheBatch(reply)) return asVerdict(reply);
      if (batch.length > 1) {
        most = Math.max(1, Math.floor(batch.length / 2));
        continue;
      }
      const [failed] = batch.map((entry) => entry.id);
      if (failed === undefined) return asVerdict(reply);
      if (reply.kind === 'answer' && reply.status === 413) await noteTooLarge(desk, failed);
      const isKnown = setAside.delete(failed);
      // To the end of the line: the next round tries another one.
      setAside.add(failed);
      tried.add(failed);
      // One that failed before says nothing new about the server, so the rest of the round goes on.
      if (isKnown) return { kind: 'done', leftOver: leftOver(desk.held(), tried) };
      failedAlone += 1;
      if (failedAlone > 1) return asVerdict(reply);
    }
  };
}

interface Choice {
  readonly tried: ReadonlySet<Id>;
  readonly setAside: ReadonlySet<Id>;
  readonly most: number;
  readonly askHeld: boolean;
}

/** In order of sequence; what was set aside comes last, one by one, the longest untried first. */
function takeBatch(desk: Desk, { tried, setAside, most, askHeld }: Choice): readonly Entry[] {
  const now = desk.ports.now();
  const readable = desk.ports.storage.readable();
  const held = desk.held();
  const open = [...held.entries.values()].filter(
    (entry) => !tried.has(entry.id) && isOfferable(held, entry, { now, readable, askHeld }),
  );
  const good = open.filter((entry) => !setAside.has(entry.id));
  if (good.length > 0) return nextBatch(good, most);
  const next = [...setAside].find((id) => open.some((entry) => entry.id === id));
  return open.filter((entry) => entry.id === next);
}

function isOfferable(
  held: Held,
  entry: Entry,
  when: { now: number; readable: boolean; askHeld: boolean },
): boolean {
  // Only the last one can still be joined, and nothing overtakes it: what was written after it goes after it.
  if (entry.state === 'waiting')
    return isReady(entry, when.now) || entry.id !== [...held.entries.keys()].at(-1);
  if (!needsReview(entry)) return false;
  if (entry.state === 'held' && when.askHeld) return true;
  // The receipt came while the words were locked: ask once more, for its reason.
  const words = held.words.get(entry.id);
  return (
    when.readable && words !== undefined && words.problem === undefined && entry.state !== 'different-version'
  );
}

/**
 * Writes down that the entries go out before they do: from then on no tap may join them. A full phone cannot write
 * it; what no tap can join any more goes all the same, or its work would never leave it.
 */
async function offer(desk: Desk, batch: readonly Entry[]): Promise<Reply> {
  const marks = (held: Held): Change => ({
    entries: batch.flatMap(({ id }) => {
      const entry = held.entries.get(id);
      return entry ? [{ ...entry, offered: entry.offered + 1 }] : [];
    }),
  });
  try {
    await desk.commit(marks);
  } catch (error) {
    const canJoin = (entry: Entry): boolean => entry.offered === 0 && entry.joinUntil !== null;
    if (batch.some(canJoin)) throw error;
  }
  const sealed = batch.flatMap(({ id }) => desk.held().entries.get(id)?.sealed ?? []);
  return desk.ports.wire.post(commandsPath, { sealed });
}

interface Proven extends CommandsAnswer {
  /** Receipts came for them that nobody takes: they wait on, and say so. */
  readonly unproven: ReadonlySet<Id>;
}

/** Only what the server of this book has signed, for the very letters that were offered, is its word. */
async function provenOf(desk: Desk, batch: readonly Entry[], answer: CommandsAnswer): Promise<Proven> {
  const { proves } = desk.ports;
  if (!proves) return { ...answer, unproven: new Set() };
  const sealed = new Map(batch.map((entry) => [entry.id, entry.sealed]));
  const asked = answer.receipts.filter(({ id }) => sealed.has(id));
  const unproven = new Set<Id>();
  for (const receipt of asked) {
    const letters = sealed.get(receipt.id);
    if (letters && !(await proves(letters, receipt, answer.epoch))) unproven.add(receipt.id);
  }
  return { ...answer, receipts: asked.filter(({ id }) => !unproven.has(id)), unproven };
}

/** Epoch and receipts in one step: between two, another tab may have met a newer epoch, to which these say nothing. */
async function receive(desk: Desk, batch: readonly Entry[], answer: Proven): Promise<void> {
  await desk.commit((held) => {
    const met: Change =
      held.meta.epoch === answer.epoch ? {} : meetEpoch(held.meta, held.entries.values(), answer.epoch);
    const again = new Map(met.entries?.map((entry) => [entry.id, entry]));
    const offered = batch.flatMap(({ id }) => again.get(id) ?? held.entries.get(id) ?? []);
    const taken = takeReceipts(offered, answer, held.words, held.meta.serverTime);
    const doubted = offered.filter(({ id, unproven }) => answer.unproven.has(id) && !unproven);
    return {
      ...taken,
      entries: [
        ...(met.entries ?? []),
        ...(taken.entries ?? []),
        ...doubted.map((entry) => ({ ...entry, unproven: true })),
      ],
      meta: { ...met.meta, ...taken.meta, ...toldBeside(held.meta, answer, desk.ports.now()) },
    };
  });
}

/** For the person, who may carry it another way; where the phone is full it is offered on all the same. */
async function noteTooLarge(desk: Desk, id: Id): Promise<void> {
  const note = (held: Held): Change => {
    const entry = held.entries.get(id);
    return entry && !entry.tooLarge ? { entries: [{ ...entry, tooLarge: true }] } : {};
  };
  await desk.commit(note).catch(() => undefined);
}

/** Whether a smaller batch might fare better: too large, too slow, or one item that the server stumbles over. */
function isTheBatch(reply: Reply): boolean {
  if (reply.kind === 'timeout') return true;
  return reply.kind === 'answer' && [400, 408, 413, 415, 422, 500, 504].includes(reply.status);
}

function leftOver(held: Held, tried: ReadonlySet<Id>): 'fresh' | 'unanswered' | null {
  const waiting = [...held.entries.values()].filter((entry) => entry.state === 'waiting');
  if (waiting.length === 0) return null;
  return waiting.some((entry) => tried.has(entry.id)) ? 'unanswered' : 'fresh';
}

/** What a reply means that was no answer. Nothing is ever deleted because of it. */
export function asVerdict(reply: Reply): Verdict {
  if (reply.kind === 'no-network') return { kind: 'no-network' };
  if (reply.kind === 'timeout') return { kind: 'trouble', retryAfter: null };
  if (saysSessionEnded(reply.status, reply.body)) return { kind: 'session-ended' };
  return { kind: 'trouble', retryAfter: reply.retryAfter };
}
