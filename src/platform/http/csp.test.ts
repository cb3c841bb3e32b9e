import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '#support/browser.ts';
import { contentSecurityPolicy } from './csp.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const built = join(root, 'build');
const kinds: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

let browser: Browser;
let server: Server;
let page: Page;

beforeAll(async () => {
  if (!existsSync(join(built, 'index.html'))) {
    execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: root });
  }
  browser = await openBrowser();
  server = await serve(contentSecurityPolicy(readFileSync(join(built, 'index.html'), 'utf8')));
  page = await browser.newPage();
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    document.addEventListener('securitypolicyviolation', (event) => {
      heard.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(
    () => document.querySelector('body script') === null || document.body.innerText !== '',
  );
  await page.waitForLoadState('networkidle');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

test('the built page starts and nothing of it is blocked', async () => {
  expect(await page.evaluate(() => document.querySelector('#svelte-announcer') !== null)).toBe(true);
  expect(await violations()).toEqual([]);
});

test('the client registers its service worker through the one policy it may make', async () => {
  // On a new device it waits for a page of the book (`client/ready.svelte`), or for one that asks for none.
  await page.goto(new URL('/recovery', page.url()).href);
  const isRegistered = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined);
  await expect.poll(isRegistered).toBe(true);
  expect(await violations()).toEqual([]);
});

test('a script written into the page does not run', async () => {
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'window.smuggled = true';
      document.head.append(script);
    } catch {
      // Trusted Types refuse the text before the policy refuses the script.
    }
    return 'smuggled' in window;
  });
  expect(ran).toBe(false);
  expect((await violations()).join()).toContain('HTMLScriptElement');
});

test('what stands inline is allowed by its very text only', () => {
  const policy = contentSecurityPolicy(
    `<link rel="x" style='color: red'><script src="/a.js"></script><script>start()</script><style>p{}</style>`,
  );
  expect(policy).toContain("script-src 'self' 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='");
  expect(policy.match(/sha256-/g)).toHaveLength(4);
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:/);
});

function violations(): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

async function serve(policy: string): Promise<Server> {
  const serving = createServer((request, response) => {
    const asked = join(built, normalize(new URL(request.url ?? '/', 'http://build').pathname));
    const known = asked.startsWith(built) && existsSync(asked) && extname(asked) !== '';
    response.setHeader('content-security-policy', policy);
    const file = known ? asked : join(built, 'index.html');
    response.setHeader('content-type', kinds[extname(file)] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  });
  await new Promise<void>((listening) => serving.listen(0, '127.0.0.1', listening));
  return serving;
}
