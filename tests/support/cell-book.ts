import type { Page } from 'playwright-core';

/** The password of every sample account. */
export const samplePassword = 'so-chi-bo-mau';

/** Signs in on the page as people do; a code for the device is chosen where one is given. */
export async function signInOn(page: Page, url: string, name: string, pin?: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.getByLabel('Tên đăng nhập').fill(name);
  await page.getByLabel('Mật khẩu').fill(samplePassword);
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  const later = page.getByRole('button', { name: /^Để sau/ });
  await page.locator('.leaf main').or(later).first().waitFor();
  if (!(await later.isVisible())) return;
  if (pin === undefined) await later.click();
  else await choosePin(page, pin);
  await page.locator('.leaf main').waitFor();
}

/** Presses the six keys of the code. */
export async function pressPin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
}

async function choosePin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('Mã sáu số').fill(pin);
  await page.getByLabel('Gõ lại mã').fill(pin);
  await page.getByRole('button', { name: 'Ghi mã mở sổ' }).click();
}
