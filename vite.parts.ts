import { fileURLToPath } from 'node:url';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Adapter } from '@sveltejs/kit';
import { normalizePath, parseSync, type Plugin, type Rolldown } from 'vite';

type Graph = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;

/**
 * «Các phần» — what is needed together comes in one file instead of forty: a village network pays for each request, and
 * small files pack badly. Each part is what its roots bring along at once and no part before it holds.
 */
const parts: Readonly<Record<string, readonly string[]>> = {
  /** What stands before any page comes, and what SvelteKit asks for in any case (`awaitedPages`). */
  first: ['routes/+layout.svelte', 'routes/+error.svelte', 'routes/+page.svelte'],
  /** The frame of an open book, and the book itself. */
  book: ['routes/opened.svelte', 'client/book.svelte.ts'],
  /** The first page of whoever keeps a cell's book. */
  month: ['modules/tasks/screens/month.svelte'],
  /** What the device decides by itself. */
  rules: ['routes/register.ts'],
};
/** SvelteKit's own start, which brings the pages: an open book asks of it too, and must not hold it. */
const start = /[\\/]node_modules[\\/](@sveltejs|devalue)[\\/]/;
/** Pages of every office share these. */
const shared = /[\\/]src[\\/](ui|client|kernel)[\\/]/;
const lender = /[\\/]modules[\\/]([a-z]+)[\\/]public\.ts$/;

let partOf: Map<string, string> | undefined;

/** What is only looked at needs few of the rules: files that the same pages ask for stay together, none below so many bytes. */
const byPages = { entriesAware: true, entriesAwareMergeThreshold: 30_000 };

/** «Phần» — the groups of files, in the order in which they take what they need. */
export const groupsOfParts = ['first', 'kit', 'book', 'month', 'rules'].map((part) => ({
  debugName: part,
  ...(part === 'rules' ? byPages : {}),
  name: (id: string, graph: Graph) => ((partOf ??= divide(graph)).get(id) === part ? part : null),
}));

function divide(graph: Graph): Map<string, string> {
  const divided = new Map<string, string>();
  for (const [part, roots] of Object.entries(parts)) {
    const brought = new Set(roots.map(pathOf));
    for (const id of brought) for (const next of broughtBy(id, graph)) brought.add(next);
    for (const id of brought)
      if (!divided.has(id) && !awaitedPages.test(id)) divided.set(id, placeOf(id, part));
  }
  return divided;
}

function pathOf(root: string): string {
  return normalizePath(fileURLToPath(new URL(`src/${root}`, import.meta.url)));
}

function placeOf(id: string, part: string): string {
  if (part !== 'first' && start.test(id)) return 'kit';
  return part === 'month' && shared.test(id) ? 'book' : part;
}

/** What a module brings along: of what another module lends only the files of the names it asks for. */
function broughtBy(id: string, graph: Graph): readonly string[] {
  const { code, importedIds = [] } = graph.getModuleInfo(id) ?? {};
  const asked = importedIds.some((each) => lender.test(each))
    ? parseSync(id, code ?? '').module.staticImports
    : [];
  return importedIds.flatMap((each) => {
    const [, module] = lender.exec(each) ?? [];
    if (module === undefined) return [each];
    const names = asked
      .filter(({ moduleRequest }) => moduleRequest.value === `#modules/${module}/public.ts`)
      .flatMap(({ entries }) => entries.map(({ importName }) => importName.name));
    return parseSync(each, graph.getModuleInfo(each)?.code ?? '')
      .module.staticExports.flatMap(({ entries }) => entries)
      .filter(({ exportName }) => names.includes(exportName.name))
      .flatMap(({ moduleRequest }) =>
        moduleRequest ? normalizePath(join(dirname(each), moduleRequest.value)) : [],
      );
  });
}

/** Screens of the levels above ask the server for all they show: a phone does not keep them for starting without it. */
const above =
  /[\\/]src[\\/](modules[\\/](reports|restructuring|cadres|intake|careers|organisation|programmes)[\\/]screens|routes[\\/]gallery|client[\\/]xlsx\.ts|modules[\\/](meetings[\\/]screens[\\/](concerns-counted|opinions-above)|members[\\/]screens[\\/]first-office|preparation[\\/]screens[\\/](notices-waiting|house-figures|figure-dialog)|tasks[\\/]screens[\\/](work-of-cells|work-list|serving-paper))\.svelte)([\\/]|$)/;
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
