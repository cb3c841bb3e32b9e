import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '../civil-date.ts';
import { ModelNetwork, ModelStorage } from '#support/sync-model-device.ts';
import { ModelServer, sealPlainly } from '#support/sync-model.ts';
import { idFrom, seeded } from '#support/seeded.ts';
import { schedules } from '#support/sync-schedule.ts';
import { runSchedule } from '#support/sync-world.ts';
import { openEngine } from './engine.ts';
import { isDrawn, needsReview, placeOf, type Entry } from './entry.ts';
import type { Reply } from './ports.ts';
import { createReplica, type Effects } from './replica.ts';
import { rowKey } from './wire.ts';

const uneventful = { at: () => null, count: () => undefined };

// `npm run torture` runs the same schedules in any number, with every step cut, and with known faults planted.
test('whatever is cut, doubled, reordered or restored: nothing is lost, nothing doubled, and what is shown is true', async () => {
  const core = { openEngine, createReplica, isDrawn, needsReview };
  await fc.assert(
    fc.asyncProperty(schedules, (schedule) => runSchedule(core, schedule, uneventful)),
    { numRuns: Number(process.env.SOCHIBO_SCHEDULES ?? 2_000) },
  );
});

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

test('nothing overtakes a tap that could still have been joined', async () => {
  const { engine, order, server } = await desk();
  const join = (earlier: unknown, later: unknown) => ({ marks: [...marksOf(earlier), ...marksOf(later)] });
  const tap = await engine.append({ ...order('a'), join, joinWithin: 2_000 });
  const takenBack = await engine.append(order('b'));
  await engine.sync();
  expect(server.state.applied).toEqual([tap.id, takenBack.id]);
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

test('two items over which the server stumbles do not keep the device from what is new', async () => {
  const { engine, order, server, tick } = await desk();
  await engine.append({ ...order('x'), name: 'poison' });
  await engine.append({ ...order('y'), name: 'poison' });
  server.writeElsewhere(order('z').organisation, 'far away');

  for (let round = 0; round < 3; round += 1) {
    await engine.sync();
    tick(60_000);
  }
  expect(engine.held().meta.rows).toBe(1);
});

test('an answer that crossed a newer one of another tab is not put over it', async () => {
  const random = seeded(5);
  const organisation = idFrom(random);
  const server = new ModelServer([organisation]);
  const storage = new ModelStorage(idFrom(random));
  let meanwhile = (): Promise<unknown> => Promise.resolve();
  const post = async (path: string, body: unknown) => {
    const answer = server.take(path, body);
    const interlude = meanwhile;
    meanwhile = () => Promise.resolve();
    await interlude();
    return { kind: 'answer', ...answer, retryAfter: null } as const;
  };
  const open = () => openEngine({ ...portsOf(storage, random), wire: { post } });
  const [tab, other] = [await open(), await open()];
  await tab.sync();
  server.writeElsewhere(organisation, 'a');
  meanwhile = () => {
    server.writeElsewhere(organisation, 'a');
    return other.sync();
  };
  await tab.sync();
  expect([...storage.rows.values()].map(({ put }) => put.row.value)).toEqual(['elsewhere 2;']);
});

test('receipts of an epoch that has passed say nothing about the new one', async () => {
  const random = seeded(6);
  const organisation = idFrom(random);
  const server = new ModelServer([organisation]);
  const storage = new ModelStorage(idFrom(random));
  const empty = server.backup();
  const open = (after: () => Promise<unknown>) =>
    openEngine({
      ...portsOf(storage, random),
      wire: {
        post: async (path, body) => {
          const answer = server.take(path, body);
          await after();
          return { kind: 'answer', ...answer, retryAfter: null };
        },
      },
    });
  const other = await open(() => Promise.resolve());
  let commits = 0;
  const commit = storage.commit.bind(storage);
  const tab = await open(() => Promise.resolve());
  const order = { name: 'tap', organisation, term: null, input: { marks: [{ key: 'k', value: 'a' }] } };
  const entry = await tab.append(order);
  // The server is restored, and the other tab hears of it, in the moment before the receipts are written down.
  storage.commit = async (change, basedOn) => {
    commits += 1;
    if (commits === 2) {
      storage.commit = commit;
      server.restore(empty);
      await other.sync();
      server.restore(empty);
    }
    return commit(change, basedOn);
  };
  await tab.sync({ feed: false });
  await tab.sync();
  expect(server.state.applied).toEqual([entry.id]);
  expect(tab.held().entries.get(entry.id)?.state).toBe('recorded');
});

test('what is recorded stays in the picture until the feed has brought it', async () => {
  const { engine, order } = await desk();
  const entry = await engine.append(order('a'));
  await engine.sync({ feed: false });
  const recorded = engine.held().entries.get(entry.id);
  expect(recorded?.state).toBe('recorded');
  expect(recorded && isDrawn(recorded, engine.held().meta)).toBe(true);
  await engine.sync();
  expect(recorded && isDrawn(recorded, engine.held().meta)).toBe(false);
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

test('an entry too large for something on the way is marked so, waits, and the others go', async () => {
  const { engine, order, server } = await desk();
  server.mostBytes = 1_500;
  const large = await engine.append(order('x'.repeat(2_000)));
  const small = await engine.append(order('b'));
  await engine.sync();
  expect(engine.held().entries.get(large.id)).toMatchObject({ state: 'waiting', tooLarge: true });
  expect(engine.held().entries.get(small.id)).toMatchObject({ state: 'recorded' });
  server.mostBytes = Number.POSITIVE_INFINITY;
  await engine.sync();
  expect(engine.held().entries.get(large.id)).toMatchObject({ state: 'recorded' });
});

test('the device knows how far its clock is from the server, from every answer, and forgets it when set right', async () => {
  const { engine, order, server, tick } = await desk();
  const ahead = () => engine.held().meta.minutesAhead;
  server.at = '2026-11-03T11:48:00.000Z' as Instant;
  await engine.append(order('a'));
  await engine.sync();
  expect(ahead()).toBe(12);
  tick(-72 * 60_000);
  await engine.sync();
  expect(ahead()).toBe(-60);
  tick(60 * 60_000);
  await engine.sync();
  expect(ahead()).toBe(0);
});

test('each entry lies on the device, on the server, or in a verified backup, as the server says and no clock of the phone', async () => {
  let isLost = true;
  const { engine, order, server, tick } = await desk(undefined, () => isLost);
  const places = () => [...engine.held().entries.values()].map(place);
  const place = (entry: Entry) => placeOf(entry, engine.held().meta.verifiedUntil);
  await engine.append(order('a'));
  await engine.sync();
  tick(-400 * 24 * 60 * 60_000);
  expect(places()).toEqual(['device']);

  isLost = false;
  await engine.sync();
  expect(places()).toEqual(['server']);

  const [first] = engine.held().entries.values();
  server.verifiedUntil = first?.receipt?.arrivedAt ?? null;
  await engine.append(order('b'));
  await engine.append({ ...order('c'), name: 'forbidden' });
  await engine.sync();
  expect(places()).toEqual(['backup', 'server', 'device']);

  // Nothing left to send: the feed brings the next night's word, and the loss of it too.
  server.verifiedUntil = '2026-11-04T19:00:00.000Z' as Instant;
  await engine.sync();
  expect(places()).toEqual(['backup', 'backup', 'device']);
  server.verifiedUntil = null;
  await engine.sync();
  expect(places()).toEqual(['server', 'server', 'device']);
});

test('after a restore nothing is in a verified backup that the server does not say so of again', async () => {
  const { engine, order, server } = await desk();
  const backup = server.backup();
  server.verifiedUntil = '2026-11-04T19:00:00.000Z' as Instant;
  const { id } = await engine.append(order('a'));
  await engine.sync();
  const place = () => {
    const entry = engine.held().entries.get(id);
    return entry && placeOf(entry, engine.held().meta.verifiedUntil);
  };
  expect(place()).toBe('backup');
  server.restore(backup);
  server.verifiedUntil = null;
  await engine.sync();
  expect(place()).toBe('server');
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

function portsOf(storage: ModelStorage, random: () => number) {
  return {
    storage,
    seal: sealPlainly,
    now: () => 0,
    random,
    newId: () => idFrom(random),
    alone: <Value>(work: () => Promise<Value>) => work(),
    changed: () => undefined,
  };
}

test('over 50 kbit/s, 600 ms away, one answer in twenty lost and cut every fifteen seconds, a month is there within a minute of contact', async () => {
  const entries = 113;
  for (let seed = 1; seed <= 12; seed += 1) {
    const line = slowLine(seed);
    const { engine, order, server, tick, now } = await desk(undefined, undefined, undefined, line.wrap);
    line.watch(tick, now);
    // Sixty kilobytes as they go over the wire.
    for (let count = 0; count < entries; count += 1)
      await engine.append(order(`m${count} ${'.'.repeat(60)}`));
    for (let round = 0; round < 60 && server.state.applied.length < entries; round += 1) {
      const { retryIn } = await engine.sync({ feed: false });
      line.wait(retryIn ?? 0);
    }
    expect(line.bytes()).toBeGreaterThanOrEqual(60_000);
    expect(new Set(server.state.applied).size).toBe(entries);
    expect(server.state.applied).toHaveLength(entries);
    expect([seed, line.contact() <= 60]).toEqual([seed, true]);
  }
});

test('a receipt that the server has not signed removes nothing, says so, and stands in nobody’s way', async () => {
  let isOurs = false;
  const proves = (sealed: { id: string }) => Promise.resolve(isOurs || sealed.id !== first.id);
  const { engine, order, server } = await desk(undefined, undefined, proves);
  const first = await engine.append(order('a'));
  const second = await engine.append(order('b'));
  await engine.sync();
  const entry = (id: Entry['id']) => engine.held().entries.get(id);
  expect(server.state.applied).toEqual([first.id, second.id]);
  expect([entry(first.id)?.state, entry(first.id)?.unproven]).toEqual(['waiting', true]);
  expect([entry(second.id)?.state, entry(second.id)?.unproven]).toEqual(['recorded', undefined]);

  isOurs = true;
  await engine.sync();
  expect([entry(first.id)?.state, entry(first.id)?.unproven]).toEqual(['recorded', undefined]);
  expect(server.state.applied).toEqual([first.id, second.id]);
});

/** A line of 50 kbit/s with 600 ms to and fro, that loses one answer in twenty and is there for 15 s of every 20. */
function slowLine(seed: number) {
  const random = seeded(seed);
  const [bytesASecond, there, period, latency] = [6_250, 15, 20, 0.6];
  let tick: (by: number) => number = (by) => by;
  let now: () => number = () => 0;
  let [began, sent, contact] = [0, 0, 0];
  let isBack = false;
  const at = (): number => (now() - began) / 1000;
  /** Seconds until the line is there, from this moment of its period. */
  const spend = (seconds: number): boolean => {
    const left = there - (at() % period);
    if (left <= 0) {
      tick((period - (at() % period)) * 1000);
      isBack = true;
      return false;
    }
    const used = Math.min(left, seconds);
    contact += used;
    tick(used * 1000);
    return used === seconds;
  };
  return {
    watch: (clock: (by: number) => number, told: () => number) => {
      [tick, now] = [clock, told];
      began = now();
    },
    wait: (milliseconds: number) => {
      // The phone is told when there is a network again, and tries at once.
      if (isBack) {
        isBack = false;
        return;
      }
      // Who waits for the next try while there is a network has contact too.
      const left = Math.max(0, there - (at() % period));
      contact += Math.min(left, milliseconds / 1000);
      tick(milliseconds);
    },
    bytes: () => sent,
    contact: () => contact,
    wrap: async (post: (path: string, body: unknown) => Promise<Reply>, path: string, body: unknown) => {
      const bytes = JSON.stringify(body).length;
      if (!spend(latency / 2 + bytes / bytesASecond)) return { kind: 'no-network' } as const;
      sent += bytes;
      const reply = await post(path, body);
      return spend(latency / 2) && random() >= 0.05 ? reply : ({ kind: 'no-network' } as const);
    },
  };
}

async function desk(
  reply?: () => { kind: 'answer'; status: number; body: unknown; retryAfter: null },
  isLost: () => boolean = () => false,
  proves?: (sealed: { id: string }) => Promise<boolean>,
  over: ReturnType<typeof slowLine>['wrap'] = (post, path, body) => post(path, body),
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
        if (isLost()) return Promise.resolve({ kind: 'no-network' });
        return over((to, what) => network.post(to, what), path, body);
      },
    },
    seal: sealPlainly,
    now: () => now,
    random,
    newId: () => idFrom(random),
    alone: (work) => work(),
    changed: () => undefined,
    ...(proves ? { proves } : {}),
  });
  const order = (value: string) => ({
    name: 'tap',
    organisation,
    term: null,
    input: { marks: [{ key: 'k', value }] },
  });
  return { engine, order, server, tick: (by: number) => (now += by), now: () => now };
}

function marksOf(input: unknown): { key: string; value: string }[] {
  return (input as { marks: { key: string; value: string }[] }).marks;
}
