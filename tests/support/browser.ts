import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Result as AxeRule } from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type ConsoleMessage,
  type LaunchOptions,
  type Page,
} from 'playwright-core';

/** The two sizes every screen is judged at. */
export const phone = { width: 360, height: 740 } as const;
export const desk = { width: 1440, height: 900 } as const;

const modules = createRequire(import.meta.url);

const flags = [
  '--no-sandbox',
  '--disable-setuid-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--font-render-hinting=none',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];

/** Starts the headless Chromium that npm brought; the caller closes it. */
export function openBrowser(): Promise<Browser> {
  return launched((options) => chromium.launch(options));
}

/** The same with a profile on the disk, for what a browser in memory does not do: it keeps to its quota. */
export function openProfile(folder: string): Promise<BrowserContext> {
  return launched((options) => chromium.launchPersistentContext(folder, options));
}

async function launched<What>(launch: (options: LaunchOptions) => Promise<What>): Promise<What> {
  const home = await unpackedChromium();
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') };
  const start = (env: Record<string, string>): Promise<What> =>
    launch({
      executablePath: join(home, 'chromium'),
      args: flags,
      // Names of downloads are Vietnamese: without a locale the browser loses them.
      env: { LANG: 'C.UTF-8', ...environment(), ...fonts, ...env },
    });

  try {
    return await start({});
  } catch (error) {
    // A bare machine lacks NSS and its kin; the package carries them.
    if (!String(error).includes('shared libraries')) throw error;
    return start({ LD_LIBRARY_PATH: join(home, 'al2023', 'lib') });
  }
}

/**
 * A browser that has no service workers, which would first fetch the whole app: for screens that are judged
 * with the server at hand.
 */
export async function withoutWorker(context: BrowserContext): Promise<BrowserContext> {
  await context.addInitScript(() => {
    delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
  });
  return context;
}

/** What axe-core finds on the page as it stands, one readable line for each rule broken. */
export async function axe(page: Page): Promise<string[]> {
  // Evaluated, not inserted: the content security policy of the house lets nobody insert scripts.
  if (!(await page.evaluate(() => 'axe' in window)))
    await page.evaluate(readFileSync(modules.resolve('axe-core/axe.min.js'), 'utf8'));
  const violations = await page.evaluate(async () => {
    // What is still fading in is judged as it will stand.
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations === 1);
    await Promise.allSettled(ending.map((one) => one.finished));
    const { axe: tool } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: AxeRule[] }> };
    };
    // Every rule is tried; what passed is not described element by element.
    return (await tool.run({ resultTypes: ['violations'] })).violations;
  });
  return violations.map(
    (rule) => `${rule.id}: ${rule.help} — ${rule.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
}

/** Collects console errors, console warnings and uncaught errors of the page from now on. */
export function watchConsole(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning')
      heard.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`uncaught: ${error.message}`));
  return heard;
}

/** Serves the built client from `build/`, unknown paths by the single page, for journeys that need no server. */
export async function serveBuild(
  folder = fileURLToPath(new URL('../../build/', import.meta.url)),
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://build').pathname));
    const asked = join(folder, path);
    const file =
      asked.startsWith(folder) && statSync(asked, { throwIfNoEntry: false })?.isFile() ? asked : null;
    response.setHeader('content-type', kinds[file ? extname(file) : '.html'] ?? 'application/octet-stream');
    createReadStream(file ?? join(folder, 'index.html')).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Unpacks the browser once a machine and user, whole or not at all, however many test workers ask at the same time. */
async function unpackedChromium(): Promise<string> {
  const folder = join(fileURLToPath(import.meta.resolve('@sparticuz/chromium')), '..', '..');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const home = join(tmpdir(), `sochibo-chromium-${version}-${process.getuid?.() ?? 'user'}`);
  if (existsSync(home)) return home;

  const fresh = mkdtempSync(`${home}-`);
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = fresh; // the package unpacks into the temporary folder and knows no other
  try {
    const { default: tool, inflate } = await import('@sparticuz/chromium');
    await tool.executablePath();
    await inflate(join(folder, 'bin', 'al2023.tar.br'));
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
  try {
    renameSync(fresh, home);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(home)) throw error; // another worker was quicker
  }
  return home;
}
