import type { CommandContract } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { openEngine, type Engine, type SyncResult } from '#kernel/sync/engine.ts';
import { isDrawn, needsReview, standingOf, type Entry, type Standing } from '#kernel/sync/entry.ts';
import type { Change } from '#kernel/sync/ports.ts';
import { createReplica } from '#kernel/sync/replica.ts';
import { createArrivals } from './arrivals.ts';
import { deviceClock, type ClientClock } from './clock.ts';
import { confirmHandover } from './confirm-handover.ts';
import { portsOf } from './ports.ts';
import { itemsOf, type Item, type SendOptions, type Sent } from './item.ts';
import { followKinds } from './kinds.svelte.ts';
import { bringModules, registry, type Draft, type LocalRule } from './modules.ts';
import { carryWhenever, onContact } from './others.ts';
import { problems } from './problems.ts';
import { createBundle } from './rule-bundle.ts';
import { joinsLast, sealedCopyOf, signedReceiptsOf } from './sealed-copy.ts';
import { createTakingBack, type Lately } from './taking-back.svelte.ts';
import { server as theServer, type Server } from './wire.ts';
import { session as theSession, type Desk, type Session } from './session.svelte.ts';
import { describeSync } from './sync-state.ts';

export type { Item, SendOptions, Sent };

const regularly = 3 * 60_000;
const contactEvery = 60 * 60_000;

/** «Sổ đang mở» — rows to read, commands to send, and what became of them. */
export function createBook(session: Session, server: Server, clock: ClientClock) {
  let pulse = $state(0);
  let inForce = $state.raw<unknown>(null);
  let sending = $state(false);
  let last = $state<SyncResult['outcome'] | null>(null);
  let offlineSince = $state<number | null>(null);
  let doneAt = $state<number | null>(null);
  let engine: Engine | null = null;
  let desk: Desk | null = null;
  let cancel: () => void = () => undefined;
  let started = false;
  const replica = createReplica(() => registry.effects);
  const kinds = followKinds(replica.versions);
  const bundle = createBundle(server);
  const arrivals = createArrivals(clock);
  const takingBack = createTakingBack(replica, clock, session, (draft) => keep(draft));

  const opened = (): Promise<Engine | null> => opening;
  let opening: Promise<Engine | null> = Promise.resolve(null);

  const drawn = (): readonly Entry[] => {
    const held = engine?.held();
    return held ? [...held.entries.values()].filter((entry) => isDrawn(entry, held.meta)) : [];
  };
  const redraw = (): void => {
    const words = engine?.held().words;
    replica.draw(drawn().flatMap((entry) => words?.get(entry.id)?.envelope ?? []));
    pulse += 1;
    inForce = bundle.current;
    kinds.tell(clock.today());
    arrivals.tell();
  };
  /** Also what is drawn already: there are other rules to draw it by. */
  const redrawAll = (): void => {
    replica.take({});
    redraw();
  };
  const readRows = async (from: Desk): Promise<void> => {
    const rows = await from.store.rows();
    if (desk === from) replica.replace(rows);
  };
  const changed = (change: Change | null): void => {
    if (change?.rows || change?.forget || change?.clear) replica.take(change);
    redraw();
    if (!change) return;
    desk?.tabs.say({ kind: 'changed', rows: Boolean(change.rows ?? change.forget ?? change.clear) });
  };
  const openDesk = async (next: Desk): Promise<Engine> => {
    const made = await openEngine(portsOf(next, server, clock, changed));
    engine = made;
    // A book in which nothing waits is shown, and brought up to date, before the rules are there; they are needed to draw and to write.
    await Promise.all([drawn().length > 0 ? bringModules() : null, bundle.open(next.store)]);
    await readRows(next);
    redraw();
    void syncNow(true);
    return made;
  };
  const syncNow = async (askHeld = false): Promise<void> => {
    const current = await opened();
    if (!current || !desk || current !== engine) return;
    cancel();
    sending = true;
    if (session.taken && (await confirmHandover(session, current))) return session.refresh();
    const before = current.held().meta.epoch;
    const result = await attempt(current, askHeld);
    if (engine !== current) return;
    // A server restored to a time before this device was enrolled does not know it: it is told again.
    if (before !== null && current.held().meta.epoch !== before) await session.refresh();
    if (engine !== current) return;
    sending = false;
    note(result);
    if (result.outcome === 'done') {
      await bundle.fetch(desk.store, current.held().meta.bundle);
      // Other rules may draw what waits otherwise.
      if (inForce !== bundle.current) redrawAll();
    }
    cancel();
    // What the server holds back is asked about again each time: what it rests on may have arrived.
    cancel = clock.later(result.retryIn ?? regularly, () => void syncNow(true));
  };
  /** Without a session the outbox still goes; only fetching needs one. A store that fails is tried again, never reset. */
  const attempt = async (current: Engine, askHeld: boolean): Promise<SyncResult> => {
    const feed = !session.ended;
    try {
      const result = await current.sync({ feed, askHeld });
      return feed || result.outcome !== 'done' ? result : { ...result, outcome: 'session-ended' };
    } catch {
      return { outcome: 'trouble', retryIn: regularly };
    }
  };
  const note = ({ outcome }: SyncResult): void => {
    last = outcome;
    offlineSince = outcome === 'no-network' ? (offlineSince ?? clock.now()) : null;
    if (outcome === 'session-ended') session.noteEnded();
    if (outcome !== 'done') return;
    doneAt = clock.now();
    session.noteContact(contactEvery);
  };

  session.watch((next) => {
    cancel();
    engine = null;
    desk = next;
    replica.replace([]);
    takingBack.forget();
    redraw();
    last = null;
    opening = next ? openDesk(next) : Promise.resolve(null);
  });
  session.hear((word) => {
    const [from, current] = [desk, engine];
    if (word.kind !== 'changed' || !from || !current) return;
    void Promise.all([current.reload(), bringModules()]).then(() =>
      word.rows ? readRows(from).then(redraw) : redraw(),
    );
  });

  const standing = (id: Id): Standing | null => {
    void pulse;
    const entry = engine?.held().entries.get(id);
    return entry ? standingOf(entry) : null;
  };
  const items = (choose: (entry: Entry) => boolean): readonly Item[] => {
    void pulse;
    return itemsOf(engine?.held(), choose);
  };
  const keep = async (draft: Draft, joinWithin?: number): Promise<Result<Sent>> => {
    const current = await opened();
    if (!current) return refuse(problems.notOpen);
    await bringModules();
    const rule = registry.rules[draft.name] as LocalRule<unknown> | undefined;
    const problem = rule?.(replica, draft, bundle.current) ?? null;
    if (problem) return refuse(problem);
    const join = joinWithin === undefined ? undefined : registry.joins[draft.name];
    try {
      const entry = await current.append({ ...draft, join: join as never, joinWithin });
      // Taps that may still be joined leave when their two seconds are over.
      if (entry.joinUntil === null) void syncNow();
      else clock.later(Math.max(0, entry.joinUntil - clock.now()), () => void syncNow());
      return ok({
        id: entry.id,
        get standing() {
          return standing(entry.id) ?? 'recorded';
        },
      });
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      return refuse(error.name === 'QuotaExceededError' ? problems.storageFull : problems.storageFailed);
    }
  };
  const send = async <Input>(
    { name }: CommandContract<string, Input, unknown>,
    input: Input,
    { organisation, term = session.office?.term ?? null, joinWithin }: SendOptions,
  ): Promise<Result<Sent>> => {
    await bringModules();
    const draft: Draft = { name, organisation, term, input };
    const offer = takingBack.before(draft);
    const sent = await keep(draft, joinWithin);
    if (sent.ok) offer();
    return sent;
  };

  return {
    /** Rows of a kind as they stand with what still waits drawn over them. The list keeps its identity until one changes. */
    rows: <Row>(kind: string): readonly Row[] => {
      kinds.follow(kind);
      return replica.all<Row>(kind);
    },
    /** One row by its key (`rowKey(...)` where the key has several columns). */
    row: <Row>(kind: string, key: string): Row | undefined => {
      kinds.follow(kind);
      return replica.one<Row>(kind, key);
    },
    /** Keeps a command on this device and sends it as soon as it can. */
    send,
    /** The same with the answer: the value, a refusal (settled), or `null` if none came in time; then it waits on. */
    sendNow: async <Input, Output>(
      contract: CommandContract<string, Input, Output>,
      input: Input,
      options: SendOptions & { readonly within?: number },
    ): Promise<Result<{ readonly sent: Sent; readonly value: Output | null }>> => {
      const sent = await send(contract, input, options);
      if (!sent.ok) return sent;
      const hasCome = () => Boolean(engine?.held().entries.get(sent.value.id)?.receipt);
      const came = await arrivals.wait(hasCome, options.within ?? 8_000);
      const held = engine?.held();
      const words = held?.words.get(sent.value.id);
      if (!came || !words) return ok({ sent: sent.value, value: null });
      if (words.problem && held?.entries.get(sent.value.id)?.state === 'refused') {
        await engine?.settle(sent.value.id);
        return refuse(words.problem);
      }
      return ok({ sent: sent.value, value: (words.value ?? null) as Output | null });
    },
    standing,
    /** «Vừa ghi» — what can still be taken back. */
    get lately(): Lately | null {
      return takingBack.lately;
    },
    /** «Chờ gửi». */
    get waiting(): readonly Item[] {
      return items((entry) => entry.state === 'waiting');
    },
    /** «Cần xem lại», until settled. */
    get review(): readonly Item[] {
      return items(needsReview);
    },
    /** «Đã ghi», newest first. */
    get receipts(): readonly Item[] {
      return items((entry) => entry.state === 'recorded').toReversed();
    },
    /** The person is done with an entry of the tray. */
    settle: async (id: Id): Promise<void> => engine?.settle(id),
    get syncState() {
      void pulse;
      const entries = [...(engine?.held().entries.values() ?? [])];
      return describeSync({
        open: session.stage === 'open',
        sending,
        last,
        offlineSince,
        doneAt,
        waiting: entries.filter((entry) => entry.state === 'waiting').length,
        review: entries.filter(needsReview).length,
        minutesAhead: engine?.held().meta.minutesAhead ?? null,
      });
    },
    /** Sends and fetches now; also asks again about what the server holds back. */
    syncNow: () => syncNow(true),
    /** The rule packs in force, as the server published them; `null` before the first contact. */
    get bundle(): unknown {
      return inForce;
    },
    /** What waits, sealed, as a file that can be carried to any server page by hand. */
    sealedCopy: async (): Promise<string> => {
      // A tap that may still be joined would leave the copy with half of it under the same id.
      await new Promise<void>((resolve) => clock.later(joinsLast(engine, clock.now()), resolve));
      return sealedCopyOf(engine?.held().entries.values() ?? []);
    },
    /** «Biên nhận» — signed by the server, to be shown to anybody who asks whether it was recorded. */
    signedReceipts: (): string | null => signedReceiptsOf(engine?.held().entries.values() ?? []),
    /** Whether the rows of the replica are there; office people with more than a phone may hold ask live. */
    get hasReplica(): boolean {
      void pulse;
      const meta = engine?.held().meta;
      return meta !== undefined && !meta.tooLarge && meta.stage === 2;
    },
    /** Listens to the network and the page, and carries what others on this phone left. Once, by the root layout. */
    start: (): void => {
      if (started) return;
      started = true;
      onContact(() => void syncNow());
      carryWhenever(session, server, clock);
    },
  };
}

/** The book of this tab. */
export const book = createBook(theSession, theServer, deviceClock);
export type Book = ReturnType<typeof createBook>;
