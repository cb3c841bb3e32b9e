import type { Browser, Page } from 'playwright-core';
import { watchConsole, withoutWorker } from './browser.ts';
import { samplePassword } from './cell-book.ts';
import type { SampleHouse } from './sample-house.ts';

/**
 * Opens a screen of the sample as somebody of an office, who always has the server at hand; `heard`
 * collects the console from the sign-in on.
 */
export async function openAs(
  browser: Browser,
  house: SampleHouse,
  name: string,
  path: string,
  viewport: { readonly width: number; readonly height: number },
  patience: number,
): Promise<{ readonly page: Page; readonly heard: string[] }> {
  const context = await withoutWorker(
    await browser.newContext({ viewport, bypassCSP: true, locale: 'vi-VN', reducedMotion: 'reduce' }),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(`${house.url}${path}`);
  await page.getByLabel('Tên đăng nhập').fill(name);
  await page.getByLabel('Mật khẩu').fill(samplePassword);
  const heard = watchConsole(page);
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  await page.locator('header h1').first().waitFor();
  await settled(page);
  return { page, heard };
}

/** Goes to another screen as though its address had been typed. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.locator('header h1').first().waitFor();
  await settled(page);
}

/** Nothing is being asked any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('progress') === null);
}
