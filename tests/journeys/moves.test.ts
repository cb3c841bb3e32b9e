import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, desk, openBrowser, phone, watchConsole } from '#support/browser.ts';
import { signInOn } from '#support/cell-book.ts';
import { openSampleHouse, type SampleHouse } from '#support/sample-house.ts';

const patience = 60_000;
let browser: Browser;
let house: SampleHouse;

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openSampleHouse()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function openAs(name: string, viewport: { width: number; height: number }) {
  const context = await browser.newContext({
    viewport,
    bypassCSP: true,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await signInOn(page, house.url, name);
  return { page, context, heard: watchConsole(page) };
}
async function isFit(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

/** Opens another page of the book; the code for the device may be put off. */
async function go(page: Page, path: string): Promise<void> {
  await page.goto(`${house.url}${path}`);
  const later = page.getByRole('button', { name: /^Để sau/ });
  await page.locator('header h1').first().or(later).first().waitFor();
  if (await later.isVisible()) await later.click();
  await page.locator('header h1').first().waitFor();
}
async function look(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
  await isFit(page);
}

test(
  'a cell asks without a network, the office issues the letter, and a guest is assigned',
  { timeout: 180_000 },
  async () => {
    const secretary = await openAs('bithu', phone);
    const { page } = secretary;
    await go(page, '/transfers');
    await look(page, 'moves-0');
    await page.getByRole('link', { name: 'Chuyển một đảng viên' }).click();
    await page.getByRole('button', { name: 'Ma Thị Nga' }).click();
    await page.getByLabel('Nơi ngoài sổ').check();
    await page.getByLabel('Tên tổ chức nơi đến').fill('Đảng bộ phường Mẫu Hòa');
    await page.getByLabel('Lý do').fill('Về quê chồng');
    await look(page, 'moves-1');
    await secretary.context.setOffline(true);
    await page.getByRole('button', { name: 'Đề nghị chuyển' }).click();
    await page.getByText('chờ cấp giấy giới thiệu').first().waitFor();
    await look(page, 'moves-2');
    await secretary.context.setOffline(false);

    const office = await openAs('vanphong', desk);
    await expect
      .poll(async () => (await house.pool.query('select state from members.transfer')).rows, {
        timeout: patience,
      })
      .toEqual([{ state: 'requested' }]);
    await go(office.page, '/transfers');
    await office.page.getByRole('heading', { name: 'Đến lượt mình: 1' }).waitFor();
    await look(office.page, 'moves-3');
    await office.page.getByRole('button', { name: 'Cấp giấy giới thiệu Ma Thị Nga' }).click();
    await office.page.getByRole('dialog').getByRole('button', { name: 'Cấp giấy giới thiệu' }).click();
    await office.page.getByText('01-GTSHĐ/ĐU').first().waitFor();
    const downloads = office.page.waitForEvent('download');
    await office.page.getByRole('link', { name: /Tải giấy để in/ }).click();
    expect((await downloads).suggestedFilename()).toContain('Giấy giới thiệu');

    await go(page, '/attachments/new');
    await page.getByLabel('Họ và tên').fill('Trần Văn Biên');
    await page.getByLabel('Chi bộ gốc').fill('Chi bộ đồn biên phòng');
    await page.getByLabel('Số, ngày quyết định').fill('Quyết định 7-QĐ/ĐU');
    await look(page, 'moves-4');
    await page.getByRole('button', { name: 'Phân công', exact: true }).click();
    await expect
      .poll(async () => (await house.pool.query('select full_name from members.attachment')).rows, {
        timeout: patience,
      })
      .toEqual([{ full_name: 'Trần Văn Biên' }]);
    await go(page, '/attachments');
    await page.getByRole('link', { name: /Trần Văn Biên/ }).click();
    await page.getByRole('heading', { name: 'Nhật ký, ý kiến, nhận xét' }).waitFor();
    await look(page, 'moves-5');
    for (const path of ['/standings', '/records', '/attachments/new']) {
      await go(office.page, path);
      await office.page.waitForFunction(() => document.querySelector('progress') === null);
      await look(office.page, `office${path.replaceAll('/', '-')}`);
    }
    expect(
      [...secretary.heard, ...office.heard].filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED')),
    ).toEqual([]);
  },
);
