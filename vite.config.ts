import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env.SOCHIBO_API_PORT ?? '8081'}`;

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ fallback: 'index.html', precompress: true }),
      compilerOptions: { runes: true },
      serviceWorker: { register: false },
    }),
  ],
  server: { proxy: { '/api': server, '/healthz': server, '/readyz': server } },
});
