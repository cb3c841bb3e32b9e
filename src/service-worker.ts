import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';

/** What the events of a service worker can do; the types of its surroundings clash with those of a page. */
interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** The name of this release, put in by the build. */
declare const __SOCHIBO_RELEASE__: string;
/** Files that only screens of the levels above need, put in by the build (`vite.parts.ts`). */
declare const __SOCHIBO_LEFT__: readonly string[];

const prefix = 'sochibo-shell ';
const own = `${prefix}${__SOCHIBO_RELEASE__}`;
const shell = '/';
const olderShells = '/older-shells';

/** Shell and hashed files are fetched together, or the old version stays. */
self.addEventListener('install', (event: Extendable) => {
  event.waitUntil(fill());
});

/** Old files are kept until the new shell has started once: see `started`. */
self.addEventListener('activate', (event: Extendable) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event: Extendable & { readonly data: unknown }) => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting());
  // A page of the release before may speak last: only one of this release shows that this one starts.
  if (event.data === `started ${__SOCHIBO_RELEASE__}`) event.waitUntil(forgetOlder());
});

self.addEventListener('fetch', (event: Fetching) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || isLive(url.pathname)) return;
  event.respondWith(request.mode === 'navigate' ? serveShell(request) : serveFile(request));
});

async function fill(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
  const cache = await caches.open(own);
  const left = new Set(__SOCHIBO_LEFT__);
  const files = [...immutable, ...assets]
    .map(({ path }) => path.replace(/^\//, ''))
    .filter((path) => !left.has(path))
    .map((path) => `/${path}`);
  await cache.addAll([shell, ...files].map((path) => new Request(path, { cache: 'no-cache' })));
  await keepWithoutPreloads(cache);
  await cache.put(olderShells, Response.json(older));
}

/** On the device hints to fetch early save nothing, and Chromium complains of those that a worker has answered. */
async function keepWithoutPreloads(cache: Cache): Promise<void> {
  const page = await cache.match(shell);
  if (!page) throw new TypeError('The shell was not kept.');
  const headers = new Headers(page.headers);
  // The text below is neither packed nor of the old length.
  headers.delete('content-encoding');
  headers.delete('content-length');
  const text = (await page.text()).replace(/<link [^>]*rel="modulepreload"[^>]*>/g, '');
  await cache.put(shell, new Response(text, { headers }));
}

/** Only what was there before this version came: the one after it may already lie ready. */
async function forgetOlder(): Promise<void> {
  const kept = await (await caches.open(own)).match(olderShells);
  const older = kept ? ((await kept.json()) as string[]) : [];
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** What the server says now, and the check for a new version, never come from a cache. */
function isLive(path: string): boolean {
  return (
    path.startsWith('/api/') || path === '/_app/version.json' || path === '/healthz' || path === '/readyz'
  );
}

async function serveShell(request: Request): Promise<Response> {
  const cache = await caches.open(own);
  return (await cache.match(shell)) ?? fetch(request);
}

/** Own files first, then those of a version that is still open in another tab, then the network. */
async function serveFile(request: Request): Promise<Response> {
  const cache = await caches.open(own);
  return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request);
}
