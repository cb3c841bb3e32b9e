import type { Id } from '#kernel/id.ts';
import type { Effects } from '#kernel/sync/replica.ts';
import { rowKey } from '#kernel/sync/wire.ts';
import { ModelNetwork, ModelStorage, type Fate } from './sync-model-device.ts';
import { ModelServer, sealPlainly, timesIn, type Mark } from './sync-model.ts';
import { idFrom, seeded } from './seeded.ts';
import { createChecks, insist, type Core, type Kept, type Phone, type Tab } from './sync-checks.ts';
import type { Schedule, Step, TapKind } from './sync-schedule.ts';

/** Runs one schedule to its end; throws where something was lost, doubled, overwritten or shown wrongly. */
export async function runSchedule(core: Core, schedule: Schedule, fate: Fate): Promise<void> {
  const world = await createWorld(core, schedule, fate);
  for (const step of schedule.steps) {
    fate.count(`step ${step.do}`);
    await world.take(step);
    world.checkTruth();
  }
  await world.comeToRest();
  world.check();
}

/** Some people with a phone of two tabs each, server processes over one state, and all that may happen to them. */
async function createWorld(core: Core, { seed, devices, trouble, mostBytes }: Schedule, fate: Fate) {
  const random = seeded(seed);
  const organisations: readonly [Id, Id] = [idFrom(random), idFrom(random)];
  const server = new ModelServer(organisations);
  server.mostBytes = mostBytes;
  let backups = [server.backup()];
  let letters = 0;
  const running: Promise<unknown>[] = [];
  /** Recorded, as their phones were told, before the phones lost everything. */
  let acknowledged: Kept[] = [];

  const openTab = async (phone: Phone): Promise<Tab> => {
    const replica = core.createReplica(() => effects);
    const { storage } = phone;
    const readRows = () => replica.replace([...storage.rows.values()].map(({ put }) => put));
    readRows();
    const engine = await core.openEngine({
      storage,
      wire: phone.network,
      seal: sealPlainly,
      now: () => (phone.now += 1),
      random,
      newId: () => idFrom(random),
      alone: (work) => work(),
      changed: (change) => (change ? replica.take(change) : readRows()),
    });
    return { engine, replica };
  };
  const restart = async (phone: Phone): Promise<void> => {
    phone.storage.cut = null;
    phone.tabs = [await openTab(phone), await openTab(phone)];
  };
  const phones: Phone[] = [];
  for (let who = 0; who < devices; who += 1) {
    const id = idFrom(random);
    const network = new ModelNetwork(server, random, who, fate);
    network.trouble = trouble;
    const now = Date.parse('2026-11-03T12:00:00Z');
    const storage = new ModelStorage(id, fate);
    const phone: Phone = { who, network, id, storage, tabs: [] as never, now, kept: [] };
    await restart(phone);
    phones.push(phone);
  }

  const tap = async (
    phone: Phone,
    kind: TapKind,
    step: Step & { do: unknown },
    tab: 0 | 1,
  ): Promise<void> => {
    const { organisation: place, key: number } = step as { organisation: number; key: number };
    const organisation = organisations[place] as Id;
    const key = `k${number}`;
    letters += 1;
    const letter = `t${letters}`;
    const known = phones.flatMap((one) => one.kept);
    const needs = kind === 'dependent' ? (known[known.length - 1 - number]?.letter ?? null) : null;
    const input = { marks: [{ key, value: letter }], ...(needs === null ? {} : { needs }) };
    const order = { name: kind, organisation, term: null, input };
    const { engine } = phone.tabs[tab];
    const written = engine.append(kind === 'joined-tap' ? { ...order, join, joinWithin: 20 } : order);
    const entry = await orCut(written.catch(stored));
    // The person is told that there is no room: nothing was kept, and nothing is promised.
    if (!entry && phone.storage.isFull) return;
    if (!entry) return restart(phone);
    phone.kept.push({ id: entry.id, kind, organisation, key, letter, needs });
  };

  const sync = (phone: Phone, tab: 0 | 1, askHeld = false): void => {
    const syncing = phone.tabs[tab].engine.sync({ askHeld }).then(({ outcome }) => {
      insist(outcome !== 'session-ended', 'a session has ended without our word');
    });
    const done = orCut(syncing.catch(stored));
    // Looked at when all comes to rest.
    done.catch(() => undefined);
    running.push(done);
  };
  const settle = async (phone: Phone): Promise<void> => {
    const { engine } = phone.tabs[0];
    const entry = [...engine.held().entries.values()].find((candidate) => core.needsReview(candidate));
    const settled = entry && engine.settle(entry.id).then(() => true);
    if (settled && !(await orCut(settled.catch(stored)))) await restart(phone);
  };
  /** The browser has thrown away everything of this phone; its owner signs in and enrols anew. */
  const evict = async (phone: Phone): Promise<void> => {
    const { meta, entries } = phone.storage.stored;
    if (meta.epoch === server.epoch) {
      const recorded = new Set(entries.filter((entry) => entry.state === 'recorded').map(({ id }) => id));
      acknowledged.push(...phone.kept.filter(({ id }) => recorded.has(id)));
    }
    phone.id = idFrom(random);
    phone.kept = [];
    phone.storage = new ModelStorage(phone.id, fate);
    await restart(phone);
  };
  const restore = (which: number): void => {
    const backup = backups[which % backups.length];
    if (!backup) return;
    server.restore(backup);
    const inIt = new Set(server.state.applied);
    acknowledged = acknowledged.filter(({ id }) => inIt.has(id));
    for (const phone of phones) phone.network.forged.length = 0;
  };

  const pass = async (most: number): Promise<void> => {
    for (let ticks = Math.floor(random() * most); ticks > 0; ticks -= 1) await Promise.resolve();
  };

  const take = async (step: Step): Promise<void> => {
    if (step.do === 'backup') return void (backups = [...backups.slice(-3), server.backup()]);
    if (step.do === 'restore') return restore(step.which);
    if (step.do === 'elsewhere')
      return server.writeElsewhere(organisations[step.organisation] as Id, `e${step.key}`);
    const phone = phones[step.device % phones.length] as Phone;
    switch (step.do) {
      case 'sync':
      case 'ask-held':
        sync(phone, 0, step.do === 'ask-held');
        return pass(90);
      case 'restore-under-way':
        phone.network.nextReplyIsLate = true;
        sync(phone, 0);
        await pass(40);
        phone.network.nextReplyIsLate = false;
        restore(step.which);
        sync(phone, 1);
        return pass(250);
      case 'second-tab':
        return sync(phone, 1);
      case 'tap-in-second-tab':
        return phone.storage.isReadable ? tap(phone, 'tap', step, 1) : undefined;
      case 'restart':
        return restart(phone);
      case 'narrow':
        return server.see(organisations.slice(0, 1), phone.who);
      case 'widen':
        return server.see(organisations, phone.who);
      case 'withdraw':
      case 'give-back':
        return server.allow(phone.id, organisations[step.organisation] as Id, step.do === 'give-back');
      case 'lock':
      case 'unlock':
        phone.storage.isReadable = step.do === 'unlock';
        return restart(phone);
      case 'fill':
      case 'clear':
        phone.storage.isFull = step.do === 'fill';
        return;
      case 'settle':
        return settle(phone);
      case 'evict':
        return evict(phone);
      case 'cut':
        phone.storage.cut = step.when;
        return;
      case 'clock':
        phone.now += step.jump;
        return;
      default:
        return phone.storage.isReadable ? tap(phone, step.do, step, 0) : undefined;
    }
  };

  const { check, checkTruth } = createChecks({
    core,
    server,
    phones,
    mostBytes,
    acknowledged: () => acknowledged,
  });

  const comeToRest = async (): Promise<void> => {
    for (const phone of phones) phone.network.trouble = 0;
    await Promise.all(running);
    for (const phone of phones) {
      phone.storage.isReadable = true;
      phone.storage.isFull = false;
      await restart(phone);
    }
    for (let round = 0; round < 8; round += 1) {
      for (const phone of phones) {
        phone.now += 60_000;
        const done = await orCut(phone.tabs[0].engine.sync({ askHeld: true }));
        if (!done) await restart(phone);
      }
      checkTruth();
    }
  };

  return { take, comeToRest, check, checkTruth };
}

function join(earlier: unknown, later: unknown): unknown {
  const marks = (input: unknown) => (input as { marks: Mark[] }).marks;
  return { marks: [...marks(earlier), ...marks(later)] };
}

/** Drawing a mark over a row that has it already changes nothing. */
const effects: Effects = Object.fromEntries(
  ['tap', 'joined-tap', 'forbidden', 'poison', 'unanswered', 'dependent'].map((name) => [
    name,
    (rows, { organisation, input }) => {
      const values = new Map<string, string>();
      for (const { key, value } of (input as { marks: Mark[] }).marks) {
        const before = values.get(key) ?? rows.one<Mark>('mark', rowKey(organisation, key))?.value ?? '';
        values.set(key, timesIn(before, value) > 0 ? before : `${before}${value};`);
      }
      return [...values].map(([key, value]) => ({
        kind: 'mark',
        key: rowKey(organisation, key),
        row: { organisation, key, value },
      }));
    },
  ]),
);

/** A store that was locked or full under a running sync takes nothing; the next sync does it again. */
function stored(error: unknown): null {
  if (error instanceof Error && (error.message === 'locked' || error.message === 'full')) return null;
  throw error;
}

/** `null` if the power was cut: a commit that never answers must not stop the test. */
function orCut<Value>(work: Promise<Value>): Promise<Value | null> {
  const patience = new Promise<null>((resolve) => setImmediate(() => resolve(null)));
  return Promise.race([work, patience]);
}
