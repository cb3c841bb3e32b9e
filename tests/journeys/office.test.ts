import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, desk, openBrowser, phone } from '#support/browser.ts';
import { openAs, settled, visit } from '#support/office-page.ts';
import { openSampleHouse, type SampleHouse } from '#support/sample-house.ts';

const patience = 120_000;
let browser: Browser;
let house: SampleHouse;

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openSampleHouse()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const screens = ['/', '/calendar', '/calendar/cells', '/calendar/period', '/outgoing', '/outgoing/new'];

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

test('the address of a cell’s page tells an office where to go instead', { timeout: patience }, async () => {
  const { page, heard } = await openAs(browser, house, 'vanphong', '/tasks', phone, patience);
  await page.getByText('Trang này chỉ có trong sổ của chi bộ.').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('link', { name: 'Đổi sang chức vụ ở chi bộ' }).click();
  await page.getByText('Ghi sổ với tư cách').waitFor();
  expect(heard).toEqual([]);
  await page.context().close();
});

test('every figure of the month opens the cells it counts', { timeout: patience }, async () => {
  const { page } = await openAs(browser, house, 'vanphong', '/', desk, patience);
  const links = page.locator('dl a');
  await links.first().waitFor();
  for (let at = 0; at < (await links.count()); at += 1) {
    const figure = /: (\d+) trên \d+ chi bộ/.exec((await links.nth(at).textContent()) ?? '')?.[1];
    await links.nth(at).click();
    await page.waitForURL(/\/calendar\/cells/);
    await settled(page);
    if (figure) await page.locator('header small').getByText(`${figure} chi bộ`, { exact: true }).waitFor();
    await page.goBack();
    await links.first().waitFor();
  }
  await page.context().close();
});

test('the report of a period comes as paper, workbook and text', { timeout: patience }, async () => {
  const { page } = await openAs(browser, house, 'vanphong', '/calendar/period', desk, patience);
  for (const form of ['docx', 'xlsx', 'csv']) {
    const href = await page.locator(`a[href*="period.${form}"]`).getAttribute('href');
    const file = await page.request.get(`${house.url}${href ?? ''}`);
    expect([form, file.status()]).toEqual([form, 200]);
    const bytes = await file.body();
    if (form === 'csv') expect(bytes.toString()).toContain('Việc họp,Họp đúng hạn,');
    else expect(bytes.subarray(0, 2).toString()).toBe('PK');
  }
  await page.context().close();
});

test('a province sees communes, and one commune its cells', { timeout: patience }, async () => {
  const { page, heard } = await openAs(browser, house, 'bantochuc', '/', desk, patience);
  await page.getByRole('link', { name: 'Đảng bộ xã Yên Thượng' }).click();
  await page.getByRole('link', { name: 'Chi bộ thôn Nà Pồng' }).waitFor();
  await settled(page);
  expect(await axe(page)).toEqual([]);
  expect(heard).toEqual([]);
  await page.context().close();
});

test('a past day is announced, and the month is as it was then', { timeout: patience }, async () => {
  const { page } = await openAs(browser, house, 'vanphong', '/?day=2025-08-15', desk, patience);
  await page.getByText('Đang xem sổ ở ngày 15-8-2025.').waitFor();
  await page.getByText('Số liệu tháng 8-2025').waitFor();
  await page.getByRole('link', { name: 'Về hôm nay' }).click();
  await expect.poll(() => page.locator('.past').count(), { timeout: patience }).toBe(0);
  await page.context().close();
});

test('a paper is sent down, and who has not received it is seen', { timeout: patience }, async () => {
  const { page, heard } = await openAs(browser, house, 'vanphong', '/outgoing/new', phone, patience);
  await page.getByRole('button', { name: 'Điền trích yếu của văn bản' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('title');
  await page.getByLabel('Số, ký hiệu').fill('07-CV/ĐU');
  await page.getByLabel('Trích yếu').fill('Chuẩn bị sinh hoạt chi bộ tháng tới');
  await page.getByRole('button', { name: 'Gửi văn bản xuống' }).click();
  await page.getByRole('heading', { name: 'Chưa nhận: 1 trên 1 chi bộ' }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(heard).toEqual([]);
  await page.context().close();
});
