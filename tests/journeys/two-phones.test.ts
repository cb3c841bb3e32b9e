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

test('two phones without a network write the same paragraph: both texts stand until the keeper decides', async () => {
  const meeting = await openedMeeting(await workAs(house, 'bithu'), today);
  const [one, other] = await Promise.all([bookOf('bithu'), bookOf('phobithu')]);
  for (const page of [one, other]) {
    await page.goto(`${house.url}/meetings/${meeting.id}/run?item=${meeting.item}`);
    await unlock(page);
    await page.getByLabel('Chủ trì kết luận').waitFor();
  }
  await other
    .getByText(/đang giữ sổ/)
    .first()
    .waitFor();
  await Promise.all(opened.map((context) => context.setOffline(true)));
  await conclude(one, 'Làm xong trước Tết.');
  await conclude(other, 'Làm xong sau Tết.');
  await opened[0]?.setOffline(false);
  await recorded(one);
  await opened[1]?.setOffline(false);
  await recorded(other);

  await other.goto(`${house.url}/meetings/${meeting.id}/minutes`);
  await unlock(other);
  await other.getByText('Người giữ sổ sẽ chọn.').waitFor();
  await stop(other, 'two-versions-other');
  await one.goto(`${house.url}/meetings/${meeting.id}/minutes`);
  await unlock(one);
  const both = one.getByRole('region', { name: 'Hai bản của một đoạn' });
  await both.getByText('Làm xong trước Tết.').waitFor();
  await both.getByText('Làm xong sau Tết.').waitFor();
  await stop(one, 'two-versions-keeper');
  expect(await one.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await both.getByRole('button', { name: 'Ghép hai bản' }).click();
  await both.getByLabel('Đoạn ghép từ hai bản').fill('Làm xong quanh Tết.');
  await stop(one, 'two-versions-join');
  await both.getByRole('button', { name: 'Ghi đoạn ghép' }).click();
  await both.waitFor({ state: 'hidden' });
  await expect.poll(kept).toEqual({
    conclusion: 'Làm xong quanh Tết.',
    text: 'Làm xong sau Tết.',
    replaced: 'Làm xong trước Tết.',
    standing: 'joined',
  });

  // The deputy takes the book over, says why, and decides from now on.
  await other.getByRole('button', { name: 'Nhận giữ sổ' }).click();
  const dialog = other.getByRole('dialog');
  await dialog.getByLabel('Lý do').fill('Máy của bí thư hết pin');
  await stop(other, 'take-book');
  await dialog.getByRole('button', { name: 'Nhận giữ sổ' }).click();
  await other.getByText('Đồng chí đang giữ sổ').waitFor();
  await expect
    .poll(async () => (await house.pool.query(`select how, reason from meetings.book`)).rows)
    .toEqual([{ how: 'taken-over', reason: 'Máy của bí thư hết pin' }]);
  expect(found).toEqual([]);
}, 240_000);

async function bookOf(name: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: phone,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  opened.push(context);
  const page = await context.newPage();
  await signInOn(page, house.url, name, pin);
  await page
    .getByText(/^Đã ghi tất cả/)
    .first()
    .waitFor({ state: 'attached' });
  return page;
}

async function unlock(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Bấm sáu số để mở sổ' }).waitFor();
  await pressPin(page, pin);
}

async function conclude(page: Page, text: string): Promise<void> {
  await page.getByLabel('Chủ trì kết luận').fill(text);
  await page.locator('.bar .main').click();
  await page.getByRole('heading', { name: 'Thông qua biên bản', level: 1 }).waitFor();
}

async function recorded(page: Page): Promise<void> {
  await page.goto(`${house.url}/unsent`);
  await unlock(page);
  await page.getByText('Không còn việc nào chờ gửi.').waitFor({ timeout: 30_000 });
}

/** Accessibility on the way; `SOCHIBO_PICTURES` names a folder for pictures. */
async function stop(page: Page, name: string): Promise<void> {
  found.push(...(await axe(page)).map((line) => `${name}: ${line}`));
  const pictures = process.env.SOCHIBO_PICTURES;
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

async function kept(): Promise<unknown> {
  const { rows } = await house.pool.query(`
    select item.conclusion, version.text, version.replaced, version.standing
    from meetings.second_version as version join meetings.agenda_item as item on item.id = version.item_id`);
  return rows[0];
}
