import type { Id } from '#kernel/id.ts';
import { afterChange, firstMeta, heldOf } from '#kernel/sync/held.ts';
import type { Change, Committed, Reply, RowPut, Storage, Stored, Wire } from '#kernel/sync/ports.ts';
import { commandsPath, type Receipt, type Sealed } from '#kernel/sync/wire.ts';
import { open, type ModelServer } from './sync-model.ts';

/** A step of the protocol at which something can be cut, before it is done or after. */
export type Point = 'store' | 'request' | 'transaction' | 'reply';
export type Cut = 'before' | 'after';

/** What a world does to its devices and servers at each step, and what it counts. */
export interface Fate {
  at(point: Point): Cut | null;
  count(what: string): void;
}

const uneventful: Fate = { at: () => null, count: () => undefined };

/** More than this in one schedule is a device that never comes to rest. */
const mostSteps = 20_000;

/** «Kho mẫu» — durable exactly when a commit resolves; a power cut may hit before or after that. */
export class ModelStorage implements Storage {
  isReadable = true;
  stored: Stored;
  rows = new Map<string, { put: RowPut; generation: number }>();
  /** Hit by the next commit: `before` writes nothing, `after` writes but never answers. */
  cut: Cut | null = null;
  /** No room left: every write fails, all of it, and says so. */
  isFull = false;
  readonly #fate: Fate;
  #steps = 0;

  constructor(device: Id, fate: Fate = uneventful) {
    this.stored = { meta: firstMeta(device), entries: [], words: [] };
    this.#fate = fate;
  }

  readable(): boolean {
    return this.isReadable;
  }

  load(): Promise<Stored> {
    const { meta, entries, words } = this.stored;
    return Promise.resolve({ meta, entries: [...entries], words: this.isReadable ? [...words] : [] });
  }

  async commit(change: Change, basedOn: number): Promise<Committed | 'stale'> {
    await Promise.resolve();
    this.#steps += 1;
    if (this.#steps > mostSteps) throw new Error('the device writes without end');
    const cut = this.cut ?? this.#fate.at('store');
    this.cut = null;
    if (cut === 'before') return new Promise(() => undefined);
    if (this.stored.meta.version !== basedOn) return 'stale';
    if (!this.isReadable && change.rows?.length) throw new Error('locked');
    if (this.isFull) throw new Error('full');
    const written = this.isReadable ? change : { ...change, words: [], rows: [] };
    const swept = this.#putRows(written);
    const held = afterChange(heldOf(this.stored), written, this.rows.size);
    if (new Set([...held.entries.values()].map((entry) => entry.sequence)).size !== held.entries.size) {
      throw new Error('ConstraintError: two entries with one sequence number');
    }
    this.stored = { meta: held.meta, entries: [...held.entries.values()], words: [...held.words.values()] };
    if (cut === 'after') return new Promise(() => undefined);
    return { rows: this.rows.size, swept };
  }

  #putRows(change: Change): [string, string][] {
    const generation = change.meta?.generation ?? this.stored.meta.generation;
    if (change.clear) this.rows.clear();
    for (const [kind, key] of change.forget ?? []) this.rows.delete(`${kind} ${key}`);
    for (const put of change.rows ?? []) this.rows.set(`${put.kind} ${put.key}`, { put, generation });
    if (!change.sweep) return [];
    const old = [...this.rows.entries()].filter(([, row]) => row.generation < generation);
    for (const [name] of old) this.rows.delete(name);
    return old.map(([, { put }]) => [put.kind, put.key]);
  }
}

/** What may happen to a request on its way. */
const faults = [
  'lost',
  'reply lost',
  'reply late',
  'slow',
  'doubled',
  'reordered',
  'changed',
  'process killed',
  'garbage',
  'html',
  '401',
  '403',
  '502',
  '503',
] as const;

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/**
 * «Mạng mẫu» — loses, doubles, delays, reorders and garbles, in front of processes that work at the same time over one
 * state: each command is one transaction, and between two of them anything else may happen.
 */
export class ModelNetwork implements Wire {
  trouble = 0;
  /** Whoever asks next hears of it long after. */
  nextReplyIsLate = false;
  readonly server: ModelServer;
  readonly random: () => number;
  /** Contents that somebody changed on the way under the id of a command that had arrived. */
  readonly forged: { readonly id: Id; readonly content: string }[] = [];
  readonly #who: number;
  readonly #fate: Fate;
  readonly #old: string[] = [];
  #steps = 0;

  constructor(server: ModelServer, random: () => number, who = 0, fate: Fate = uneventful) {
    this.server = server;
    this.random = random;
    this.#who = who;
    this.#fate = fate;
  }

  async post(path: string, body: unknown): Promise<Reply> {
    this.#steps += 1;
    if (this.#steps > mostSteps) throw new Error('the device asks without end');
    await this.#pause();
    const text = JSON.stringify(body);
    const cut = this.#fate.at('request');
    if (cut === 'before') return { kind: 'no-network' };
    const fault =
      this.random() < this.trouble ? faults[Math.floor(this.random() * faults.length)] : undefined;
    if (fault) this.#fate.count(fault);
    const isLate = fault === 'reply late' || this.nextReplyIsLate;
    this.nextReplyIsLate = false;
    if (path === commandsPath) this.#old.push(text);
    if (fault === 'lost') return { kind: 'no-network' };
    if (fault === 'html') return answer({ status: 200, body: undefined });
    if (fault === '401' || fault === '403' || fault === '502')
      return answer({ status: Number(fault), body: undefined });
    if (fault === '503') return { kind: 'answer', status: 503, body: undefined, retryAfter: 1_000 };
    if (fault === 'reordered') this.#again();
    const killedAfter = fault === 'process killed' ? Math.floor(this.random() * 4) : null;
    const answered = this.#serve(path, text, killedAfter);
    if (fault === 'doubled' && path === commandsPath) await this.#serve(path, text, null);
    const served = await answered;
    if (fault === 'changed') await this.#change(text, path);
    await this.#pause(isLate ? 250 : 8);
    if (served === null || cut === 'after' || this.#fate.at('reply') || fault === 'reply lost')
      return { kind: 'no-network' };
    if (fault === 'slow') return { kind: 'timeout' };
    if (fault === 'garbage') return answer({ status: 200, body: { epoch: 1, receipts: 'no' } });
    return answer(served);
  }

  /** One process takes the request, command by command; `null`: it died, or its state was exchanged under it. */
  async #serve(path: string, text: string, killedAfter: number | null): Promise<Answered | null> {
    const { server } = this;
    const body = JSON.parse(text) as { sealed: Sealed[] };
    if (path !== commandsPath) return server.take(path, body, this.#who);
    const { epoch, state } = server;
    const refusal = server.refusal(body.sealed);
    if (refusal) return refusal;
    const receipts: Receipt[] = [];
    for (const [index, item] of body.sealed.entries()) {
      await this.#pause();
      if (server.state !== state) return null;
      const cut = this.#fate.at('transaction');
      if (cut === 'before') return null;
      const receipt = server.run(item);
      if (receipt) receipts.push(receipt);
      if (cut === 'after' || index + 1 === killedAfter) return null;
    }
    return { status: 200, body: { epoch, receipts } };
  }

  /** A request of long ago arrives, perhaps for the first time; nobody hears the answer. */
  #again(): void {
    const old = this.#old[Math.floor(this.random() * this.#old.length)];
    if (old !== undefined) void this.#serve(commandsPath, old, null);
  }

  /** Other words under the id of a command that the server has already answered. */
  async #change(text: string, path: string): Promise<void> {
    if (path !== commandsPath) return;
    const { state } = this.server;
    const [item] = (JSON.parse(text) as { sealed: Sealed[] }).sealed;
    if (!item || !this.server.state.receipts.has(item.id)) return;
    const envelope = open(item);
    const content = JSON.stringify({ ...envelope, input: { marks: [{ key: 'k0', value: 'forged' }] } });
    const forged = JSON.stringify({ sealed: [{ ...item, body: content }] });
    if ((await this.#serve(commandsPath, forged, null)) && this.server.state === state)
      this.forged.push({ id: item.id, content });
  }

  async #pause(most = 8): Promise<void> {
    for (let ticks = Math.floor(this.random() * most); ticks > 0; ticks -= 1) await Promise.resolve();
  }
}

/** The reply as it comes out of JSON: nothing of it is shared with the server. */
function answer({ status, body }: Answered): Reply {
  return {
    kind: 'answer',
    status,
    body: body === undefined ? undefined : (JSON.parse(JSON.stringify(body)) as unknown),
    retryAfter: null,
  };
}
