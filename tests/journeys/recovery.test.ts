import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf } from '#support/authenticator.ts';
import { axe, openBrowser, phone, withoutWorker } from '#support/browser.ts';
import { samplePassword, signInOn } from '#support/cell-book.ts';
import { openSampleHouse, type SampleHouse } from '#support/sample-house.ts';

const newPassword = 'suối chảy dưới chân đèo';

let browser: Browser;
let house: SampleHouse;

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openSampleHouse()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test('a forgotten password is replaced at the office above, face to face, and every place signed in has ended', async () => {
  const lost = await aPhone();
  await signInOn(lost, house.url, 'bithu');
  const { fullName } = await lost.evaluate(
    async () => ((await (await fetch('/api/v1/me')).json()) as { person: { fullName: string } }).person,
  );

  const office = await aPhone();
  await signInOn(office, house.url, 'vanphong');
  await office.goto(`${house.url}/members`);
  await office.getByLabel('Tìm theo tên').fill(fullName);
  await office.locator('main li a').filter({ hasText: fullName }).first().click();
  await office.getByRole('button', { name: 'Cấp mã vào sổ' }).click();
  const dialog = office.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Cấp mã', exact: true }).click();
  const code = (await dialog.locator('.code').innerText()).trim();
  expect(await axe(office)).toEqual([]);

  const found = await aPhone();
  await found.goto(house.url);
  await found.getByRole('link', { name: 'Tôi đã có mã' }).click();
  await found.getByRole('heading', { name: 'Đặt mật khẩu mới' }).waitFor();
  await found.getByLabel('Tên đăng nhập').fill('bithu');
  await found.getByLabel('Mã vừa nhận').fill(code);
  await found.getByLabel('Mật khẩu mới').fill(newPassword);
  expect(await axe(found)).toEqual([]);
  await found.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await found.getByRole('link', { name: 'Mở sổ', exact: true }).click();
  await found.getByRole('heading', { name: 'Mở sổ' }).waitFor();

  await found.getByLabel('Tên đăng nhập').fill('bithu');
  await found.getByLabel('Mật khẩu').fill(samplePassword);
  await found.getByRole('button', { name: 'Mở sổ' }).click();
  await found.getByText('Tên đăng nhập hoặc mật khẩu chưa đúng.').waitFor();
  await found.getByLabel('Mật khẩu').fill(newPassword);
  await found.getByRole('button', { name: 'Mở sổ' }).click();
  await found.getByRole('button', { name: /^Để sau/ }).click();
  await found.getByRole('heading', { name: /^Việc tháng/ }).waitFor();

  expect(await lost.evaluate(async () => (await fetch('/api/v1/me')).json())).toBeNull();
});

test('a place left signed in is seen in the account and signed out from there', async () => {
  const [here, there] = [await aPhone(), await aPhone()];
  await signInOn(there, house.url, 'vanphong');
  await signInOn(here, house.url, 'vanphong');
  await here.goto(`${house.url}/account`);
  await here.getByRole('button', { name: 'Đăng xuất nơi này' }).first().click();
  await here.getByRole('dialog').getByRole('button', { name: 'Đăng xuất nơi ấy' }).click();
  await expect
    .poll(() => there.evaluate(async () => (await fetch('/api/v1/me')).json()), { timeout: 20_000 })
    .toBeNull();
  expect(await here.evaluate(async () => (await fetch('/api/v1/me')).json())).not.toBeNull();
});

test('a code of the phone is turned on, asked for at sign-in, and a code from paper works once', async () => {
  const page = await aPhone();
  await signInOn(page, house.url, 'bantochuc');
  await page.goto(`${house.url}/account`);
  await page.getByRole('button', { name: 'Bật mã hai lớp' }).click();
  const sheet = page.getByRole('region', { name: 'Mã xác nhận hai lớp' });
  await sheet.getByLabel('Mật khẩu đang dùng').fill(samplePassword);
  await page.getByRole('button', { name: 'Lấy hình để quét' }).click();
  await page.getByRole('img', { name: 'Hình để quét' }).waitFor();
  const secret = (await sheet.locator('p > code').innerText()).replaceAll(' ', '');
  const shown = codeOf(secret);
  const [paper = ''] = await sheet.locator('li > code').allInnerTexts();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel(/^3\. Sáu số/).fill('000000');
  await page.getByRole('button', { name: 'Bật mã hai lớp' }).click();
  await page.getByText('Mã xác nhận chưa đúng').waitFor();
  await page.getByLabel(/^3\. Sáu số/).fill(shown);
  await page.getByRole('button', { name: 'Bật mã hai lớp' }).click();
  await page.getByText('Đang bật: mở sổ cần thêm mã trên điện thoại').waitFor();

  expect(await signInWith(await aPhone(), paper)).toBe('in');
  expect(await signInWith(await aPhone(), paper)).toBe('refused');
  // What the phone showed when it was turned on is used up; what it shows next is not.
  expect(await signInWith(await aPhone(), shown)).toBe('refused');
  expect(await signInWith(await aPhone(), codeOf(secret, 1))).toBe('in');
});

/** Signs in on a new phone: the password first, then the code that is asked for. */
async function signInWith(page: Page, code: string): Promise<'in' | 'refused'> {
  await page.goto(house.url);
  await page.getByLabel('Tên đăng nhập').fill('bantochuc');
  await page.getByLabel('Mật khẩu').fill(samplePassword);
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  await page.getByLabel('Mã xác nhận').fill(code);
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  const isIn = page.locator('.leaf main');
  const refused = page.getByText('Mã xác nhận chưa đúng');
  await isIn.or(refused).first().waitFor();
  return (await isIn.isVisible()) ? 'in' : 'refused';
}

async function aPhone(): Promise<Page> {
  const context = await withoutWorker(
    await browser.newContext({ viewport: phone, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' }),
  );
  return context.newPage();
}
