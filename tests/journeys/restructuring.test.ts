import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, openBrowser, phone } from '#support/browser.ts';
import { openAs, settled } from '#support/office-page.ts';
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

test('a plan is drafted, its effect seen, signed, and undone again', { timeout: patience }, async () => {
  const { page, heard } = await openAs(browser, house, 'vanphong', '/restructuring', phone, patience);
  await page.getByRole('button', { name: 'Lập phương án' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Trích yếu').fill('Đổi tên chi bộ thôn');
  await dialog.getByRole('button', { name: 'Lập phương án' }).click();
  await page.getByRole('heading', { name: 'Còn vướng: 1' }).waitFor();
  await page.getByRole('button', { name: 'Thêm bước' }).click();
  await dialog.getByLabel('Việc', { exact: true }).selectOption('rename');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByLabel('Tên mới').fill('Chi bộ thôn Mới');
  await dialog.getByRole('button', { name: 'Ghi bước' }).click();
  await page.getByRole('link', { name: 'Ghi quyết định' }).click();
  await page.getByLabel('Số, ký hiệu').fill('12-QĐ/ĐU');
  await page.getByLabel('Người ký').fill('Nông Văn Bền, Bí thư');
  await settled(page);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ghi quyết định và thực hiện' }).click();
  await page.getByText('Đã thực hiện').waitFor();
  await page.getByRole('link', { name: 'Hoàn tác quyết định này' }).click();
  await page.getByLabel('Số, ký hiệu').fill('13-QĐ/ĐU');
  await page.getByLabel('Người ký').fill('Nông Văn Bền, Bí thư');
  await page.getByRole('button', { name: 'Hoàn tác quyết định' }).click();
  await page.getByText('Đã hoàn tác').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(heard).toEqual([]);
  await page.context().close();
});
