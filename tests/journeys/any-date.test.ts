import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, desk, openBrowser, phone } from '#support/browser.ts';
import { openAs, settled, visit } from '#support/office-page.ts';
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

test(
  'a hand on time, and why the figures differ: by key, by address, by name',
  { timeout: patience },
  async () => {
    const { page, heard } = await openAs(browser, house, 'bantochuc', '/statistics', desk, patience);
    const slider = page.getByRole('slider', { name: 'Kéo để xem ở ngày khác' });
    await slider.press('PageDown');
    await page.waitForURL(/day=\d{4}-/);
    await page.getByText('Đang xem sổ ở ngày').waitFor();

    await visit(page, '/statistics/compare?from=2025-06-30&until=2025-07-01');
    await page.getByText('Cộng lại khớp đến người cuối cùng').waitFor();
    // The small sample begins on that day and says no reason: that is told, not hidden.
    await page.getByText('0 + 9 − 0 = 9').waitFor();
    await page.getByText('Vào danh sách, chưa rõ lý do').waitFor();
    await page.getByText('Chưa rõ quyết định').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: '3 tổ chức' }).click();
    await page.getByRole('heading', { name: '3 tổ chức' }).waitFor();
    expect(heard.splice(0)).toEqual([]);
    await page.context().close();
  },
);

test('screens of dates and offices can be read and used on a phone', { timeout: 2 * patience }, async () => {
  const { page, heard } = await openAs(browser, house, 'vanphong', '/offices', phone, patience);
  const screens = [
    '/offices',
    '/offices/watch',
    '/coverage',
    '/statistics/where?from=2025-06-30',
    '/statistics/believed',
    '/organisations/then-and-now?from=2025-06-30',
  ];
  for (const path of screens) {
    await visit(page, path);
    expect(await axe(page), path).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path).toBe(true);
  }
  await visit(page, '/statistics/check');
  await page.getByRole('button', { name: 'Xem với bảng mẫu' }).click();
  await page.getByText('3 chỗ không khớp.').waitFor();
  await settled(page);
  expect(await axe(page)).toEqual([]);
  expect(heard.splice(0)).toEqual([]);
  await page.context().close();
});
