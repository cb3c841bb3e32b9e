import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Core } from '#support/sync-checks.ts';
import { mutations } from './mutations.ts';

const folder = pathToFileURL(fileURLToPath(new URL('../../src/kernel/sync/', import.meta.url))).href;
const mark = '?planted=';

/**
 * The sync core as it is, or with one known fault planted: its files are loaded a second time under another
 * address, and one snippet of one of them is exchanged on the way. The file on the disk is never touched.
 */
export async function loadCore(planted: string | null): Promise<Core> {
  const load = (file: string): Promise<unknown> =>
    import(/* @vite-ignore */ `${folder}${file}.ts${planted === null ? '' : mark + planted}`);
  const [engine, replica, entry] = (await Promise.all(['engine', 'replica', 'entry'].map(load))) as [
    Pick<Core, 'openEngine'>,
    Pick<Core, 'createReplica'>,
    Pick<Core, 'isDrawn' | 'needsReview'>,
  ];
  const { openEngine } = engine;
  const { createReplica } = replica;
  const { isDrawn, needsReview } = entry;
  return { openEngine, createReplica, isDrawn, needsReview };
}

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    const planted = context.parentURL?.split(mark)[1];
    const isOurs = found.url.startsWith(folder) && !found.url.includes(mark);
    return planted !== undefined && isOurs ? { ...found, url: `${found.url}${mark}${planted}` } : found;
  },
  load: (url, context, next) => {
    const loaded = next(url, context);
    const [address, planted] = url.split(mark);
    const mutation = mutations.find(({ name }) => name === planted);
    if (!mutation || address !== `${folder}${mutation.file}.ts`) return loaded;
    return { ...loaded, source: plant(mutation, String(loaded.source)) };
  },
});

/** Exchanges the snippet; a core that has it no longer, or twice, needs another mutation. */
function plant({ name, file, find, put }: (typeof mutations)[number], source: string): string {
  if (source.split(find).length !== 2)
    throw new Error(`mutation ${name}: ${file}.ts does not contain exactly once: ${find}`);
  return source.replace(find, () => put);
}
