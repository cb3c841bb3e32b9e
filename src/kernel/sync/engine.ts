import type { Id } from '../id.ts';
import type { Instant } from '../civil-date.ts';
import { delayAfter } from './backoff.ts';
import { needsReview, type Entry, type Words } from './entry.ts';
import { createDesk, type Desk } from './desk.ts';
import { heldOf, type Held } from './held.ts';
import type { Ports } from './ports.ts';
import { pullFeed } from './pull.ts';
import { createPush } from './push.ts';
import { outdated } from './receive.ts';
import type { Envelope } from './wire.ts';

/** What is handed over for sending; the engine adds id, device, sequence and time. */
export interface Order {
  readonly name: string;
  readonly organisation: Id;
  readonly term: Id | null;
  readonly input: unknown;
  /** Joins this input to the one before, if that has not left and was made less than `joinWithin` ago; `null`: they do not belong together. */
  readonly join?: ((earlier: unknown, later: unknown) => unknown) | undefined;
  readonly joinWithin?: number | undefined;
}

export interface SyncResult {
  readonly outcome: 'done' | 'no-network' | 'trouble' | 'session-ended';
  /** Milliseconds until the next try is due; `null` when nothing is left to do. */
  readonly retryIn: number | null;
}

export interface Engine {
  held(): Held;
  /** Reads the store anew: another tab may have written, or the cache was opened. */
  reload(): Promise<void>;
  /** Resolves when the order is durable on this device. */
  append(order: Order): Promise<Entry>;
  /** Sends what waits and fetches what is new. Whoever asks while one is under way shares it. */
  sync(options?: { readonly feed?: boolean; readonly askHeld?: boolean }): Promise<SyncResult>;
  /** A person is done with a refused or held entry. */
  settle(id: Id): Promise<void>;
}

/** Opens the sync core over a store. */
export async function openEngine(ports: Ports): Promise<Engine> {
  const desk = createDesk(ports, heldOf(await ports.storage.load()));
  const push = createPush(desk);
  let running: Promise<SyncResult> | null = null;
  let askedAgain = false;
  let failures = 0;

  const round = async (feed: boolean, askHeld: boolean): Promise<SyncResult> => {
    await desk.catchUp();
    const pushed = await push(askHeld);
    let verdict = pushed;
    if (pushed.kind === 'done' && feed && ports.storage.readable())
      verdict = await pullFeed(desk, () => push(false));
    if (verdict.kind === 'done') {
      const old = outdated(desk.held().entries.values(), desk.held().meta.serverTime);
      if (old.length > 0) await desk.commit(() => ({ purge: old }));
      const leftOver = pushed.kind === 'done' ? pushed.leftOver : null;
      failures = leftOver === 'unanswered' ? failures + 1 : 0;
      return { outcome: 'done', retryIn: leftOver ? delayAfter(failures, ports.random(), null) : null };
    }
    failures += 1;
    const retryAfter = verdict.kind === 'trouble' ? verdict.retryAfter : null;
    return { outcome: verdict.kind, retryIn: delayAfter(failures, ports.random(), retryAfter) };
  };

  return {
    held: desk.held,
    reload: desk.reload,
    append: (order) => append(desk, order),
    sync: ({ feed = true, askHeld = false } = {}) => {
      askedAgain = running !== null;
      running ??= ports
        .alone(async () => {
          let result = await round(feed, askHeld);
          while (askedAgain && result.outcome === 'done') {
            askedAgain = false;
            result = await round(feed, false);
          }
          return result;
        })
        .finally(() => {
          running = null;
        });
      return running;
    },
    settle: async (id) => {
      await desk.commit((held) => {
        const entry = held.entries.get(id);
        return entry && needsReview(entry) ? { entries: [{ ...entry, settled: true }] } : {};
      });
    },
  };
}

async function append(desk: Desk, order: Order): Promise<Entry> {
  const { ports } = desk;
  let made: Entry | undefined;
  await desk.commit(async (held) => {
    const now = ports.now();
    const earlier = joinable(held, order, now);
    const words = earlier ? earlier.words : fresh(held, order, ports.newId(), now);
    const { envelope } = words;
    made = {
      id: envelope.id,
      device: envelope.device,
      sequence: envelope.sequence,
      sealed: await ports.seal(envelope),
      state: 'waiting',
      made: earlier ? earlier.entry.made : now,
      joinUntil: earlier ? earlier.entry.joinUntil : order.join ? now + (order.joinWithin ?? 0) : null,
      offered: 0,
      receipt: null,
      settled: false,
    };
    return {
      entries: [made],
      words: [words],
      meta: { sequence: Math.max(held.meta.sequence, envelope.sequence) },
    };
  });
  if (!made) throw new Error('the store did not take the entry');
  return made;
}

function fresh(held: Held, order: Order, id: Id, now: number): Words {
  const { device, sequence, bundle } = held.meta;
  const { name, organisation, term, input } = order;
  const at = new Date(now).toISOString() as Instant;
  return {
    id,
    envelope: { id, device, sequence: sequence + 1, name, organisation, term, bundle, at, input },
  };
}

/** The entry before with this tap in it: the last one, of the same kind, never yet on the wire, and about the same thing. */
function joinable(held: Held, order: Order, now: number): { entry: Entry; words: Words } | null {
  const entry = [...held.entries.values()].at(-1);
  const words = entry && held.words.get(entry.id);
  if (!entry || !words || !order.join || entry.state !== 'waiting' || entry.offered > 0) return null;
  if (entry.joinUntil === null || now >= entry.joinUntil || now < entry.made) return null;
  if (!sameDesk(words.envelope, order)) return null;
  const { id, envelope } = words;
  const input = order.join(envelope.input, order.input);
  return input === null ? null : { entry, words: { id, envelope: { ...envelope, input } } };
}

function sameDesk(envelope: Envelope, order: Order): boolean {
  const { name, organisation, term } = envelope;
  return name === order.name && organisation === order.organisation && term === order.term;
}
