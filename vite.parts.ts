import { fileURLToPath } from 'node:url';
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
      if (this.environment.name === 'client') left = filesLeft(files, this);
      if (this.environment.name !== 'serviceWorker') return;
      for (const file of files)
        if (file.type === 'chunk')
          file.code = file.code.replace('__SOCHIBO_LEFT__', () => JSON.stringify(left));
    },
  };
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
  const namesOf = (some: readonly Rolldown.OutputChunk[]): string[] =>
    some.flatMap((chunk) => [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])]);
  const needed = new Set(namesOf(chunks.filter(isKept)));
  return namesOf(chunks).filter((name) => !needed.has(name));
}
