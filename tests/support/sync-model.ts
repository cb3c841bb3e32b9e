import type { Instant } from '#kernel/civil-date.ts';
import { makeId, type Id } from '#kernel/id.ts';
import { afterChange, firstMeta, heldOf } from '#kernel/sync/held.ts';
import type { Change, Reply, RowPut, Storage, Stored } from '#kernel/sync/ports.ts';
import {
  commandsPath,
  feedPath,
  rowKey,
  type CommandsAnswer,
  type Envelope,
  type FeedAnswer,
  type FeedRequest,
  type Receipt,
  type Sealed,
} from '#kernel/sync/wire.ts';

/** A generator of numbers from 0 to 1 whose seed replays them. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An id from a seeded generator. */
export function idFrom(random: () => number): Id {
  const bytes = Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256));
  return makeId(Math.floor(random() * 1e12), bytes);
}

interface Mark {
  readonly key: string;
  readonly value: string;
}

interface ServerRow extends Mark {
  readonly number: number;
}

interface ServerState {
  readonly receipts: Map<Id, { readonly receipt: Receipt; readonly content: string }>;
  /** Every applied command in the order of its application: an id stands here once or the server is broken. */
  readonly applied: Id[];
  readonly rows: Map<string, Map<string, ServerRow>>;
  readonly numbers: Map<string, number>;
}

/** «Máy chủ mẫu» — small, but with receipts, change numbers, stages, scopes, epochs and restores as the real one has. */
export class ModelServer {
  epoch = 'epoch-0';
  scope = 'scope-0';
  /** Organisations whose rows the device may see. */
  visible: readonly Id[];
  state = emptyState();
  pageSize = 3;
  #clock = Date.parse('2026-11-03T00:00:00Z');
  #epochs = 0;

  constructor(organisations: readonly Id[]) {
    this.visible = organisations;
  }

  take(path: string, body: unknown): { status: number; body: unknown } {
    const copy = structuredClone(body);
    if (path === commandsPath) return this.#takeCommands((copy as { sealed: Sealed[] }).sealed);
    if (path === feedPath) return { status: 200, body: this.#feed(copy as FeedRequest) };
    return { status: 404, body: undefined };
  }

  /** Somebody else, far away, writes a row. */
  writeElsewhere(organisation: Id, key: string): void {
    const number = (this.state.numbers.get(organisation) ?? 0) + 1;
    this.state.numbers.set(organisation, number);
    const rows = this.state.rows.get(organisation) ?? new Map<string, ServerRow>();
    this.state.rows.set(organisation, rows.set(key, { key, value: `elsewhere ${number};`, number }));
  }

  /** What a backup would hold. */
  backup(): ServerState {
    return structuredClone(this.state);
  }

  /** The server as it was then, under a new epoch. */
  restore(backup: ServerState): void {
    this.state = structuredClone(backup);
    this.#epochs += 1;
    this.epoch = `epoch-${this.#epochs}`;
  }

  /** Other rights from now on; rows out of sight are named for forgetting. */
  see(organisations: readonly Id[]): void {
    this.visible = organisations;
    this.scope = `scope-${organisations.join(',')}`;
  }

  #takeCommands(sealed: readonly Sealed[]): { status: number; body: unknown } {
    if (sealed.some((item) => open(item).name === 'poison')) return { status: 500, body: 'Incident 1' };
    const receipts = sealed.map((item) => this.#run(open(item)));
    const answer: CommandsAnswer = { epoch: this.epoch, receipts };
    return { status: 200, body: answer };
  }

  #run(envelope: Envelope): Receipt {
    const content = JSON.stringify(envelope);
    const seen = this.state.receipts.get(envelope.id);
    if (seen && seen.content !== content) return { ...seen.receipt, outcome: 'different-version' };
    if (seen) return seen.receipt.problem ? seen.receipt : { ...seen.receipt, outcome: 'repeated' };
    this.#clock += 1_000;
    const arrivedAt = new Date(this.#clock).toISOString() as Instant;
    const receipt = this.#decide(envelope, arrivedAt);
    this.state.receipts.set(envelope.id, { receipt, content });
    return receipt;
  }

  #decide({ id, name, organisation, input }: Envelope, arrivedAt: Instant): Receipt {
    if (name === 'forbidden') {
      const words = { vi: 'Chưa được.', en: 'Not yet.' };
      const problem = { code: 'model.forbidden', message: words, fix: words };
      return { id, outcome: 'refused', organisation, number: null, arrivedAt, problem };
    }
    const number = (this.state.numbers.get(organisation) ?? 0) + 1;
    this.state.numbers.set(organisation, number);
    this.state.applied.push(id);
    const rows = this.state.rows.get(organisation) ?? new Map<string, ServerRow>();
    this.state.rows.set(organisation, rows);
    for (const mark of (input as { marks: Mark[] }).marks) {
      const before = rows.get(mark.key)?.value ?? '';
      rows.set(mark.key, { key: mark.key, value: `${before}${mark.value};`, number });
    }
    return { id, outcome: 'applied', organisation, number, arrivedAt, value: number };
  }

  #feed(request: FeedRequest): FeedAnswer {
    const head = { epoch: this.epoch, scope: this.scope, bundle: null };
    const forget = request.scope !== null && request.scope !== this.scope ? this.#unseen() : [];
    if (request.stage === 1) {
      const rows = this.visible.flatMap((organisation) => this.#rowsOf(organisation, 0).slice(0, 1));
      return { ...head, stage: 1, cursors: {}, forget, tables: tableOf(rows) };
    }
    const cursors: Record<string, number> = {};
    const rows: (readonly [Id, ServerRow])[] = [];
    let more = false;
    for (const organisation of this.visible) {
      const since = request.epoch === this.epoch ? (request.cursors[organisation] ?? 0) : 0;
      const fresh = this.#rowsOf(organisation, since).sort(([, one], [, other]) => one.number - other.number);
      const page = pageOf(fresh, this.pageSize);
      rows.push(...page);
      more ||= page.length < fresh.length;
      const reached = page.at(-1)?.[1].number ?? since;
      cursors[organisation] =
        page.length < fresh.length ? reached : (this.state.numbers.get(organisation) ?? 0);
    }
    return { ...head, stage: 2, cursors, forget, more, tables: tableOf(rows) };
  }

  #rowsOf(organisation: Id, since: number): (readonly [Id, ServerRow])[] {
    const rows = [...(this.state.rows.get(organisation)?.values() ?? [])];
    return rows.filter((row) => row.number > since).map((row) => [organisation, row] as const);
  }

  #unseen(): [string, string][] {
    return [...this.state.rows.entries()]
      .filter(([organisation]) => !this.visible.includes(organisation as Id))
      .flatMap(([organisation, rows]) =>
        [...rows.keys()].map((key) => ['mark', rowKey(organisation, key)] as [string, string]),
      );
  }
}

/** Whole change numbers only: rows of one command never fall into two pages. */
function pageOf(
  rows: readonly (readonly [Id, ServerRow])[],
  size: number,
): readonly (readonly [Id, ServerRow])[] {
  const last = rows[size - 1]?.[1].number;
  return last === undefined ? rows : rows.filter(([, row]) => row.number <= last);
}

function tableOf(rows: readonly (readonly [Id, ServerRow])[]): FeedAnswer['tables'] {
  const columns = ['organisation', 'key', 'value'];
  return {
    mark: { key: 2, columns, rows: rows.map(([organisation, row]) => [organisation, row.key, row.value]) },
  };
}

function emptyState(): ServerState {
  return { receipts: new Map(), applied: [], rows: new Map(), numbers: new Map() };
}

/** The model seals by writing plainly: what is tested here is the order of things. */
export function sealPlainly(envelope: Envelope): Promise<Sealed> {
  const { id, device, sequence } = envelope;
  return Promise.resolve({
    id,
    device,
    sequence,
    ephemeral: '',
    iv: '',
    body: JSON.stringify(envelope),
    signature: '',
  });
}

function open(sealed: Sealed): Envelope {
  return JSON.parse(sealed.body) as Envelope;
}

/** «Kho mẫu» — durable exactly when a commit resolves; a power cut may hit before or after that. */
export class ModelStorage implements Storage {
  isReadable = true;
  stored: Stored;
  rows = new Map<string, { put: RowPut; generation: number }>();
  /** Hit by the next commit: `before` writes nothing, `after` writes but never answers. */
  cut: 'before' | 'after' | null = null;

  constructor(device: Id) {
    this.stored = { meta: firstMeta(device), entries: [], words: [] };
  }

  readable(): boolean {
    return this.isReadable;
  }

  load(): Promise<Stored> {
    const { meta, entries, words } = structuredClone(this.stored);
    return Promise.resolve({ meta, entries, words: this.isReadable ? words : [] });
  }

  async commit(
    change: Change,
    basedOn: number,
  ): Promise<{ rows: number; swept: [string, string][] } | 'stale'> {
    await Promise.resolve();
    const cut = this.cut;
    this.cut = null;
    if (cut === 'before') return new Promise(() => undefined);
    if (this.stored.meta.version !== basedOn) return 'stale';
    if (!this.isReadable && change.rows?.length) throw new Error('locked');
    const written = structuredClone(this.isReadable ? change : { ...change, words: [], rows: [] });
    const sequences = new Set(this.stored.entries.map((entry) => `${entry.sequence} ${entry.id}`));
    for (const entry of written.entries ?? []) sequences.add(`${entry.sequence} ${entry.id}`);
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
export const faults = [
  'lost',
  'reply-lost',
  'slow',
  'doubled',
  'html',
  '401',
  '403',
  '502',
  '503',
  'garbage',
  'late',
] as const;
export type Fault = (typeof faults)[number];

/** A network that loses, doubles, delays and garbles; `late` repeats an old request much later. */
export class ModelNetwork {
  trouble = 0;
  readonly server: ModelServer;
  readonly random: () => number;
  readonly #old: { path: string; body: unknown }[] = [];

  constructor(server: ModelServer, random: () => number) {
    this.server = server;
    this.random = random;
  }

  async post(path: string, body: unknown): Promise<Reply> {
    await this.#pause();
    const fault =
      this.random() < this.trouble ? faults[Math.floor(this.random() * faults.length)] : undefined;
    if (fault === 'lost') return { kind: 'no-network' };
    if (fault === 'html') return this.#answer({ status: 200, body: undefined });
    if (fault === '401' || fault === '403' || fault === '502')
      return this.#answer({ status: Number(fault), body: undefined });
    if (fault === '503') return { kind: 'answer', status: 503, body: undefined, retryAfter: 1_000 };
    if (fault === 'late') this.#replay();
    this.#old.push(structuredClone({ path, body }));
    const answer = this.server.take(path, body);
    if (fault === 'doubled') this.server.take(path, body);
    await this.#pause();
    if (fault === 'reply-lost') return { kind: 'no-network' };
    if (fault === 'slow') return { kind: 'timeout' };
    if (fault === 'garbage') return this.#answer({ status: 200, body: { epoch: 1, receipts: 'no' } });
    return this.#answer(answer);
  }

  #replay(): void {
    const old = this.#old[Math.floor(this.random() * this.#old.length)];
    if (old?.path === commandsPath) this.server.take(old.path, old.body);
  }

  #answer({ status, body }: { status: number; body: unknown }): Reply {
    return { kind: 'answer', status, body: structuredClone(body), retryAfter: null };
  }

  async #pause(): Promise<void> {
    for (let ticks = Math.floor(this.random() * 8); ticks > 0; ticks -= 1) await Promise.resolve();
  }
}
