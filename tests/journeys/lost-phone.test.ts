import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, desk, openBrowser, phone } from '#support/browser.ts';
import { openedMeeting, workAs } from '#support/by-http.ts';
import { newId } from '#support/builders.ts';
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
  // Not «Đã nhận, chờ gửi»: the server has answered.
  await other.getByText('Đã nhận', { exact: true }).waitFor();
  await stop(other, 'late-tray-settled');
  const { rows } = await house.pool.query(
    `select conclusion from meetings.agenda_item where id = '${meeting.item}'`,
  );
  expect(rows).toEqual([{ conclusion: 'Ghi trên máy bị mất.' }]);

  // The term ends while that phone is away as well. What it still wrote waits for the successor, who decides on his own.
  await other.goto(`${house.url}/meetings/${meeting.id}/roll`);
  await unlock(other);
  const unmarked = other.locator('button[aria-pressed="false"]', { hasText: 'Có mặt' });
  await unmarked.first().waitFor();
  await other.context().setOffline(true);
  for (const turn of [1, 2]) {
    const [left, since] = [await unmarked.count(), performance.now()];
    await unmarked.first().click();
    await unmarked.nth(left - 1).waitFor({ state: 'detached' });
    // Taps within two seconds are one entry; here are to be two.
    if (turn === 1)
      await expect.poll(() => performance.now() - since, { timeout: 5_000 }).toBeGreaterThan(2_100);
  }
  const staff = await workAs(house, 'vanphong');
  const next = await workAs(house, 'dangvien');
  const cell = worker.office.organisation.id;
  const inCell = async (name: string, input: object) => {
    const body = { id: newId(), organisation: cell, term: staff.office.term, input };
    expect(await (await staff.call('POST', `/api/v1/commands/${name}`, body)).json()).toMatchObject({
      outcome: 'applied',
    });
  };
  await inCell('end-term', { termId: worker.office.term, until: today, why: null, decision: null });
  const seat = { personId: next.person, organisationId: cell, office: 'secretary' };
  await inCell('appoint', { termId: newId(), ...seat, from: today, decision: null });
  await other.context().setOffline(false);
  await expect.poll(() => lateFates(), { timeout: 30_000 }).toEqual(['waiting', 'waiting']);
  const successor = await newPage();
  await bookOn(successor, 'dangvien');
  await successor.getByText('2 việc của người trước cần xem lại').click();
  await successor
    .getByText(/Nhiệm kỳ đã kết thúc/)
    .first()
    .waitFor();
  // Each says whom it is about.
  expect(await successor.getByText(/^Ghi điểm danh: \D/).count()).toBe(2);
  await stop(successor, 'successor-tray');
  const late = successor.getByRole('listitem').filter({ hasText: 'Nhiệm kỳ đã kết thúc.' });
  await late.first().getByRole('button', { name: 'Nhận việc này' }).click();
  // The other is that of the locked phone.
  await successor.getByText('Đã nhận', { exact: true }).nth(1).waitFor();
  await successor.getByRole('button', { name: 'Không nhận' }).click();
  const dialog = successor.getByRole('dialog');
  await dialog.getByLabel('Lý do').fill('Đồng chí ấy đến muộn, ghi lại sau.');
  await dialog.getByRole('button', { name: 'Không nhận' }).click();
  await successor.getByText('Không nhận: Đồng chí ấy đến muộn').waitFor();
  await stop(successor, 'successor-tray-decided');
  // The tray shows the decision when this phone has kept it; the server hears of it a moment later.
  await expect.poll(() => lateFates()).toEqual(['confirmed', 'refused']);
  const { rows: present } = await house.pool.query(
    `select count(*)::int as marked from meetings.roll_entry where attendance = 'present'`,
  );
  expect(present).toEqual([{ marked: 1 }]);
  expect(found).toEqual([]);
}, 240_000);

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

/** What became of the predecessor's entries of the term that has ended, in the order they were written. */
async function lateFates(): Promise<readonly string[]> {
  const { rows } = await house.pool.query<{ standing: string }>(
    `select standing from platform.late_command where why = 'term-ended' order by sequence`,
  );
  return rows.map(({ standing }) => standing);
}

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
  if (!pictures) return;
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  await page.setViewportSize(desk);
  await page.screenshot({ path: `${pictures}/${name}-desk.png`, fullPage: true });
  await page.setViewportSize(phone);
}
