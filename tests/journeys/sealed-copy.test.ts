import { readFileSync, statSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDate } from '#kernel/civil-date.ts';
import { axe, desk, openBrowser, phone } from '#support/browser.ts';
import { signInOn } from '#support/cell-book.ts';
import {
  callTheRoll,
  concludeUntil,
  lockAndSend,
  noteRemark,
  openMeeting,
  planMeeting,
  resolve,
  score,
  tellMembers,
  type Stop,
} from '#support/meeting-steps.ts';
import { openSampleHouse, type SampleHouse } from '#support/sample-house.ts';

const pin = '264813';
const mostBytes = 300 * 1024;

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

test('a whole meeting goes by hand in a sealed file, from a phone that never meets the server again', async () => {
  const page = await newPage(phone);
  await signInOn(page, house.url, 'bithu', pin);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page
    .getByText(/^Đã ghi tất cả/)
    .first()
    .waitFor({ state: 'attached' });
  await page.context().setOffline(true);
  await holdMeeting(page);
  const paper = await paperOn(page);
  await page.getByRole('link', { name: 'Xem', exact: true }).first().click();
  await page
    .getByText(/vừa ghi\. Chưa có mạng\.$/)
    .or(page.getByText(/\d+ phút rồi\. Chưa có mạng\.$/))
    .first()
    .waitFor();
  found.push(...(await axe(page)));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Cất thêm một bản sao' }).click();
  const copy = await (await download).path();
  expect(statSync(copy).size).toBeLessThanOrEqual(mostBytes);
  expect(readFileSync(copy, 'utf8')).not.toMatch(/Lò Văn|Vàng Thị|hiến đất|trước Tết/);

  // Another machine, a clean browser, nobody signed in: from the first page of the server.
  const other = await newPage(desk);
  await other.goto(house.url);
  await other.getByRole('link', { name: 'Gửi hộ một bản sao niêm phong' }).click();
  await other.locator('input[type=file]').setInputFiles(copy);
  await other.getByText(/^Đã ghi \d+ việc$/).waitFor({ timeout: 60_000 });
  expect(await other.getByText(/cần xem lại/).count()).toBe(0);
  found.push(...(await axe(other)));

  // A clean phone of the same person shows the very paper the lost one showed.
  const clean = await newPage(phone);
  await signInOn(clean, house.url, 'bithu', pin);
  await clean.getByRole('link', { name: 'Sinh hoạt', exact: true }).click();
  await clean.getByRole('link', { name: /^Thường kỳ/ }).click();
  await clean
    .getByRole('link', { name: /[Bb]iên bản/ })
    .first()
    .click();
  await expect.poll(() => paperOn(clean), { timeout: 20_000 }).toEqual(paper);

  // Loaded a second time it changes nothing.
  await other.locator('input[type=file]').setInputFiles(copy);
  await other.getByText(/^Đã ghi \d+ việc$/).waitFor();
  // The first phone sends what it held: recorded once, and signed. Anybody may check it, and a forged one is none.
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Thử gửi ngay' }).click();
  await page.getByText('Không còn việc nào chờ gửi.').waitFor({ timeout: 60_000 });
  const kept = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Cất biên nhận' }).click();
  const receipts = readFileSync(await (await kept).path(), 'utf8');
  const count = (JSON.parse(receipts) as { receipts: unknown[] }).receipts.length;
  expect(receipts).not.toMatch(/Lò Văn|Vàng Thị|hiến đất|trước Tết/);
  const check = async (text: string) =>
    other
      .locator('input[type=file]')
      .setInputFiles({ name: 'bien-nhan.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await check(receipts);
  await other.getByText(`${count} biên nhận đúng chữ ký của máy chủ này`).waitFor();
  await other.getByText(new RegExp(`^${count} việc đã ghi`)).waitFor();
  await check(receipts.replace(/"number":(\d+)/, '"number":99$1'));
  await other.getByText('1 biên nhận không đúng chữ ký').waitFor();
  found.push(...(await axe(other)));
  const { rows } = await house.pool.query('select count(*)::int as meetings from meetings.meeting');
  expect(rows).toEqual([{ meetings: 1 }]);
  expect(found).toEqual([]);
}, 240_000);

async function newPage(viewport: typeof phone | typeof desk): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  opened.push(context);
  return context.newPage();
}

async function holdMeeting(page: Page): Promise<void> {
  const quiet: Stop = async (name) => {
    found.push(...(await axe(page)).map((line) => `${name}: ${line}`));
  };
  const day = await page.evaluate(() => new Intl.DateTimeFormat('en-CA').format(new Date()));
  await planMeeting(page, writeDate(day as never), quiet);
  await tellMembers(page, quiet);
  await page.getByRole('link', { name: 'Xong, về việc tháng này' }).click();
  await page.getByRole('link', { name: 'Khai mạc' }).click();
  await openMeeting(page, 'Lò Văn Ân', 'Vàng Thị Đào', quiet);
  await callTheRoll(page, 'Bế Thị Lan', quiet);
  await concludeUntil(page, /mục 1[0-9]$|Thảo luận/);
  await noteRemark(page, 'Lò Văn Ân', 'Đề nghị làm xong trước Tết.');
  await concludeUntil(page, /nghị quyết$/);
  await page.getByRole('link', { name: 'Soạn và biểu quyết nghị quyết' }).click();
  await resolve(page, 'Vận động bốn hộ hiến đất', 'vang thi dao', '31-12-2027', quiet);
  await page.getByRole('link', { name: 'Mục đang bàn' }).click();
  await concludeUntil(page, /^Chấm điểm/);
  await page.locator('.bar .main').click();
  await score(page, quiet);
  await page.getByRole('link', { name: 'Đọc lại và khóa biên bản' }).click();
  await lockAndSend(page, quiet);
}

/** Every word of both papers, line by line. */
async function paperOn(page: Page): Promise<readonly string[]> {
  const papers = page.locator('article.paper');
  await papers.first().waitFor();
  const words = (await papers.allInnerTexts()).join('\n');
  return words
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && !isGivenByTheServer(line));
}

function isGivenByTheServer(line: string): boolean {
  return /^(Số |Mã kiểm tra)/.test(line);
}
