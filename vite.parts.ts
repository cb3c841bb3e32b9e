import { fileURLToPath } from 'node:url';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Adapter } from '@sveltejs/kit';
import type { Plugin, Rolldown } from 'vite';

type Graph = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;

let first: Set<string> | undefined;

/** «Tệp đầu» — what stands before any page comes in one file instead of twenty: a village network pays for each request. */
export function nameOfFirst(id: string, graph: Graph): string | null {
  if (!first) {
    first = new Set([fileURLToPath(new URL('src/routes/+layout.svelte', import.meta.url))]);
    for (const each of first)
      for (const next of graph.getModuleInfo(each)?.importedIds ?? []) first.add(next);
  }
  return first.has(id) ? 'first' : null;
}

/** Screens of the levels above ask the server for all they show: a phone does not keep them for starting without it. */
const above =
  /[\\/]src[\\/](modules[\\/](reports|restructuring|cadres|intake|careers|organisation|programmes)[\\/]screens|routes[\\/]gallery|client[\\/]xlsx\.ts)([\\/]|$)/;
/** What only hands on to a screen: the page of an address, and the entry that is made of it. */
const hands = /[\\/]src[\\/]routes[\\/].*\+page\.svelte$|[\\/]nodes[\\/]\d+\.js$/;

/** «Phần không giữ trên máy» — tells the service worker which files of the build it leaves to the network. */
export function leaveAboveToTheNetwork(): Plugin {
  let left: readonly string[] = [];
  return {
    name: 'sochibo-parts',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      if (this.environment.name === 'client') {
        left = filesLeft(files, this);
        awaited = filesAwaited(files);
      }
      if (this.environment.name !== 'serviceWorker') return;
      for (const file of files)
        if (file.type === 'chunk')
          file.code = file.code.replace('__SOCHIBO_LEFT__', () => JSON.stringify(left));
    },
  };
}

/** What SvelteKit asks for, one after the other, before anything is drawn: the page of errors and that of `/`. */
let awaited: readonly string[] = [];
const awaitedPages = /[\\/]src[\\/]routes[\\/]\+(error|page)\.svelte$/;

function filesAwaited(files: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): string[] {
  const chunks = files.filter((file) => file.type === 'chunk');
  const withImports = (names: readonly string[]): Rolldown.OutputChunk[] => {
    const needed = new Set(names);
    for (const name of needed) for (const next of chunkOf(name)?.imports ?? []) needed.add(next);
    return [...needed].flatMap((name) => chunkOf(name) ?? []);
  };
  const chunkOf = (name: string) => chunks.find((chunk) => chunk.fileName === name);
  const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  const pages = entries.filter((name) =>
    withImports([name]).some(({ moduleIds }) => moduleIds.some((id) => awaitedPages.test(id))),
  );
  return namesOf(withImports(pages));
}

/** Names in the page itself what it will ask for in any case: two round trips fewer in a village. */
export function fetchAwaited(adapter: Adapter): Adapter {
  const adapt: Adapter['adapt'] = (builder) =>
    adapter.adapt({
      ...builder,
      generateFallback: async (path) => {
        await builder.generateFallback(path);
        const page = readFileSync(path, 'utf8');
        const links = awaited
          .filter((name) => !page.includes(name))
          .map(
            (name) =>
              `<link href="/${name}" rel="${name.endsWith('.css') ? 'stylesheet' : 'modulepreload'}">`,
          );
        writeFileSync(path, page.replace('</head>', `${links.join('\n')}</head>`));
      },
    });
  return { ...adapter, adapt };
}

function filesLeft(files: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[], graph: Graph): string[] {
  const isAbove = (id: string): boolean =>
    above.test(id) || (hands.test(id) && (graph.getModuleInfo(id)?.importedIds ?? []).some(isAbove));
  const chunks = files.filter((file) => file.type === 'chunk');
  const entries = chunks.flatMap((chunk) => (chunk.isEntry ? (chunk.facadeModuleId ?? []) : []));
  const kept = new Set(entries.filter((id) => !isAbove(id)));
  for (const id of kept) {
    const known = graph.getModuleInfo(id);
    // What a screen of the cell brings along at once it cannot do without, wherever it lies.
    for (const next of known?.importedIds ?? []) kept.add(next);
    for (const next of known?.dynamicallyImportedIds ?? []) if (!isAbove(next)) kept.add(next);
  }
  const isKept = (chunk: Rolldown.OutputChunk): boolean =>
    chunk.moduleIds.length === 0 || chunk.moduleIds.some((id) => kept.has(id));
  const needed = new Set(namesOf(chunks.filter(isKept)));
  return namesOf(chunks).filter((name) => !needed.has(name));
}

function namesOf(chunks: readonly Rolldown.OutputChunk[]): string[] {
  return chunks.flatMap((chunk) => [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])]);
}
