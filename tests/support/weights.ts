import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';

const build = fileURLToPath(new URL('../../build/', import.meta.url));

/** Bytes of compressed JavaScript that the page has run so far, from the network or from its own worker. */
export function countScripts(tools: CDPSession): () => number {
  const scripts = new Map<string, number>();
  tools.on('Network.responseReceived', ({ type, response }) => {
    if (type !== 'Script') return;
    const path = new URL(response.url).pathname;
    scripts.set(path, weightOf(path));
  });
  return () => [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** Everything the worker keeps for starting without a network, as a browser fetches it. */
export async function weighKept(page: Page): Promise<{ readonly files: number; readonly bytes: number }> {
  const paths = await page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const kept = await (await caches.open(name)).keys();
    return kept.map((request) => new URL(request.url).pathname);
  });
  return { files: paths.length, bytes: paths.reduce((sum, path) => sum + weightOf(path), 0) };
}

/** A file of the build as it is sent: most lie packed beside themselves. */
function weightOf(path: string): number {
  const file = join(build, path === '/' ? 'index.html' : path);
  if (!existsSync(file)) return 0;
  if (existsSync(`${file}.br`)) return statSync(`${file}.br`).size;
  return /\.(png|woff2)$/.test(file) ? statSync(file).size : brotliCompressSync(readFileSync(file)).length;
}
