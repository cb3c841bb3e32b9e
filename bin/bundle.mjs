// Joins the server and its libraries into dist/: half the time to start and a fifth less memory than 900 files.
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outDir = join(root, 'dist');

// The thread that reads a spreadsheet is joined, too: from its sources it took 0.1 s to begin.
const READER = `new URL('./read-worker.ts', import.meta.url)`;

/** Our files look for others beside themselves: they must go on looking from where they were written. */
const ownPlace = {
  name: 'own-place',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(join(root, 'src')) || !code.includes('import.meta.url')) return undefined;
    const path = relative(outDir, id).replaceAll('\\', '/');
    const parts = code.split(READER);
    return {
      code: parts
        .map((part) => part.replaceAll('import.meta.url', `new URL('${path}', import.meta.url).href`))
        .join(READER.replace('.ts', '.mjs')),
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

/**
 * What an `import` names of Node's own is looked up in full, and node:http then loads a whole second HTTP client
 * that nobody here uses; asked for by name, only what is asked for is loaded.
 */
const ownModules = {
  name: 'own-modules',
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue;
      file.code = file.code.replace(/^import (.+) from "(node:[\w/]+)";$/gm, (_line, names, module) => {
        const [, whole, parts] = /^(?:(\w[\w$]*))?(?:, )?(\{.+\})?$/.exec(names) ?? [];
        if (!whole && !parts) throw new Error(`${file.fileName} imports ${module} in a way not known here.`);
        const found = `process.getBuiltinModule("${module}")`;
        const named = parts ? [`${parts.replaceAll(' as ', ': ')} = ${found}`] : [];
        return `const ${[...(whole ? [`${whole} = ${found}`] : []), ...named].join(', ')};`;
      });
    }
  },
};

/**
 * Four hundred shapes of orders and questions take a tenth of a start to make: each is made when it is first asked for.
 * What declares them says so in one form (`kernel/contract.ts`), and only their own two fields are put off.
 */
const shapesWhenAsked = {
  name: 'shapes-when-asked',
  transform: {
    filter: { id: /[\\/]src[\\/]modules[\\/].*contract.*\.ts$/, code: /\b(command|query|endpoint)\(/ },
    handler(code) {
      const put = [];
      for (const statement of this.parse(code).body) {
        for (const { init } of statement.declaration?.declarations ?? []) {
          if (init?.type !== 'CallExpression' || !/^(command|query|endpoint)$/.test(init.callee.name))
            continue;
          const described = init.arguments.find((argument) => argument.type === 'ObjectExpression');
          const shapes = described.properties.filter(({ key }) => /^(input|output)$/.test(key?.name));
          if (shapes.length === 0 || shapes.some(({ shorthand }) => shorthand)) continue;
          const makers = shapes.map(
            ({ key, value }) => `${key.name}: () => ${code.slice(value.start, value.end)}`,
          );
          put.push({ at: init.start, until: init.start, text: 'whenAsked(' });
          for (const { value } of shapes) put.push({ at: value.start, until: value.end, text: 'undefined' });
          put.push({ at: init.end, until: init.end, text: `, { ${makers.join(', ')} })` });
        }
      }
      if (put.length === 0) return undefined;
      const changed = put
        .sort((one, other) => other.at - one.at)
        .reduce((text, { at, until, text: by }) => text.slice(0, at) + by + text.slice(until), code);
      return { code: `import { whenAsked } from '\0when-asked';\n${changed}`, map: null };
    },
  },
  resolveId: (name) => (name === '\0when-asked' ? name : undefined),
  load: (id) => (id === '\0when-asked' ? whenAsked : undefined),
};

const whenAsked = `export function whenAsked(contract, makers) {
  for (const [name, make] of Object.entries(makers)) {
    const keep = (value) => Object.defineProperty(contract, name, { value, enumerable: true });
    Object.defineProperty(contract, name, { get: () => keep(make())[name], enumerable: true, configurable: true });
  }
  return contract;
}`;

/** Serving files under their own names needs no patterns; the library that finds them is read and run all the same. */
const leftOut = {
  name: 'left-out',
  enforce: 'pre',
  resolveId: (name, from) => (name === 'glob' && /@fastify.static/.test(from) ? '\0glob' : undefined),
  load: (id) =>
    id === '\0glob'
      ? `export function glob() { throw new Error('Patterns of files are left out of the server: see bin/bundle.mjs.'); }`
      : undefined,
};

await build({
  configFile: false,
  root,
  logLevel: 'error',
  plugins: [ownPlace, leftOut, shapesWhenAsked, ownModules, plainText],
  ssr: { noExternal: true, external: ['pg-native'] },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    copyPublicDir: false,
    minify: false,
    rolldownOptions: {
      input: ['src/server.ts', 'src/platform/spreadsheet/read-worker.ts'],
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
