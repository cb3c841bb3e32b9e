import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { fetchAwaited, groupsOfParts, leaveAboveToTheNetwork } from './vite.parts.ts';
import { leaveShapesToTheServer } from './vite.shapes.ts';

const server = `http://127.0.0.1:${process.env.SOCHIBO_API_PORT ?? '8081'}`;

// One name for page and worker: SvelteKit's own `version` reaches a worker as undefined (3.2.0),
// and every release would then share, and overwrite, one cache. Kept for the build's own children.
const release = (process.env.SOCHIBO_RELEASE ??= String(Date.now()));

export default defineConfig({
  define: { __SOCHIBO_RELEASE__: JSON.stringify(release) },
  plugins: [
    sveltekit({
      adapter: fetchAwaited(adapter({ fallback: 'index.html', precompress: true })),
      compilerOptions: { runes: true },
      serviceWorker: { register: false },
      version: { name: release },
    }),
    leaveShapesToTheServer(),
    leaveAboveToTheNetwork(),
  ],
  environments: {
    client: {
      build: {
        // The pages take fonts from their own address alone: a small one must not be written into a style sheet.
        assetsInlineLimit: (path) => (path.endsWith('.woff2') ? false : undefined),
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                // The start hands the page's own values over before anything that reads them runs.
                { name: 'start', test: /[\\/]payload\.js$|preload-helper/, priority: 1 },
                ...groupsOfParts,
              ],
            },
          },
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/healthz': server, '/readyz': server } },
});
