import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

async function aPhone(): Promise<Page> {
  const context = await withoutWorker(
    await browser.newContext({ viewport: phone, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' }),
  );
  return context.newPage();
}
