import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { phone } from '#support/browser.ts';
import { signInOn } from '#support/cell-book.ts';

// A cheap phone on a village network.
const slowdown = 6;
export const village = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const secondGeneration = {
  offline: false,
  latency: 600,
  downloadThroughput: 6_250,
  uploadThroughput: 6_250,
};
export const silent = { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 };
export const pin = '264813';

export async function openPhone(
  on: Browser,
  network: typeof village | null,
): Promise<{ context: BrowserContext; page: Page; tools: CDPSession }> {
  const context = await on.newContext({
    viewport: phone,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  // A slowed phone on a busy machine is slow: that is a figure, not a failure.
  context.setDefaultTimeout(180_000);
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  if (network) await tools.send('Network.emulateNetworkConditions', network);
  return { context, page, tools };
}

export async function enrol(page: Page, url: string): Promise<void> {
  await signInOn(page, url, 'bithu', pin);
  await page.getByRole('heading', { name: /^Việc tháng/ }).waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page
    .getByText(/^Đã ghi tất cả/)
    .first()
    .waitFor({ state: 'attached' });
}

/** Contact for so long, then a gap, again and again. The answer ends it with a whole network. */
export function cutEvery(tools: CDPSession, contact: number, gap: number): () => Promise<void> {
  let running = true;
  const run = async (): Promise<void> => {
    while (running) {
      await tools.send('Network.emulateNetworkConditions', secondGeneration);
      await new Promise((resolve) => setTimeout(resolve, contact));
      if (!running) return;
      await tools.send('Network.emulateNetworkConditions', silent);
      await new Promise((resolve) => setTimeout(resolve, gap));
    }
  };
  const ended = run().catch(() => undefined);
  return async () => {
    running = false;
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 100))]);
  };
}
