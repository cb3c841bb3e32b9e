import type { Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import {
  commandsPath,
  feedPath,
  mostCommands,
  rowKey,
  type Envelope,
  type FeedAnswer,
  type FeedRequest,
  type Receipt,
  type Sealed,
} from '#kernel/sync/wire.ts';

/** One mark in a book: a key, and a letter that no other tap has. */
export interface Mark {
  readonly key: string;
  readonly value: string;
}

interface ServerRow extends Mark {
  readonly number: number;
  /** The change numbers that touched it before. */
  readonly earlier?: readonly number[];
}

interface ServerState {
  readonly receipts: Map<Id, { readonly receipt: Receipt; readonly content: string }>;
  /** Which command has taken a number of a device. */
  readonly sequences: Map<string, Id>;
  /** Every applied command in the order of its application: an id stands here once or the server is broken. */
  readonly applied: Id[];
  readonly rows: Map<string, Map<string, ServerRow>>;
  readonly numbers: Map<string, number>;
  /** What could not be taken and must not be lost: second contents under an id or a number. */
  readonly kept: { readonly id: Id; readonly content: string }[];
}

/** What one device may see. */
interface View {
  readonly visible: readonly Id[];
  readonly scope: string;
}

/** «Máy chủ mẫu» — small, but with receipts, change numbers, stages, scopes, epochs and restores as the real one has. */
export class ModelServer {
  epoch = 'epoch-0';
  /** What arrived until then is in a backup that came back to life. */
  verifiedUntil: Instant | null = null;
  /** The clock that answers tell of. */
  at: Instant | null = null;
  state = emptyState();
  pageSize = 3;
  /** A request of more bytes is answered 413. */
  mostBytes = Number.POSITIVE_INFINITY;
  readonly #organisations: readonly Id[];
  readonly #views = new Map<number, View>();
  readonly #withdrawn = new Set<string>();
  #clock = Date.parse('2026-11-03T00:00:00Z');
  #epochs = 0;

  constructor(organisations: readonly Id[]) {
    this.#organisations = organisations;
  }

  /** A whole request at once, as one process serves it when nothing happens to it. */
  take(path: string, body: unknown, who = 0): { status: number; body: unknown } {
    if (path === feedPath) return { status: 200, body: this.feed(body as FeedRequest, who) };
    if (path !== commandsPath) return { status: 404, body: undefined };
    const { sealed } = body as { sealed: Sealed[] };
    const refusal = this.refusal(sealed);
    if (refusal) return refusal;
    return {
      status: 200,
      body: {
        epoch: this.epoch,
        receipts: sealed.flatMap((item) => this.run(item) ?? []),
        verifiedUntil: this.verifiedUntil,
        at: this.at,
      },
    };
  }

  /** What the server says to a batch that it does not begin. */
  refusal(sealed: readonly Sealed[]): { status: number; body: unknown } | null {
    const bytes = JSON.stringify({ sealed }).length;
    if (sealed.length > mostCommands || bytes > this.mostBytes) return { status: 413, body: undefined };
    if (sealed.some((item) => item.body.includes('"name":"poison"')))
      return { status: 500, body: 'Incident 1' };
    return null;
  }

  /** Somebody else, far away, writes a row. */
  writeElsewhere(organisation: Id, key: string): void {
    const number = (this.state.numbers.get(organisation) ?? 0) + 1;
    this.state.numbers.set(organisation, number);
    const rows = this.state.rows.get(organisation) ?? new Map<string, ServerRow>();
    const before = rows.get(key);
    const earlier = before ? [...(before.earlier ?? []), before.number] : [];
    this.state.rows.set(organisation, rows.set(key, { key, value: `elsewhere ${number};`, number, earlier }));
  }

  /** What a backup would hold. */
  backup(): ServerState {
    return copyOf(this.state);
  }

  /** The server as it was then, under a new epoch. */
  restore(backup: ServerState): void {
    this.state = copyOf(backup);
    this.#epochs += 1;
    this.epoch = `epoch-${this.#epochs}`;
  }

  /** Other rights of a device from now on; rows out of sight are named for forgetting. */
  see(organisations: readonly Id[], who = 0): void {
    this.#views.set(who, { visible: organisations, scope: `scope-${organisations.join(',')}` });
  }

  /** What a device may see now. */
  viewOf(who: number): View {
    return this.#views.get(who) ?? { visible: this.#organisations, scope: 'scope-0' };
  }

  /** Takes from a device the right to write there, or gives it back. */
  allow(device: Id, organisation: Id, isAllowed: boolean): void {
    if (isAllowed) this.#withdrawn.delete(`${device} ${organisation}`);
    else this.#withdrawn.add(`${device} ${organisation}`);
  }

  /** One command in one transaction; `null`: the server can say nothing about it. */
  run(sealed: Sealed): Receipt | null {
    const envelope = open(sealed);
    if (envelope.name === 'unanswered') return null;
    const { id, device, sequence, organisation } = envelope;
    const content = sealed.body;
    const seen = this.state.receipts.get(id);
    if (seen && seen.content !== content) {
      this.state.kept.push({ id, content });
      return { ...seen.receipt, outcome: 'different-version' };
    }
    if (seen) return seen.receipt.problem ? seen.receipt : { ...seen.receipt, outcome: 'repeated' };
    this.#clock += 1_000;
    const arrivedAt = new Date(this.#clock).toISOString() as Instant;
    const number = `${device} ${sequence}`;
    const refused = { id, outcome: 'refused', organisation, number: null, arrivedAt } as const;
    if (this.state.sequences.has(number)) {
      this.state.kept.push({ id, content });
      return { ...refused, problem: problemOf('number-used') };
    }
    const problem = this.#problemWith(envelope);
    if (problem?.awaits) return { ...refused, outcome: 'held', problem };
    const receipt = problem ? { ...refused, problem } : this.#apply(envelope, arrivedAt);
    this.state.sequences.set(number, id);
    this.state.receipts.set(id, { receipt, content });
    return receipt;
  }

  #problemWith({ name, device, organisation, input }: Envelope): Problem | null {
    if (name === 'forbidden') return problemOf('forbidden');
    if (this.#withdrawn.has(`${device} ${organisation}`)) return problemOf('not-yours');
    const { needs } = input as { needs?: string };
    if (needs === undefined || this.timesOf(needs) > 0) return null;
    return { ...problemOf('early'), awaits: true };
  }

  #apply({ id, organisation, input }: Envelope, arrivedAt: Instant): Receipt {
    const number = (this.state.numbers.get(organisation) ?? 0) + 1;
    this.state.numbers.set(organisation, number);
    this.state.applied.push(id);
    const rows = this.state.rows.get(organisation) ?? new Map<string, ServerRow>();
    this.state.rows.set(organisation, rows);
    for (const mark of (input as { marks?: Mark[] }).marks ?? []) {
      const before = rows.get(mark.key);
      const earlier = before ? [...(before.earlier ?? []), before.number] : [];
      rows.set(mark.key, { key: mark.key, value: `${before?.value ?? ''}${mark.value};`, number, earlier });
    }
    return { id, outcome: 'applied', organisation, number, arrivedAt, value: number };
  }

  /** How often a letter stands in the book. */
  timesOf(letter: string): number {
    let times = 0;
    for (const rows of this.state.rows.values())
      for (const row of rows.values()) times += timesIn(row.value, letter);
    return times;
  }

  feed(request: FeedRequest, who = 0): FeedAnswer {
    const { visible, scope } = this.viewOf(who);
    const head = { epoch: this.epoch, scope, bundle: null, verifiedUntil: this.verifiedUntil, at: this.at };
    const forget = request.scope !== null && request.scope !== scope ? this.#unseen(visible) : [];
    if (request.stage === 1) {
      const rows = visible.flatMap((organisation) => this.#rowsOf(organisation, 0).slice(0, 1));
      return { ...head, stage: 1, cursors: {}, forget, tables: tableOf(rows) };
    }
    const cursors: Record<string, number> = {};
    const rows: (readonly [Id, ServerRow])[] = [];
    let more = false;
    for (const organisation of visible) {
      const since = request.epoch === this.epoch ? (request.cursors[organisation] ?? 0) : 0;
      const next = (row: ServerRow) =>
        [...(row.earlier ?? []), row.number].find((number) => number > since) ?? 0;
      const fresh = this.#rowsOf(organisation, since)
        .map((one) => ({ one, number: next(one[1]) }))
        .sort((one, other) => one.number - other.number);
      // Whole change numbers: with each of them all rows it touched, as they are now, though they changed again later.
      const reached = fresh[Math.min(this.pageSize, fresh.length) - 1]?.number ?? since;
      const page = fresh.filter(({ number }) => number <= reached);
      rows.push(...page.map(({ one }) => one));
      more ||= page.length < fresh.length;
      cursors[organisation] =
        page.length < fresh.length ? reached : (this.state.numbers.get(organisation) ?? 0);
    }
    return { ...head, stage: 2, cursors, forget, more, tables: tableOf(rows) };
  }

  #rowsOf(organisation: Id, since: number): (readonly [Id, ServerRow])[] {
    const rows = [...(this.state.rows.get(organisation)?.values() ?? [])];
    return rows.filter((row) => row.number > since).map((row) => [organisation, row] as const);
  }

  #unseen(visible: readonly Id[]): [string, string][] {
    return [...this.state.rows.entries()]
      .filter(([organisation]) => !visible.includes(organisation as Id))
      .flatMap(([organisation, rows]) =>
        [...rows.keys()].map((key) => ['mark', rowKey(organisation, key)] as [string, string]),
      );
  }
}

/** How often a letter stands in the value of a row. */
export function timesIn(value: string, letter: string): number {
  return value.split(';').filter((part) => part === letter).length;
}

function problemOf(key: string): Problem {
  const words = { vi: 'Chưa được.', en: 'Not yet.' };
  return { code: `model.${key}`, message: words, fix: words };
}

function tableOf(rows: readonly (readonly [Id, ServerRow])[]): FeedAnswer['tables'] {
  const columns = ['organisation', 'key', 'value'];
  return {
    mark: { key: 2, columns, rows: rows.map(([organisation, row]) => [organisation, row.key, row.value]) },
  };
}

function emptyState(): ServerState {
  return {
    receipts: new Map(),
    sequences: new Map(),
    applied: [],
    rows: new Map(),
    numbers: new Map(),
    kept: [],
  };
}

/** Rows and receipts are never changed in place: new maps are copy enough. */
function copyOf(state: ServerState): ServerState {
  return {
    receipts: new Map(state.receipts),
    sequences: new Map(state.sequences),
    applied: [...state.applied],
    rows: new Map([...state.rows].map(([organisation, rows]) => [organisation, new Map(rows)])),
    numbers: new Map(state.numbers),
    kept: [...state.kept],
  };
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

/** Opens what `sealPlainly` has sealed. */
export function open(sealed: Sealed): Envelope {
  return JSON.parse(sealed.body) as Envelope;
}
