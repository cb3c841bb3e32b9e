import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from '#support/browser.ts';
import type { Client } from '#support/client-page.ts';
import { handOf, pin } from '#support/device-page.ts';
import { startDeviceServer, type DeviceServer } from '#support/device-server.ts';

declare const client: Client;

const canaries = ['Hoàng Kim Cúc', 'Lò Văn Páo', 'Bế Thị Nụ', 'chuyện riêng của chi bộ'];

let browser: Browser;
let server: DeviceServer;
let phone: BrowserContext;
let page: Page;

const { openPage, reload, signIn, setPin, unlock, tap, standing, shown, network } = handOf(() => ({
  server,
  phone,
  page,
}));

beforeAll(async () => {
  [browser, server] = await Promise.all([
    openBrowser(),
    startDeviceServer({ cuc: 'Hoàng Kim Cúc', pao: 'Lò Văn Páo', nu: 'Bế Thị Nụ' }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  await phone?.close();
  phone = await browser.newContext();
  await phone.addInitScript(() => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + Number(localStorage.getItem('skew') ?? 0);
  });
  page = await openPage();
});

test('a meeting noted without a network survives reloading, and is sent when the network is back', async () => {
  await signIn('cuc');
  await setPin();
  await network(false);
  const id = await tap('Bế Thị Nụ có mặt');
  expect(await standing(id)).toBe('waiting');

  await reload();
  expect(await page.evaluate(() => client.session.stage)).toBe('locked');
  expect(await unlock('cuc', pin)).toBe('open');
  expect(await shown()).toContain('Bế Thị Nụ có mặt;');
  expect(await standing(id)).toBe('waiting');
  expect(await page.evaluate(() => client.book.syncState.text.vi)).toMatch(/Không có mạng.*1 việc chờ gửi/);

  await network(true);
  await page.evaluate(() => client.book.syncNow());
  expect(await standing(id)).toBe('recorded');
  expect(server.model.state.applied).toContain(id);
  expect(await shown()).toContain('Bế Thị Nụ có mặt;');
  expect(server.broken).toEqual([]);
});

test('after five wrong codes one has to wait, after ten the book is erased and the outbox is not', async () => {
  await signIn('cuc');
  await setPin();
  await network(false);
  const id = await tap('chuyện riêng của chi bộ');
  await reload();
  for (let wrong = 1; wrong <= 5; wrong += 1) expect(await unlock('cuc', '000000')).toBe('client.wrong-pin');
  expect(await unlock('cuc', pin)).toBe('client.pin-wait');
  await reload();
  expect(await unlock('cuc', pin)).toBe('client.pin-wait');

  for (let wrong = 6; wrong <= 9; wrong += 1) {
    await skipTime(20 * 60_000);
    expect(await unlock('cuc', '000000')).toBe('client.wrong-pin');
  }
  await skipTime(20 * 60_000);
  expect(await unlock('cuc', '000000')).toBe('client.cache-erased');
  expect(await countOf('outbox')).toBe(1);
  expect(await countOf('words')).toBe(0);
  expect(await countOf('blob')).toBe(0);

  await network(true);
  await reload();
  await expect.poll(() => server.model.state.applied.includes(id as never)).toBe(true);
});

test('a forgotten code gives way to a new one after the password, and nothing unsent is lost', async () => {
  await signIn('cuc');
  await setPin();
  await network(false);
  const id = await tap('còn chờ');
  await reload();
  await network(true);
  await page.evaluate(async () => {
    await client.session.signIn({ name: 'cuc', password: 'x' });
    await client.session.forgetPin();
  });
  await expect.poll(() => standing(id)).toBe('recorded');
  await setPin('777111');
  await reload();
  expect(await unlock('cuc', pin)).toBe('client.wrong-pin');
  expect(await unlock('cuc', '777111')).toBe('open');
});

test('two people on one phone send for each other and read nothing of each other', async () => {
  await signIn('cuc');
  await setPin();
  await network(false);
  const id = await tap('điều chỉ mình đồng chí Cúc biết');
  await page.evaluate(() => client.session.lock());
  await blockCommands(true);
  await network(true);
  await signIn('pao');
  await page.evaluate(() => client.book.syncNow());
  expect(await page.evaluate(() => client.book.waiting.length)).toBe(0);
  expect(await shown()).not.toContain('điều chỉ mình đồng chí Cúc biết;');
  expect(await page.evaluate(() => client.session.me?.person.fullName)).toBe('Lò Văn Páo');

  await blockCommands(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => server.model.state.applied.includes(id as never)).toBe(true);
});

test('a clock more than five minutes off is named to the person until it is set right', async () => {
  const words = () => page.evaluate(() => client.book.syncState.text.vi);
  const meet = async (minutesAhead: number) => {
    server.model.at = new Date(Date.now() - minutesAhead * 60_000).toISOString() as never;
    await page.evaluate(() => client.book.syncNow());
  };
  await signIn('cuc');
  await meet(4);
  expect(await words()).not.toContain('Đồng hồ');
  await meet(12);
  expect(await words()).toMatch(/^Đã ghi tất cả .*Đồng hồ máy này nhanh 12 phút, cần chỉnh lại\.$/);
  await meet(-180);
  expect(await words()).toContain('Đồng hồ máy này chậm 3 giờ');
  await meet(0);
  expect(await words()).not.toContain('Đồng hồ');
  server.model.at = null;
});

test('three people on one phone: each keeps what waits, reads it alone, and it goes in its own name', async () => {
  await blockCommands(true);
  const ids: string[] = [];
  for (const name of ['cuc', 'pao', 'nu']) {
    await signIn(name);
    await setPin();
    ids.push(await tap(`riêng của ${name}`));
    expect(await page.evaluate(() => client.book.waiting.length)).toBe(1);
    for (const other of ['cuc', 'pao', 'nu'].filter((one) => one !== name))
      expect(await shown()).not.toContain(`riêng của ${other};`);
    await page.evaluate(() => client.session.lock());
  }
  expect(await page.evaluate(() => client.session.people.length)).toBe(3);
  await reload();
  // The second opens the book and sends for the first and the third, who stay closed.
  expect(await unlock('pao', pin)).toBe('open');
  expect(await page.evaluate(() => client.book.waiting.length)).toBe(1);
  await blockCommands(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  for (const id of ids)
    await expect.poll(() => server.model.state.applied.filter((one) => one === id).length).toBe(1);
  const devices = ids.map(
    (id) => [...server.model.state.sequences].find(([, command]) => command === id)?.[0].split(' ')[0],
  );
  expect(new Set(devices).size).toBe(3);
}, 60_000);

test('a tab in the way of a newer release gives the store up and says so within two seconds', async () => {
  await signIn('cuc');
  await setPin();
  const id = await tap('trước khi có bản mới');
  const newer = await phone.newPage();
  await newer.goto(`${server.url}/newer`);
  const asked = performance.now();
  const opened = newer.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const request = indexedDB.open('sochibo', 2);
        request.onsuccess = () => {
          request.result.close();
          resolve(true);
        };
      }),
  );
  await page.waitForFunction(() => client.session.stage === 'superseded', null, { polling: 20 });
  const took = performance.now() - asked;
  expect(await opened).toBe(true);
  console.info(`the tab in the way said so after ${Math.round(took)} ms`);
  expect(took).toBeLessThan(2_000);
  expect(server.model.state.applied.includes(id as never) || (await countOf('outbox')) === 1).toBe(true);
}, 30_000);

test('whoever copies the databases of the browser finds no name and no typed word', async () => {
  await signIn('cuc');
  await setPin();
  await tap('Bế Thị Nụ, chuyện riêng của chi bộ');
  await page.evaluate(() => client.book.syncNow());
  await page.evaluate(() => client.ask(client.question, { of: 'Bế Thị Nụ' }));
  await network(false);
  await tap('Lò Văn Páo xin vắng');
  const answer = await page.evaluate(() => client.ask(client.question, { of: 'Bế Thị Nụ' }));
  expect(answer).toMatchObject({
    ok: true,
    value: { live: false, value: { told: 'Đảng viên Hoàng Kim Cúc' } },
  });

  const dump = await dumpDatabases();
  expect(dump.length).toBeGreaterThan(1_000);
  for (const canary of canaries) expect(dump).not.toContain(canary);
  expect(dump).not.toContain(pin);
});

test('a session ended by the server changes nothing on the device, and signing out keeps what waits', async () => {
  await signIn('cuc');
  await setPin();
  server.endSessions();
  const id = await tap('sau khi hết phiên');
  await expect.poll(() => standing(id)).toBe('recorded');
  await page.evaluate(() => client.book.syncNow());
  expect(await page.evaluate(() => client.book.syncState.kind)).toBe('session-ended');
  expect(await page.evaluate(() => client.session.stage)).toBe('open');

  await network(false);
  await tap('trước khi đóng sổ');
  await page.evaluate(() => client.session.signOut());
  expect(await countOf('outbox')).toBe(2);
});

test('signing in again while the book is open keeps it open, also on a device that was ended from elsewhere', async () => {
  await signIn('cuc');
  await setPin();
  await tap('trước khi khóa máy từ xa');
  await page.evaluate(() => client.book.syncNow());
  for (const end of [server.endSessions, server.endDevices]) {
    end();
    await page.evaluate(() => client.book.syncNow());
    await signIn('cuc');
    expect(await shown()).toContain('trước khi khóa máy từ xa;');
    const id = await tap('sau khi mở lại');
    await expect.poll(() => standing(id)).toBe('recorded');
  }
  await reload();
  expect(await unlock('cuc', pin)).toBe('open');
  expect(await shown()).toContain('trước khi khóa máy từ xa;');
});

test('after 46 days without the server the book stays closed, and what waits still goes', async () => {
  await signIn('cuc');
  await setPin();
  await network(false);
  const id = await tap('lâu ngày');
  await skipTime(44 * 86_400_000);
  await reload();
  expect(await unlock('cuc', pin)).toBe('open');
  await skipTime(2 * 86_400_000);
  await reload();
  expect(await unlock('cuc', pin)).toBe('client.too-long-away');
  await network(true);
  await reload();
  await expect.poll(() => server.model.state.applied.includes(id as never)).toBe(true);
});

test('two tabs of one person share the book; each sees what the other wrote', async () => {
  await signIn('cuc');
  const other = await openPage();
  await expect.poll(() => other.evaluate(() => client.session.stage)).toBe('open');
  const taps = Array.from({ length: 10 }, (_, count) => `thẻ ${count}`);
  const ids = await Promise.all(taps.map((value, count) => tap(value, count % 2 ? other : page)));
  for (const id of ids) await expect.poll(() => standing(id, other)).toBe('recorded');
  await expect.poll(() => shown(other)).toBe(await shown());
  expect(new Set(ids).size).toBe(10);
  for (const id of ids)
    expect(server.model.state.applied.filter((applied) => applied === id)).toHaveLength(1);
});

test('a refusal of the server stands in the tray with its reason until it is settled; one of the device is never queued', async () => {
  await signIn('cuc');
  const [organisation] = [server.organisation];
  const refused = await page.evaluate(
    (organisation) =>
      client.book.send(client.forbidden, { marks: [{ key: 'k', value: 'v' }] }, { organisation }),
    organisation,
  );
  expect(refused.ok).toBe(true);
  await page.evaluate(() => client.book.syncNow());
  const [item] = await page.evaluate(() => client.book.review);
  expect(item).toMatchObject({ name: 'forbidden', standing: 'review', problem: { code: 'model.forbidden' } });
  await page.evaluate((id) => client.book.settle(id as never), item?.id);
  expect(await page.evaluate(() => client.book.review.length)).toBe(0);

  const local = await page.evaluate(
    (organisation) => client.book.send(client.tap, { marks: [] }, { organisation }),
    organisation,
  );
  expect(local).toMatchObject({ ok: false, problem: { code: 'model.empty' } });
  const now = await page.evaluate(
    (organisation) =>
      client.book.sendNow(client.forbidden, { marks: [{ key: 'k', value: 'v' }] }, { organisation }),
    organisation,
  );
  expect(now).toMatchObject({ ok: false, problem: { code: 'model.forbidden' } });
  expect(await page.evaluate(() => client.book.review.length)).toBe(0);
});

test('five thousand rows open within the second, and the client core stays small', async () => {
  const rows = new Map(
    Array.from({ length: 4_900 }, (_, count) => {
      const key = `r${count}`;
      return [key, { key, value: `Đồng chí số ${count}, ${'điều đã ghi '.repeat(12)}`, number: count + 1 }];
    }),
  );
  const before = server.model.backup();
  server.model.state.rows.set(server.organisation, rows);
  server.model.state.numbers.set(server.organisation, 5_000);
  await signIn('pao');
  await setPin();
  await page.evaluate(() => client.book.syncNow());
  expect(await page.evaluate(() => client.book.rows('mark').length)).toBe(4_900);
  await network(false);
  await reload();
  const owner = server.people.pao?.id;
  const took = await page.evaluate(
    async ([person, code]) => {
      const start = performance.now();
      await client.session.unlock(person as never, code as string);
      while (client.book.rows('mark').length < 4_900) await new Promise((resolve) => setTimeout(resolve, 5));
      return performance.now() - start;
    },
    [owner, pin],
  );
  const kilobytes = gzipSync(server.script).length / 1_000;
  console.info(
    `4,900 rows opened with the code in ${Math.round(took)} ms; client core ${kilobytes.toFixed(1)} kB compressed, Svelte's runtime and zod/mini included`,
  );
  expect(took).toBeLessThan(3_000);
  expect(kilobytes).toBeLessThan(40);
  server.model.restore(before);
});

async function blockCommands(blocked: boolean): Promise<void> {
  if (!blocked) await phone.unroute('**/api/v1/commands');
  else await phone.route('**/api/v1/commands', (route) => route.abort());
}

function skipTime(milliseconds: number): Promise<void> {
  return page.evaluate(
    (by) => localStorage.setItem('skew', String(Number(localStorage.getItem('skew') ?? 0) + by)),
    milliseconds,
  );
}

function countOf(store: string): Promise<number> {
  return page.evaluate(async (name) => {
    let count = 0;
    for (const { name: database } of await indexedDB.databases()) {
      if (database === 'sochibo' || !database) continue;
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(database);
        request.onsuccess = () => resolve(request.result);
      });
      count += await new Promise<number>((resolve) => {
        const request = db.transaction(name).objectStore(name).count();
        request.onsuccess = () => resolve(request.result);
      });
      db.close();
    }
    return count;
  }, store);
}

/** Everything in IndexedDB, bytes read as text, as a finder of the phone would search it; storage and caches too. */
function dumpDatabases(): Promise<string> {
  return page.evaluate(async () => {
    const seen: string[] = [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
    ];
    const write = (value: unknown): void => {
      if (value instanceof Uint8Array)
        seen.push(new TextDecoder('utf-8').decode(value), new TextDecoder('utf-16le').decode(value));
      else if (Array.isArray(value)) value.forEach(write);
      else if (typeof value === 'object' && value !== null)
        Object.entries(value).forEach((pair) => pair.forEach(write));
      else seen.push(String(value));
    };
    for (const { name = '' } of await indexedDB.databases()) {
      seen.push(name);
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of db.objectStoreNames) {
        const all = (what: 'getAll' | 'getAllKeys') =>
          new Promise<unknown[]>((resolve) => {
            const request = db.transaction(store).objectStore(store)[what]();
            request.onsuccess = () => resolve(request.result);
          });
        write(await all('getAllKeys'));
        write(await all('getAll'));
      }
      db.close();
    }
    return seen.join('\n');
  });
}
