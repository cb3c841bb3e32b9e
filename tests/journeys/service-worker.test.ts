import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, serveBuild } from '#support/browser.ts';

let browser: Browser;
let folder: string;
let served: { url: string; close(): Promise<void> };
let phone: BrowserContext;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sochibo-release-'));
  cpSync(fileURLToPath(new URL('../../build/', import.meta.url)), folder, { recursive: true });
  [browser, served] = await Promise.all([openBrowser(), serveBuild(`${folder}/`)]);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await phone?.close();
  phone = await browser.newContext();
  page = await phone.newPage();
  await page.goto(served.url);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
    await navigator.serviceWorker.ready;
    const worker = registration.active;
    while (worker?.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 10));
  });
});

test('the app starts without a network, at any address, and answers of the server are never kept', async () => {
  await phone.setOffline(true);
  await page.goto(`${served.url}/meetings/2026-11`);
  expect(await page.title()).toBe('Sổ Chi Bộ');
  const cached = await page.evaluate(async () => {
    const urls: string[] = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) urls.push(new URL(request.url).pathname);
    }
    return urls;
  });
  expect(cached).toContain('/');
  expect(cached.some((path) => path.startsWith('/_app/immutable/'))).toBe(true);
  expect(cached.filter((path) => path.startsWith('/api/') || path.endsWith('version.json'))).toEqual([]);
});
