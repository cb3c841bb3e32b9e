import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const screens = ['/statistics?by=kind', '/organisations', '/members', '/account', '/access'];

describe.each([phone, desk])('at $width px', (viewport) => {
  let page: Page;
  let heard: string[];
  beforeAll(async () => {
    ({ page, heard } = await openAs(browser, house, 'vanphong', '/account', viewport, patience));
  }, patience);
  afterAll(() => page?.context().close());

  test.each(screens)('%s can be read and used by everybody', { timeout: patience }, async (path) => {
    await visit(page, path);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(heard.splice(0)).toEqual([]);
  });
});

test('a name is found without its marks, and its page opens', { timeout: patience }, async () => {
  const { page, heard } = await openAs(browser, house, 'vanphong', '/members', phone, patience);
  await page.getByLabel('Tìm theo tên').fill('dao');
  await expect.poll(() => page.locator('mark').allTextContents(), { timeout: patience }).toContain('Đào');
  expect(page.url()).not.toContain('dao');

  await page.locator('main li a').filter({ hasText: 'Đào' }).first().click();
  await page.getByRole('heading', { name: 'Ai xem được trang này' }).waitFor();
  await settled(page);
  expect(await axe(page)).toEqual([]);
  expect(heard).toEqual([]);
  await page.context().close();
});

test('every sum of the statistics opens the list it was counted from', { timeout: patience }, async () => {
  const { page } = await openAs(browser, house, 'vanphong', '/statistics?by=kind', desk, patience);
  const links = page.locator('tfoot a');
  await links.first().waitFor();
  const count = await links.count();
  expect(count).toBe(5);
  for (let at = 0; at < count; at += 1) {
    const figure = (await links.nth(at).textContent())?.trim() ?? '';
    await links.nth(at).click();
    await page.waitForURL((address) => !address.pathname.startsWith('/statistics'));
    const empty = figure === '0';
    await page
      .getByText(empty ? /^Không có/ : new RegExp(`^${figure} (tổ chức|đảng viên)`))
      .first()
      .waitFor();
    await page.goBack();
    await links.first().waitFor();
  }
  await page.context().close();
});

test('a past day is announced over the page, and left again', { timeout: patience }, async () => {
  const { page } = await openAs(browser, house, 'vanphong', '/statistics?day=2026-01-31', phone, patience);
  await page.getByText('Đang xem sổ ở ngày 31-1-2026.').waitFor();
  await page.getByRole('link', { name: 'Về hôm nay' }).click();
  await expect.poll(() => page.url()).not.toContain('day=');
  expect(await page.getByText('Đang xem sổ ở ngày').count()).toBe(0);
  await page.context().close();
});
