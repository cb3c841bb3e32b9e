import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

test('a new version waits until it is asked for; cut half-way it changes nothing', async () => {
  const takeBack = release('tiếp theo');
  await phone.route('**/_app/immutable/**', (route) => route.abort());
  await update();
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null),
  ).toBeNull();
  await page.reload();
  expect(await page.content()).not.toContain('tiếp theo');

  await phone.unroute('**/_app/immutable/**');
  await update();
  await expect
    .poll(() =>
      page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)),
    )
    .toBe(true);
  await page.reload();
  expect(await page.content()).not.toContain('tiếp theo');
  expect(await countOfShells()).toBe(2);

  const take = page.getByRole('button', { name: 'Lấy bản mới' });
  await take.waitFor();
  await putToRest();
  await take.click();
  await expect.poll(() => page.content().catch(() => ''), { timeout: 60_000 }).toContain('tiếp theo');
  await expect.poll(countOfShells).toBe(1);
  await phone.setOffline(true);
  await page.reload();
  expect(await page.content()).toContain('tiếp theo');
  takeBack();
});

test('three releases while the phone sleeps: the next start runs what it has, one tap brings the newest', async () => {
  await page.close();
  const undo = ['một', 'hai', 'ba'].map((mark) => release(`bản ${mark}`));
  page = await phone.newPage();
  await page.goto(served.url);
  expect(await page.content()).not.toContain('bản ');
  const take = page.getByRole('button', { name: 'Lấy bản mới' });
  await take.waitFor();
  await putToRest();
  await take.click();
  await expect.poll(() => page.content().catch(() => ''), { timeout: 60_000 }).toContain('bản ba');
  await expect.poll(countOfShells).toBe(1);
  for (const back of undo.reverse()) back();
});

/** Deploys another version: the same files under another name, with a mark in the shell. The answer takes it back. */
function release(mark: string): () => void {
  const { version } = JSON.parse(readFileSync(join(folder, '_app/version.json'), 'utf8')) as {
    version: string;
  };
  const before = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|json|html)$/.test(name))
    .map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')] as const)
    .filter(([, text]) => text.includes(version));
  for (const [path, text] of before) {
    const renamed = text.replaceAll(version, `${version}1`);
    writeFileSync(
      path,
      path.endsWith('.html')
        ? renamed.replace('</head>', `<meta name="mark" content="${mark}" /></head>`)
        : renamed,
    );
  }
  return () => before.forEach(([path, text]) => writeFileSync(path, text));
}

/** What Chromium does with an idle worker after half a minute; a debugger that looks on keeps it awake. */
async function putToRest(): Promise<void> {
  const session = await phone.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

function update(): Promise<void> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
    const worker = registration?.installing;
    while (worker && worker.state === 'installing') await new Promise((resolve) => setTimeout(resolve, 10));
  });
}

function countOfShells(): Promise<number> {
  return page.evaluate(async () => (await caches.keys()).length);
}
