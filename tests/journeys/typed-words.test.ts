import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDate } from '#kernel/civil-date.ts';
import { axe, openBrowser, phone, withoutWorker } from '#support/browser.ts';
import { pressPin, signInOn } from '#support/cell-book.ts';
import { callTheRoll, concludeUntil, openMeeting, planMeeting, tellMembers } from '#support/meeting-steps.ts';
import { openSampleHouse, type SampleHouse } from '#support/sample-house.ts';

const pin = '264813';
/** Longer than the pause after which words are kept. */
const aSecond = 1_000;
const nothing = async (): Promise<void> => undefined;

let browser: Browser;
let house: SampleHouse;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openSampleHouse()]);
  context = await withoutWorker(
    await browser.newContext({ viewport: phone, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' }),
  );
  page = await context.newPage();
}, 120_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await house?.close();
});

test('a plan being typed stands again after the page was killed, and can be dropped', async () => {
  await signInOn(page, house.url, 'bithu', pin);
  await page.getByRole('link', { name: 'Lập kế hoạch họp' }).first().click();
  await page.getByLabel('Nơi họp').fill('Nhà ông trưởng thôn');
  await page.getByLabel('Thêm một mục').fill('Sửa nhà văn hóa');
  await page.getByRole('button', { name: 'Thêm mục' }).click();
  await killAndReturn();
  expect(await page.getByLabel('Nơi họp').inputValue()).toBe('Nhà ông trưởng thôn');
  await page.getByText('Sửa nhà văn hóa').first().waitFor();
  await page.getByText('Chữ gõ dở lần trước').waitFor();
  expect(await axe(page)).toEqual([]);

  await page.getByRole('button', { name: 'Bỏ chữ gõ dở' }).click();
  expect(await page.getByLabel('Nơi họp').inputValue()).not.toBe('Nhà ông trưởng thôn');
  await killAndReturn();
  expect(await page.getByText('Chữ gõ dở lần trước').count()).toBe(0);
});

test('a form is shown with the words typed into it, never before they are read', async () => {
  const place = page.getByLabel('Nơi họp');
  await place.fill('Sân nhà văn hóa');
  await page.waitForTimeout(aSecond);
  const other = await context.newPage();
  await other.goto(`${house.url}/healthz`);
  await holdTypedWords(other);
  await page.reload();
  await page.getByRole('button', { name: '1', exact: true }).waitFor();
  await pressPin(page, pin);
  await page.getByText('Đang tải…').waitFor();
  await page.waitForTimeout(aSecond);
  expect(await place.count()).toBe(0);
  await other.close();
  expect(await place.inputValue()).toBe('Sân nhà văn hóa');
  await page.getByRole('button', { name: 'Bỏ chữ gõ dở' }).click();
});

test('a remark and a conclusion survive the death of the page, are recorded once, and then forgotten', async () => {
  const today = writeDate(
    (await page.evaluate(() => new Intl.DateTimeFormat('en-CA').format(new Date()))) as never,
  );
  await page.goto(house.url);
  await unlock();
  await planMeeting(page, today, nothing);
  await tellMembers(page, nothing);
  await page.getByRole('link', { name: 'Xong, về việc tháng này' }).click();
  await page.getByRole('link', { name: 'Khai mạc' }).click();
  await openMeeting(page, 'Lò Văn Ân', 'Vàng Thị Đào', nothing);
  await callTheRoll(page, 'Bế Thị Lan', nothing);
  await concludeUntil(page, /sang mục 10$/);

  await page.getByRole('textbox', { name: 'Chủ trì kết luận' }).pressSequentially('Nhất trí mở đường.');
  await killAndReturn();
  expect(await page.getByRole('textbox', { name: 'Chủ trì kết luận' }).inputValue()).toBe(
    'Nhất trí mở đường.',
  );

  await killWhileTyping();

  await page.getByRole('button', { name: 'Ghi phát biểu' }).click();
  const dialog = () => page.getByRole('dialog');
  await dialog().getByRole('searchbox').fill('vang thi dao');
  await dialog().locator('li button').first().click();
  await dialog().getByLabel('Nội dung').pressSequentially('Đề nghị làm trước Tết.');
  await killAndReturn();
  await page.getByRole('button', { name: 'Ghi tiếp phát biểu đang gõ dở' }).click();
  expect(await dialog().getByLabel('Nội dung').inputValue()).toBe('Đề nghị làm trước Tết.');
  await dialog().getByText('Vàng Thị Đào').waitFor();
  await dialog().getByRole('button', { name: 'Ghi phát biểu' }).click();
  await dialog().waitFor({ state: 'hidden' });
  await page.locator('.bar .main').click();
  await page.getByText('Đề nghị làm trước Tết.').waitFor({ state: 'hidden' });

  await page.goBack();
  await killAndReturn();
  await page.getByText('Chủ trì kết luận: Nhất trí mở đường.').waitFor();
  expect(await page.getByText('Đề nghị làm trước Tết.').count()).toBe(1);
  await page.getByRole('button', { name: 'Ghi phát biểu', exact: true }).waitFor();
  expect(await page.getByText('Chữ gõ dở lần trước').count()).toBe(0);
});

test('a finger that taps twice on the roll marks once', async () => {
  await page.goto(page.url().replace(/\/run.*$/, '/roll'));
  await unlock();
  const row = page.getByRole('listitem').filter({ hasText: 'Vàng Thị Đào' });
  const present = row.getByRole('button', { name: /^Có mặt/ });
  await present.click();
  await row.locator('[aria-pressed="false"]').waitFor();
  await page.waitForTimeout(aSecond);
  await present.dblclick({ delay: 200 });
  await row.locator('[aria-pressed="true"]').waitFor();
  await page.waitForTimeout(aSecond);
  expect(await present.getAttribute('aria-pressed')).toBe('true');
  await page.goBack();
  await unlock();
});

test('conclusions in a row, entered without naming the item, are one hand and one version each', async () => {
  await page.goto(page.url().replace(/\?.*$/, ''));
  await unlock();
  const main = page.locator('.bar .main');
  for (const words of ['Việc trước đã rõ.', 'Việc sau cũng vậy.']) {
    const [label, address] = [await main.innerText(), page.url()];
    await page.getByRole('textbox', { name: 'Chủ trì kết luận' }).fill(words);
    await main.click();
    await main.filter({ hasNotText: label }).waitFor();
    // The button speaks of the item before the page goes on: going back at once would leave from the page before.
    await page.waitForURL((url) => url.href !== address);
  }
  expect(await page.getByText('Chữ gõ dở lần trước').count()).toBe(0);
  await page.goBack();
  await page.getByText('Chủ trì kết luận: Việc sau cũng vậy.').waitFor();
  expect(await page.getByText('Bản trong biên bản').count()).toBe(0);
});

test('what lies on the device tells nothing to who has not the code', async () => {
  await page.getByRole('textbox', { name: 'Chủ trì kết luận' }).fill('Điều chưa ai được biết');
  await page.waitForTimeout(aSecond);
  const kept = await page.evaluate(async () => {
    const { name } =
      (await indexedDB.databases()).find((each) => each.name?.startsWith('sochibo drafts')) ?? {};
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(name ?? '');
      opening.onsuccess = () => resolve(opening.result);
    });
    const sheets = await new Promise<{ bytes: Uint8Array; name: string }[]>((resolve) => {
      const asking = db.transaction('draft').objectStore('draft').getAll();
      asking.onsuccess = () => resolve(asking.result);
    });
    db.close();
    return sheets.map((sheet) => sheet.name + new TextDecoder().decode(sheet.bytes)).join('\n');
  });
  expect(kept.length).toBeGreaterThan(0);
  expect(kept).not.toMatch(/Điều|conclusion/);
});

test('without a code the words outlive a reload of the tab, and no longer', async () => {
  const desk = await withoutWorker(
    await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' }),
  );
  const tab = await desk.newPage();
  await signInOn(tab, house.url, 'vanphong');
  await tab.goto(`${house.url}/outgoing/new`);
  await tab.getByLabel('Trích yếu').fill('Hướng dẫn sinh hoạt tháng tới');
  await tab.waitForTimeout(aSecond);
  await tab.reload();
  await tab.getByText('Chữ gõ dở lần trước').waitFor();
  expect(await tab.getByLabel('Trích yếu').inputValue()).toBe('Hướng dẫn sinh hoạt tháng tới');
  await tab.close();
  const next = await desk.newPage();
  await next.goto(`${house.url}/outgoing/new`);
  expect(await next.getByLabel('Trích yếu').inputValue()).toBe('');
  await desk.close();
});

/** Killed while somebody types without a pause: what stood there a second before is there again. */
async function killWhileTyping(): Promise<void> {
  const field = () => page.getByRole('textbox', { name: 'Chủ trì kết luận' });
  const heard: { readonly text: string; readonly at: number }[] = [];
  await page.exposeFunction('heard', (text: string) => heard.push({ text, at: performance.now() }));
  await field().evaluate((box: HTMLTextAreaElement) => {
    const tell = (globalThis as unknown as { heard: (text: string) => void }).heard;
    box.addEventListener('input', () => tell(box.value));
  });
  await field().press('End');
  const typing = page.keyboard
    .type(' Giao tổ vận động làm trước, cả chi bộ cùng góp công.'.repeat(4), { delay: 30 })
    .catch(() => undefined);
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBeGreaterThan(60);
  const killedAt = performance.now();
  await killAndReturn(0);
  await typing;
  const kept = await field().inputValue();
  const firstLost = heard.find(({ text, at }) => at < killedAt && text.length > kept.length);
  expect(kept.length).toBeGreaterThan('Nhất trí mở đường.'.length);
  expect(killedAt - (firstLost?.at ?? killedAt)).toBeLessThanOrEqual(aSecond);
  await field().fill('Nhất trí mở đường.');
  await page.waitForTimeout(aSecond);
}

/** Another tab is busy with the drawer for as long as it is open, so that nobody else can read it. */
async function holdTypedWords(tab: Page): Promise<void> {
  await tab.evaluate(async () => {
    const drawer = (await indexedDB.databases()).find((each) => each.name?.startsWith('sochibo drafts'));
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open(drawer?.name ?? '');
      opening.onsuccess = () => {
        const sheets = opening.result.transaction('draft', 'readwrite').objectStore('draft');
        const again = (): void => {
          sheets.count().onsuccess = again;
        };
        again();
        resolve();
      };
    });
  });
}

/** The renderer dies as when a phone needs room: nothing of the page is told. */
async function killAndReturn(after = aSecond): Promise<void> {
  await page.waitForTimeout(after);
  const address = page.url();
  const wire = await context.newCDPSession(page);
  void wire.send('Page.crash').catch(() => undefined);
  await page.waitForEvent('crash');
  await page.close();
  page = await context.newPage();
  await page.goto(address);
  await unlock();
}

async function unlock(): Promise<void> {
  await page.getByRole('button', { name: '1', exact: true }).waitFor();
  await pressPin(page, pin);
  await page.locator('.leaf main').waitFor();
}
