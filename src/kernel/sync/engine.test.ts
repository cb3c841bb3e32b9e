import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idFrom, ModelNetwork, ModelServer, ModelStorage, sealPlainly, seeded } from '#support/sync-model.ts';
import type { Id } from '../id.ts';
import { openEngine, type Engine } from './engine.ts';
import { needsReview } from './entry.ts';
import { createReplica, type Effects } from './replica.ts';
import { rowKey } from './wire.ts';

type Step =
  | { readonly do: 'tap-in-second-tab' | 'elsewhere'; readonly organisation: number; readonly key: number }
  | { readonly do: 'tap' | 'joined-tap' | 'forbidden'; readonly organisation: number; readonly key: number }
  | {
      readonly do:
        | 'sync'
        | 'reload'
        | 'backup'
        | 'restore'
        | 'narrow'
        | 'widen'
        | 'settle'
        | 'second-tab'
        | 'lock'
        | 'unlock';
    }
  | { readonly do: 'cut'; readonly when: 'before' | 'after' }
  | { readonly do: 'clock'; readonly jump: number };

const years = 365 * 86_400_000;
const place = { organisation: fc.nat(1), key: fc.nat(4) };
const chance = <const What extends string>(weight: number, ...what: What[]) => ({
  weight,
  arbitrary: fc.record({ do: fc.constantFrom(...what) }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('tap', 'joined-tap', 'forbidden'), ...place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('tap-in-second-tab', 'elsewhere'), ...place }) },
  chance(6, 'sync'),
  chance(2, 'second-tab'),
  chance(2, 'narrow', 'widen'),
  chance(2, 'backup', 'restore'),
  chance(2, 'reload', 'settle', 'lock', 'unlock'),
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut'), when: fc.constantFrom('before', 'after') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock'),
      jump: fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -10 * years, max: 10 * years })),
    }),
  },
);

test('whatever is cut, doubled, reordered or restored: nothing is lost, nothing doubled, and what is shown is true', async () => {
  const schedule = fc.record({
    seed: fc.integer(),
    trouble: fc.constantFrom(0, 0.3, 0.7),
    steps: fc.array(step, { maxLength: 30 }),
  });
  await fc.assert(
    fc.asyncProperty(schedule, async ({ seed, trouble, steps }) => {
      const world = await createWorld(seed);
      world.network.trouble = trouble;
      for (const next of steps) await world.take(next);
      await world.comeToRest();
      world.check();
    }),
    { numRuns: Number(process.env.SOCHIBO_SCHEDULES ?? 1_000) },
  );
});

/** One person with one phone and two tabs, one server, and all that may happen to them. */
async function createWorld(seed: number) {
  const random = seeded(seed);
  const organisations = [idFrom(random), idFrom(random)];
  const server = new ModelServer(organisations);
  const network = new ModelNetwork(server, random);
  const storage = new ModelStorage(idFrom(random));
  const replica = createReplica(() => ({}));
  let now = Date.parse('2026-11-03T12:00:00Z');
  let taps = 0;
  let backup = server.backup();
  /** What the person was told is kept: each tap has a letter of its own. */
  const kept: { organisation: Id; key: string; letter: string; id: Id }[] = [];
  const refused = new Set<Id>();
  const settled = new Set<Id>();

  const open = (): Promise<Engine> => {
    storage.cut = null;
    return openEngine({
      storage,
      wire: network,
      seal: sealPlainly,
      now: () => (now += 1),
      random,
      newId: () => idFrom(random),
      alone: (work) => work(),
      changed: (change) => change && replica.take(change),
    });
  };
  let engine = await open();
  let second = await open();
  const running: Promise<unknown>[] = [];

  const tap = async (
    kind: 'tap' | 'joined-tap' | 'forbidden',
    organisation: Id,
    key: string,
    on = engine,
  ): Promise<void> => {
    taps += 1;
    const letter = `t${taps}`;
    const join = (earlier: unknown, later: unknown): unknown => ({
      marks: [...(earlier as { marks: unknown[] }).marks, ...(later as { marks: unknown[] }).marks],
    });
    const order = { name: kind, organisation, term: null, input: { marks: [{ key, value: letter }] } };
    const entry = await orCut(on.append(kind === 'joined-tap' ? { ...order, join, joinWithin: 20 } : order));
    if (!entry) return restart();
    if (kind === 'forbidden') refused.add(entry.id);
    else kept.push({ organisation, key, letter, id: entry.id });
  };
  /** The phone was switched off: memory is gone, the store is as it was. */
  const restart = async (): Promise<void> => {
    engine = await open();
    second = await open();
    replica.replace([...storage.rows.values()].map(({ put }) => put));
  };

  const take = async (next: Step): Promise<void> => {
    switch (next.do) {
      case 'tap':
      case 'joined-tap':
      case 'forbidden':
        if (storage.isReadable) await tap(next.do, organisations[next.organisation] as Id, `k${next.key}`);
        return;
      case 'tap-in-second-tab':
        if (storage.isReadable)
          await tap('tap', organisations[next.organisation] as Id, `k${next.key}`, second);
        return;
      case 'elsewhere':
        return server.writeElsewhere(organisations[next.organisation] as Id, `e${next.key}`);
      case 'sync':
        running.push(orCut(engine.sync().catch(stored)));
        for (let ticks = Math.floor(random() * 60); ticks > 0; ticks -= 1) await Promise.resolve();
        return checkTruth();
      case 'second-tab':
        running.push(orCut(second.sync().catch(stored)));
        return;
      case 'reload':
        return restart();
      case 'backup':
        backup = server.backup();
        return;
      case 'restore':
        return server.restore(backup);
      case 'narrow':
        return server.see(organisations.slice(0, 1));
      case 'widen':
        return server.see(organisations);
      case 'lock':
      case 'unlock':
        storage.isReadable = next.do === 'unlock';
        return restart();
      case 'settle':
        return settleOne();
      case 'cut':
        storage.cut = next.when;
        return;
      case 'clock':
        now += next.jump;
        return;
    }
  };
  const settleOne = async (): Promise<void> => {
    const entry = [...engine.held().entries.values()].find((candidate) => needsReview(candidate));
    if (!entry) return;
    const done = await orCut(engine.settle(entry.id).then(() => true));
    if (done) settled.add(entry.id);
    else await restart();
  };
  /** «Đã ghi» is never said of what this server has not. */
  const checkTruth = (): void => {
    const { meta, entries } = engine.held();
    if (meta.epoch !== server.epoch) return;
    const applied = new Set(server.state.applied);
    for (const entry of entries.values()) if (entry.state === 'recorded') expect(applied).toContain(entry.id);
  };
  const comeToRest = async (): Promise<void> => {
    network.trouble = 0;
    storage.isReadable = true;
    await Promise.all(running);
    await restart();
    for (let round = 0; round < 8; round += 1) {
      now += 60_000;
      await engine.sync();
    }
  };
  const check = (): void => {
    const { entries } = engine.held();
    const { applied, rows } = server.state;
    expect(new Set(applied).size).toBe(applied.length);
    for (const { organisation, key, letter, id } of kept) {
      expect(entries.get(id)?.state).toBe('recorded');
      const times = (rows.get(organisation)?.get(key)?.value ?? '')
        .split(';')
        .filter((part) => part === letter).length;
      expect(times).toBe(1);
    }
    for (const id of refused) {
      expect(entries.get(id)?.state).toBe('refused');
      expect(
        engine.held().words.get(id)?.problem?.code ?? (settled.has(id) ? 'settled' : null),
      ).not.toBeNull();
    }
    const theirs = server.visible.flatMap((organisation) =>
      [...(rows.get(organisation)?.values() ?? [])].map((row) => [rowKey(organisation, row.key), row.value]),
    );
    const ours = [...storage.rows.values()].map(({ put }) => [put.key, put.row.value]);
    const shown = replica.all<{ organisation: string; key: string; value: string }>('mark');
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
    expect(Object.fromEntries(shown.map((row) => [rowKey(row.organisation, row.key), row.value]))).toEqual(
      Object.fromEntries(theirs),
    );
  };

  return { take, comeToRest, check, network };
}

/** A store that was locked under a running sync refuses its rows; the next sync fetches them again. */
function stored(error: unknown): null {
  if (error instanceof Error && error.message === 'locked') return null;
  throw error;
}

/** `null` if the power was cut: a commit that never answers must not stop the test. */
function orCut<Value>(work: Promise<Value>): Promise<Value | null> {
  const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), 0));
  return Promise.race([work, patience]);
}

test('taps within the time for joining become one command, and none after it has left', async () => {
  const { engine, order, server, tick } = await desk();
  const join = (earlier: unknown, later: unknown) => ({ marks: [...marksOf(earlier), ...marksOf(later)] });
  const first = await engine.append({ ...order('a'), join, joinWithin: 2_000 });
  const second = await engine.append({ ...order('b'), join, joinWithin: 2_000 });
  expect(second.id).toBe(first.id);

  await engine.sync();
  expect(server.state.applied).toEqual([]);
  tick(2_000);
  await engine.sync();
  const third = await engine.append({ ...order('c'), join, joinWithin: 2_000 });
  expect(third.id).not.toBe(first.id);
  expect(server.state.applied).toEqual([first.id]);
});

test('what was on the wire once is never changed, though no reply came and the clock was set back', async () => {
  let lost = true;
  const { engine, order, server, tick } = await desk(undefined, () => lost);
  const join = (earlier: unknown, later: unknown) => ({ marks: [...marksOf(earlier), ...marksOf(later)] });
  const first = await engine.append({ ...order('a'), join, joinWithin: 2_000 });
  tick(2_000);
  await engine.sync();
  tick(-1_000);
  const second = await engine.append({ ...order('b'), join, joinWithin: 2_000 });
  expect(second.id).not.toBe(first.id);

  lost = false;
  tick(60_000);
  await engine.sync();
  expect(server.state.applied).toEqual([first.id, second.id]);
});

test('an answer that was asked for before the stages began anew is not taken', async () => {
  const random = seeded(3);
  const organisation = idFrom(random);
  const server = new ModelServer([organisation]);
  const storage = new ModelStorage(idFrom(random));
  for (const key of ['a', 'b', 'c']) server.writeElsewhere(organisation, key);
  let meanwhile = (): Promise<unknown> => Promise.resolve();
  const open = () =>
    openEngine({
      storage,
      wire: {
        post: async (path, body) => {
          const answer = server.take(path, body);
          const interlude = meanwhile;
          meanwhile = () => Promise.resolve();
          await interlude();
          return { kind: 'answer', ...answer, retryAfter: null };
        },
      },
      seal: sealPlainly,
      now: () => 0,
      random,
      newId: () => idFrom(random),
      alone: (work) => work(),
      changed: () => undefined,
    });
  const [tab, other] = [await open(), await open()];
  await tab.sync();
  const backup = server.backup();
  server.writeElsewhere(organisation, 'd');
  meanwhile = async () => {
    server.restore(backup);
    await other.sync();
  };
  const before = storage.stored.meta.generation;
  await tab.sync();
  expect(storage.stored.meta).toMatchObject({ epoch: server.epoch, generation: before + 1, sweeping: false });
  server.writeElsewhere(organisation, 'e');
  await tab.sync();
  const keys = [...storage.rows.values()].map(({ put }) => put.row.key);
  expect(keys.sort()).toEqual(['a', 'b', 'c', 'e']);
});

test('one item over which the server stumbles does not hold up the other 49', async () => {
  const { engine, order, server } = await desk();
  for (let count = 0; count < 49; count += 1) await engine.append(order(`m${count}`));
  const poison = await engine.append({ ...order('x'), name: 'poison' });
  await engine.append(order('after'));

  await engine.sync();
  expect(server.state.applied).toHaveLength(50);
  expect(engine.held().entries.get(poison.id)?.state).toBe('waiting');
});

test('no answer of any status ever removes an entry, and only our own marker ends the session', async () => {
  for (let status = 100; status <= 599; status += 1) {
    for (const body of [undefined, '<html>', { marker: 'other' }, { epoch: 'e', receipts: [{ id: 'x' }] }]) {
      const { engine, order } = await desk(() => ({ kind: 'answer', status, body, retryAfter: null }));
      const entry = await engine.append(order('a'));
      const result = await engine.sync();
      expect(engine.held().entries.get(entry.id)?.state).toBe('waiting');
      expect(result.outcome).not.toBe('session-ended');
    }
  }
  const marked = {
    kind: 'answer',
    status: 401,
    body: { marker: 'sochibo-session-ended' },
    retryAfter: null,
  } as const;
  const { engine, order } = await desk(() => marked);
  const entry = await engine.append(order('a'));
  expect((await engine.sync()).outcome).toBe('session-ended');
  expect(engine.held().entries.get(entry.id)?.state).toBe('waiting');
}, 60_000);

test('whoever asks while a sync is under way shares it, and what was added meanwhile is sent too', async () => {
  const { engine, order, server } = await desk();
  await engine.append(order('a'));
  const first = engine.sync();
  await engine.append(order('b'));
  const second = engine.sync();
  expect(second).toBe(first);
  await first;
  expect(server.state.applied).toHaveLength(2);
});

test('a server that was restored gets back what phones hold of the last 90 days', async () => {
  const { engine, order, server } = await desk();
  await engine.append(order('a'));
  await engine.sync();
  const backup = server.backup();
  await engine.append(order('b'));
  await engine.append(order('c'));
  await engine.sync();
  expect(server.state.applied).toHaveLength(3);

  server.restore(backup);
  await engine.sync();
  expect(server.state.applied).toHaveLength(3);
  expect([...engine.held().entries.values()].every((entry) => entry.state === 'recorded')).toBe(true);
});

const effects: Effects = {
  tap: (rows, envelope) =>
    marksOf(envelope.input as never).map(({ key, value }) => {
      const name = rowKey(envelope.organisation, key);
      const before = rows.one<{ value: string }>('mark', name)?.value ?? '';
      return { kind: 'mark', key: name, row: { key, value: `${before}${value};` } };
    }),
};

test('what waits is drawn over the rows, and vanishes from the picture when it is refused', async () => {
  const replica = createReplica(() => effects);
  const { engine, order } = await desk();
  await engine.append(order('a'));
  await engine.append(order('b'));
  const envelopes = [...engine.held().words.values()].map((words) => words.envelope);

  replica.draw(envelopes);
  const list = replica.all<{ value: string }>('mark');
  expect(list.map((row) => row.value)).toEqual(['a;b;']);
  expect(replica.all('mark')).toBe(list);

  replica.draw(envelopes.slice(1));
  expect(replica.all<{ value: string }>('mark').map((row) => row.value)).toEqual(['b;']);
});

async function desk(
  reply?: () => { kind: 'answer'; status: number; body: unknown; retryAfter: null },
  isLost: () => boolean = () => false,
) {
  const random = seeded(7);
  const organisation = idFrom(random);
  const server = new ModelServer([organisation]);
  const network = new ModelNetwork(server, random);
  let now = Date.parse('2026-11-03T12:00:00Z');
  const engine = await openEngine({
    storage: new ModelStorage(idFrom(random)),
    wire: {
      post: (path, body) => {
        if (reply) return Promise.resolve(reply());
        return isLost() ? Promise.resolve({ kind: 'no-network' }) : network.post(path, body);
      },
    },
    seal: sealPlainly,
    now: () => now,
    random,
    newId: () => idFrom(random),
    alone: (work) => work(),
    changed: () => undefined,
  });
  const order = (value: string) => ({
    name: 'tap',
    organisation,
    term: null,
    input: { marks: [{ key: 'k', value }] },
  });
  return { engine, order, server, tick: (by: number) => (now += by) };
}

function marksOf(input: unknown): { key: string; value: string }[] {
  return (input as { marks: { key: string; value: string }[] }).marks;
}
