import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Rolldown } from 'vite';

const server = `http://127.0.0.1:${process.env.SOCHIBO_API_PORT ?? '8081'}`;

// One name for page and worker: SvelteKit's own `version` reaches a worker as undefined (3.2.0),
// and every release would then share, and overwrite, one cache. Kept for the build's own children.
const release = (process.env.SOCHIBO_RELEASE ??= String(Date.now()));

/** «Tệp đầu» — what stands before any page comes in one file instead of twenty: a village network pays for each request. */
let first: Set<string> | undefined;
function nameOfFirst(id: string, graph: Rolldown.ChunkingContext): string | null {
  first ??= reachedFrom(fileURLToPath(new URL('src/routes/+layout.svelte', import.meta.url)), graph);
  return first.has(id) ? 'first' : null;
}

/** Every module a root brings along at once, itself included; what is fetched only when needed is not. */
function reachedFrom(root: string, graph: Rolldown.ChunkingContext): Set<string> {
  const reached = new Set([root]);
  for (const id of reached) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  return reached;
}

export default defineConfig({
  define: { __SOCHIBO_RELEASE__: JSON.stringify(release) },
  plugins: [
    sveltekit({
      adapter: adapter({ fallback: 'index.html', precompress: true }),
      compilerOptions: { runes: true },
      serviceWorker: { register: false },
      version: { name: release },
    }),
  ],
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                // The start hands the page's own values over before anything that reads them runs.
                { name: 'start', test: /[\\/]payload\.js$|preload-helper/, priority: 1 },
                { debugName: 'first', name: nameOfFirst },
              ],
            },
          },
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/healthz': server, '/readyz': server } },
});
