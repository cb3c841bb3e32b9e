import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, openProfile } from '#support/browser.ts';
import type { Client } from '#support/client-page.ts';
import { handOf, pin } from '#support/device-page.ts';
import { startDeviceServer, type DeviceServer } from '#support/device-server.ts';

declare const client: Client;

let browser: Browser;
let server: DeviceServer;
let phone: BrowserContext;
let page: Page;
const folders: string[] = [];

const { openPage, start, reload, signIn, setPin, unlock, send, tap, standing, shown, network } = handOf(
  () => ({
    server,
    phone,
    page,
  }),
);

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startDeviceServer({ cuc: 'Hoàng Kim Cúc' })]);
});
afterAll(async () => {
  await phone?.close();
  await browser?.close();
  await server?.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await phone?.close();
  phone = await browser.newContext();
  page = await openPage();
});

test('storage cleared at any point of a meeting: nothing the server has recorded is missing, and the phone begins anew', async () => {
  const recorded: string[] = [];
  for (let point = 0; point < 8; point += 1) {
    await signIn('cuc');
    await setPin();
    for (let taps = 0; taps <= point; taps += 1) recorded.push(await tap(`điểm ${point}, việc ${taps}`));
    await page.evaluate(() => client.book.syncNow());
    for (const id of recorded.slice(-1)) await expect.poll(() => standing(id)).toBe('recorded');
    await (await devtools()).send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'all' });
    await reload();
    expect(await page.evaluate(() => client.session.stage)).toBe('signed-out');
  }
  await signIn('cuc');
  for (const id of recorded)
    expect(server.model.state.applied.filter((applied) => applied === id)).toHaveLength(1);
  const seen = await shown();
  for (let point = 0; point < 8; point += 1) expect(seen).toContain(`điểm ${point}, việc ${point};`);
}, 120_000);

test.each([
  ['a tenth of a megabyte', 100_000],
  ['one megabyte', 1_000_000],
  ['five megabytes', 5_000_000],
])(
  'with %s of storage nothing is called kept that is not',
  async (_size, quotaSize) => {
    const folder = mkdtempSync(join(tmpdir(), 'sochibo-profile-'));
    folders.push(folder);
    await phone.close();
    phone = await openProfile(folder);
    page = await openPage();
    await (await devtools()).send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize });
    await signIn('cuc');
    await setPin();
    await network(false);
    const kept: string[] = [];
    let refusal: string | null = null;
    for (let count = 0; count < 120 && refusal === null; count += 1) {
      const sent = await send(`${quotaSize} ${count} ${'lời đã ghi trong cuộc họp '.repeat(20)}`);
      if (sent.ok) kept.push(sent.value.id);
      else refusal = sent.problem.code;
    }
    expect([null, 'client.storage-full', 'client.storage-failed']).toContain(refusal);
    // A month of commands of a cell is about a hundred.
    console.info(`${quotaSize}: ${kept.length} kept, then ${refusal}`);
    if (quotaSize === 5_000_000) expect(refusal).toBeNull();

    await reload();
    expect(await unlock('cuc', pin)).toBe('open');
    await expect.poll(() => page.evaluate(() => client.book.waiting.length)).toBe(kept.length);
    for (const id of kept) expect(await standing(id)).toBe('waiting');
    expect(await page.evaluate(() => client.book.waiting.length)).toBe(kept.length);
    await network(true);
    await page.evaluate(() => client.book.syncNow());
    for (const id of kept) expect(server.model.state.applied).toContain(id);
  },
  120_000,
);

test('a store that fails at every n-th write tells the person each time, and shows only what it kept', async () => {
  await signIn('cuc');
  await setPin();
  await network(false);
  await page.evaluate(() => {
    const real = IDBObjectStore.prototype.put;
    let count = 0;
    IDBObjectStore.prototype.put = function put(...given: Parameters<IDBObjectStore['put']>) {
      if (this.name === 'words') count += 1;
      if (this.name === 'words' && count % 4 === 0) this.transaction.abort();
      return real.apply(this, given);
    };
  });
  const outcomes: { value: string; id: string | null }[] = [];
  for (let count = 0; count < 40; count += 1) {
    const value = `lần ${count}.`;
    const sent = await send(value);
    if (!sent.ok) expect(['client.storage-full', 'client.storage-failed']).toContain(sent.problem.code);
    outcomes.push({ value, id: sent.ok ? sent.value.id : null });
  }
  expect(outcomes.some(({ id }) => id === null)).toBe(true);
  expect(outcomes.some(({ id }) => id !== null)).toBe(true);
  const before = await shown();
  await reload();
  expect(await unlock('cuc', pin)).toBe('open');
  await expect.poll(() => shown()).toBe(before);
  for (const { value, id } of outcomes) {
    expect(before.includes(`${value};`)).toBe(id !== null);
    if (id) expect(await standing(id)).toBe('waiting');
  }
}, 60_000);

test('three tabs write at once and one is killed in the middle: every kept tap is recorded once', async () => {
  await signIn('cuc');
  await setPin();
  const [second, third] = [await openPage(), await openPage()];
  for (const tab of [second, third]) expect(await unlock('cuc', pin, tab)).toBe('open');
  const ids = await Promise.all(
    Array.from({ length: 15 }, (_, count) => tap(`thẻ ${count}`, [page, second, third][count % 3])),
  );
  const late = Array.from({ length: 5 }, (_, count) => tap(`bị giết ${count}`, third).catch(() => null));
  await third.close();
  await Promise.all(late);
  await page.evaluate(() => client.book.syncNow());
  for (const id of ids) {
    await expect.poll(() => standing(id)).toBe('recorded');
    expect(server.model.state.applied.filter((applied) => applied === id)).toHaveLength(1);
  }
  expect(await page.evaluate(() => client.book.waiting.length)).toBe(0);
  const applied = server.model.state.applied;
  expect(new Set(applied).size).toBe(applied.length);
}, 60_000);

test('a store laid out anew is copied, verified and switched; killed at any step it begins again and loses nothing', async () => {
  for (const step of ['sealed', 'read', 'made', 'copied', 'verified', 'never']) {
    await phone.close();
    phone = await browser.newContext();
    page = await openPage();
    await signIn('cuc');
    await setPin();
    const recorded = await tap(`trước khi đổi kho, ${step}`);
    await expect.poll(() => standing(recorded)).toBe('recorded');
    await network(false);
    const waiting = [await tap('còn chờ một'), await tap('còn chờ hai')];
    const sealed = await entries();

    const other = await openPage();
    await upgrade(other, step);
    // The tab that still wrote the old store has closed it and says so.
    await expect.poll(() => page.evaluate(() => client.session.stage)).toBe('superseded');
    await other.close();
    await page.reload();
    await page.waitForFunction(() => 'client' in globalThis);

    const carried = await upgrade(page, 'never');
    expect(carried).toEqual(sealed);
    expect(carried?.map(({ id }) => id)).toEqual(expect.arrayContaining([recorded, ...waiting]));
    // Once switched, what the old store holds is not taken again.
    expect(await upgrade(page, 'never')).toEqual(sealed);
    // The old release finds the store taken over, and writes nothing into it.
    await start(page);
    expect(await unlock('cuc', pin).catch(() => 'refused')).not.toBe('open');
  }
}, 120_000);

test('where the phone is full, or a line cannot be read, the outbox is carried over all the same', async () => {
  await signIn('cuc');
  await setPin();
  await network(false);
  await tap('việc phải giữ');
  const sealed = await entries();
  const person = server.people.cuc?.id;
  const other = await openPage();
  const carried = await other.evaluate(async (owner) => {
    const next = {
      ...client.layout,
      no: 2,
      carry: (store: string, line: unknown) => {
        if (store === 'words' || store === 'blob') throw new Error('unreadable');
        return line;
      },
    };
    const store = await client.openStore(owner as never, 'device' as never, () => undefined, next);
    const { entries, meta } = await store.load();
    store.close();
    return { entries: entries.map(({ id, sequence, sealed }) => ({ id, sequence, sealed })), meta };
  }, person);
  expect(carried.entries).toEqual(sealed);
  expect(carried.meta).toMatchObject({ sequence: sealed.length, cursors: {} });
});

/** Opens the store as the next release would; killed at the step. The answer is the outbox as it stands there. */
function upgrade(on: Page, until: string): Promise<{ id: string }[] | null> {
  return on.evaluate(
    async ([owner, last]) => {
      const next = { ...client.layout, no: 2 };
      let stop: () => void = () => undefined;
      const stopped = new Promise<null>((resolve) => (stop = () => resolve(null)));
      const opened = client.openStore(
        owner as never,
        'device' as never,
        () => undefined,
        next,
        (step) => {
          if (step !== last) return;
          stop();
          return new Promise<void>(() => undefined);
        },
      );
      const store = await Promise.race([opened, stopped]);
      if (store === null) return null;
      const { entries } = await store.load();
      store.close();
      return entries.map(({ id, sequence, sealed }) => ({ id, sequence, sealed }));
    },
    [server.people.cuc?.id, until],
  );
}

async function entries(): Promise<{ id: string }[]> {
  return page.evaluate(async (owner) => {
    const store = await client.openStore(owner as never, 'device' as never, () => undefined);
    const { entries: all } = await store.load();
    store.close();
    return all.map(({ id, sequence, sealed }) => ({ id, sequence, sealed }));
  }, server.people.cuc?.id);
}

function devtools(): Promise<CDPSession> {
  return phone.newCDPSession(page);
}
