import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, phone, withoutWorker } from '#support/browser.ts';
import { pressPin, signInOn } from '#support/cell-book.ts';
import { openSampleHouse, type SampleHouse } from '#support/sample-house.ts';

const pin = '264813';
/** Longer than the pause after which words are kept. */
const aSecond = 1_000;

let browser: Browser;
let house: SampleHouse;

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openSampleHouse()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test('what was typed just before another tab locked the book stands there again', async () => {
  const context = await newPhone();
  const page = await context.newPage();
  await signInOn(page, house.url, 'dangvien', pin);
  await toProposal(page);
  await titleOn(page).fill('Sửa đường xóm Thượng');
  await page.waitForTimeout(aSecond);
  // Locked within the third of a second that words wait for: told as another tab tells it.
  await titleOn(page).evaluate(async (box: HTMLInputElement) => {
    const drawer = (await indexedDB.databases()).find((each) => each.name?.startsWith('sochibo drafts'));
    box.value = 'Sửa đường xóm Thượng trước mùa mưa';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const person = (drawer?.name ?? '').replace('sochibo drafts ', '');
    new BroadcastChannel(`sochibo ${person}`).postMessage({ kind: 'locked' });
  });
  await unlock(page);
  expect(await titleOn(page).inputValue()).toBe('Sửa đường xóm Thượng trước mùa mưa');
  await context.close();
});

test('words typed before a code was chosen are kept under the code', async () => {
  const context = await newPhone();
  const page = await context.newPage();
  await signInOn(page, house.url, 'bithu');
  await toProposal(page);
  await titleOn(page).fill('Sửa đường xóm Thượng');
  await page.waitForTimeout(aSecond);
  await follow(page, '/account/handover');
  await page.getByRole('button', { name: 'Đặt mã sáu số' }).click();
  await page.getByLabel('Mã sáu số').fill(pin);
  await page.getByLabel('Gõ lại mã').fill(pin);
  await page.getByRole('button', { name: 'Ghi mã mở sổ' }).click();
  await page.locator('.leaf main').waitFor();
  await page.goto(`${house.url}/propose`);
  await unlock(page);
  expect(await titleOn(page).inputValue()).toBe('Sửa đường xóm Thượng');
  await context.close();
});

test('what one tab recorded is not offered again as typed in another', async () => {
  const context = await newPhone();
  const page = await context.newPage();
  await signInOn(page, house.url, 'dangvien', pin);
  await toProposal(page);
  await titleOn(page).fill('Sửa đường xóm Thượng');
  await page.waitForTimeout(aSecond);
  const other = await context.newPage();
  await other.goto(`${house.url}/mine`);
  await unlock(other);
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await page.getByText('Đã đề nghị').waitFor();
  await page.waitForTimeout(aSecond);
  await toProposal(other);
  await other.getByText('Đã đề nghị').waitFor();
  expect(await titleOn(other).inputValue()).toBe('');
  await context.close();
});

async function newPhone(): Promise<BrowserContext> {
  return withoutWorker(
    await browser.newContext({ viewport: phone, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' }),
  );
}

function titleOn(page: Page) {
  return page.getByLabel('Đề nghị bàn việc gì');
}

/** By the links of the app: the page is not read anew. */
async function toProposal(page: Page): Promise<void> {
  await follow(page, '/propose');
  await titleOn(page).waitFor();
}

async function follow(page: Page, address: string): Promise<void> {
  await page.locator('.leaf main').evaluate((leaf, href) => {
    const link = document.createElement('a');
    link.href = href;
    leaf.append(link);
    link.click();
  }, address);
}

async function unlock(page: Page): Promise<void> {
  await page.getByRole('button', { name: '1', exact: true }).waitFor();
  await pressPin(page, pin);
  await page.locator('.leaf main').waitFor();
}
