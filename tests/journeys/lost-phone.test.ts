import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, openBrowser, phone } from '#support/browser.ts';
import { openedMeeting, workAs } from '#support/by-http.ts';
import { pressPin, signInOn } from '#support/cell-book.ts';
import { openSampleHouse, type SampleHouse } from '#support/sample-house.ts';

const pin = '264813';
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

let browser: Browser;
let house: SampleHouse;
const opened: BrowserContext[] = [];
const found: string[] = [];

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openSampleHouse()]);
}, 120_000);
afterAll(async () => {
  await Promise.all(opened.map((context) => context.close()));
  await browser?.close();
  await house?.close();
});

test('a phone locked from elsewhere gives its book up at the next contact; what it had written is looked at, not lost', async () => {
  const worker = await workAs(house, 'bithu');
  const meeting = await openedMeeting(worker, today);
  const lost = await newPage();
  await bookOn(lost, 'bithu');
  // The key of the phone has signed for its session: what is approved for the phone is approved for this.
  const { rows: bound } = await house.pool.query(
    'select device_proven as proven from identity.session where device_id is not null',
  );
  expect(bound).toEqual([{ proven: true }]);
  await lost.goto(`${house.url}/meetings/${meeting.id}/run?item=${meeting.item}`);
  await unlock(lost);
  await lost.getByLabel('Chủ trì kết luận').waitFor();
  await lost.context().setOffline(true);
  await lost.getByLabel('Chủ trì kết luận').fill('Ghi trên máy bị mất.');
  await lost.locator('.bar .main').click();
  await lost.getByRole('heading', { name: 'Thông qua biên bản', level: 1 }).waitFor();

  const { devices } = (await (await worker.call('GET', '/api/v1/devices')).json()) as {
    devices: { id: string; token: boolean; endedAt: string | null }[];
  };
  for (const device of devices.filter((one) => !one.token && one.endedAt === null))
    expect((await worker.call('DELETE', `/api/v1/devices/${device.id}`)).status).toBe(200);

  // Whoever found it starts the app with a network: no code opens the book, no name of the cell is left to read.
  await lost.context().setOffline(false);
  await lost.goto(house.url);
  await lost.getByLabel('Tên đăng nhập').waitFor({ timeout: 30_000 });
  await expect.poll(() => storedRows(lost)).toEqual({ blob: 0, words: 0, answer: 0, outbox: 1 });
  const { rows: kept } = await house.pool.query('select why, standing from platform.late_command');
  expect(kept).toEqual([{ why: 'device-ended', standing: 'waiting' }]);
  const { rows: untouched } = await house.pool.query(
    `select count(*)::int as written from meetings.agenda_item where conclusion is not null`,
  );
  expect(untouched).toEqual([{ written: 0 }]);

  // On another device the same person sees it on the first page, looks at it and takes it.
  const other = await newPage();
  await bookOn(other, 'bithu');
  await other.getByText('1 việc của người trước cần xem lại').click();
  await other.getByRole('heading', { name: 'Việc của người trước' }).waitFor();
  await other.getByText(/Máy ấy đã bị khóa/).waitFor();
  await stop(other, 'late-tray');
  await other.getByRole('button', { name: 'Nhận việc này' }).click();
  await other.getByText('Đã nhận').waitFor();
  await stop(other, 'late-tray-settled');
  const { rows } = await house.pool.query(
    `select conclusion from meetings.agenda_item where id = '${meeting.item}'`,
  );
  expect(rows).toEqual([{ conclusion: 'Ghi trên máy bị mất.' }]);
  expect(found).toEqual([]);
}, 180_000);

test('the day before a meeting a full phone is told so, and one with room calmly too', async () => {
  const page = await newPage();
  await bookOn(page, 'phobithu');
  await page.getByText(/^Máy (này sẵn sàng|đủ chỗ) cho buổi họp/).waitFor();
  await stop(page, 'device-ready');
  for (const quota of [100_000, 1_000_000, 5_000_000]) {
    await page.addInitScript((size) => {
      navigator.storage.estimate = () => Promise.resolve({ quota: size, usage: 0 });
    }, quota);
    await page.goto(house.url);
    await unlock(page);
    await page.getByText('Máy này gần hết chỗ cho buổi họp.').waitFor();
  }
  await stop(page, 'device-full');

  // A device that promises room and then does not keep what is written is found out too.
  await page.addInitScript(() => {
    navigator.storage.estimate = () => Promise.resolve({ quota: 1e9, usage: 0 });
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === 'trial') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
  });
  await page.goto(house.url);
  await unlock(page);
  await page.getByText('Máy này gần hết chỗ cho buổi họp.').waitFor();
  expect(found).toEqual([]);
}, 120_000);

async function newPage(): Promise<Page> {
  const context = await browser.newContext({
    viewport: phone,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  opened.push(context);
  return context.newPage();
}

async function bookOn(page: Page, name: string): Promise<void> {
  await signInOn(page, house.url, name, pin);
  await page
    .getByText(/^Đã ghi tất cả/)
    .first()
    .waitFor({ state: 'attached' });
}

async function unlock(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Bấm sáu số để mở sổ' }).waitFor();
  await pressPin(page, pin);
}

/** How many lines each store of the person's database still holds. */
function storedRows(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const name = (await indexedDB.databases())
      .map((one) => one.name ?? '')
      .find((one) => /^sochibo .{36}$/.test(one));
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open(name ?? '');
      asked.onsuccess = () => resolve(asked.result);
    });
    const counts: Record<string, number> = {};
    for (const store of ['blob', 'words', 'answer', 'outbox']) {
      counts[store] = await new Promise<number>((resolve) => {
        const asked = db.transaction(store).objectStore(store).count();
        asked.onsuccess = () => resolve(asked.result);
      });
    }
    db.close();
    return counts;
  });
}

async function stop(page: Page, name: string): Promise<void> {
  found.push(...(await axe(page)).map((line) => `${name}: ${line}`));
  const pictures = process.env.SOCHIBO_PICTURES;
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}
