import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** One import as written in a file; both are paths from the root of the project. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

const ALIASES: Readonly<Record<string, string>> = {
  '#kernel/': 'src/kernel/',
  '#platform/': 'src/platform/',
  '#client/': 'src/client/',
  '#ui/': 'src/ui/',
  '#modules/': 'src/modules/',
  '#support/': 'tests/support/',
};

/** Every file of the sources that may import, tests left out: they build what they need. */
export function sourceFiles(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$|\.d\.ts$/.test(name));
}

/** The imports of our own files in a text, whether TypeScript or Svelte. */
export function importsOf(from: string, text: string): Import[] {
  const written = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g);
  return [...written].flatMap(([, specifier = '']) => {
    const to = resolved(from, specifier);
    return to === undefined ? [] : [{ from, to }];
  });
}

/** The imports of a file of the project. */
export function importsOfFile(from: string): Import[] {
  return importsOf(from, readFileSync(join(root, from), 'utf8'));
}

function resolved(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) {
    return relative(root, join(root, dirname(from), specifier)).replaceAll('\\', '/');
  }
  const alias = Object.keys(ALIASES).find((one) => specifier.startsWith(one));
  return alias === undefined ? undefined : (ALIASES[alias] ?? '') + specifier.slice(alias.length);
}

/** What each module may see of others, through their `public.ts`. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  account: ['organisation', 'members'],
  organisation: [],
  members: ['organisation'],
  meetings: ['organisation', 'members', 'kit', 'preparation'],
  tasks: ['organisation', 'members', 'meetings', 'kit', 'preparation', 'account'],
  kit: ['organisation', 'members'],
  preparation: ['organisation', 'members', 'kit'],
  intake: ['organisation', 'members'],
  restructuring: ['organisation', 'members'],
  reports: ['organisation', 'members', 'meetings', 'tasks', 'kit', 'intake'],
  cadres: ['organisation', 'members', 'meetings'],
  careers: ['organisation', 'members'],
  programmes: ['organisation', 'members', 'meetings', 'tasks'],
};

/** What the rooms of a module may import; `own` is another room of the same module. */
const ROOMS: Readonly<
  Record<string, { readonly own: readonly string[]; readonly shared: readonly string[] }>
> = {
  // A decision takes the input of its command as it crosses the wire: types alone, which the contract owns.
  rules: { own: ['rules', 'contract'], shared: ['kernel'] },
  contract: { own: ['rules', 'contract'], shared: ['kernel'] },
  public: { own: ['rules', 'contract'], shared: ['kernel'] },
  tables: { own: ['rules', 'contract', 'tables'], shared: ['kernel', 'platform'] },
  sql: { own: ['rules', 'contract', 'sql', 'tables'], shared: ['kernel', 'platform'] },
  commands: {
    own: ['rules', 'contract', 'public', 'sql', 'tables', 'commands'],
    shared: ['kernel', 'platform'],
  },
  queries: { own: ['rules', 'contract', 'sql', 'tables', 'queries'], shared: ['kernel', 'platform'] },
  screens: { own: ['rules', 'contract', 'screens', 'public'], shared: ['kernel', 'client', 'ui'] },
};

/** Why an import is not allowed; nothing if it is. */
export function breachOf({ from, to }: Import): string | undefined {
  const here = placeOf(from);
  const there = placeOf(to);
  if (here.area === 'kernel')
    return there.area === 'kernel' ? undefined : 'the kernel imports nothing of ours';
  if (here.area === 'platform' || here.area === 'client' || here.area === 'ui')
    return sharedBreach(here.area, there);
  if (here.area !== 'module') return undefined;
  return moduleBreach(here, there);
}

function sharedBreach(area: string, there: Place): string | undefined {
  if (there.area === 'module') return `${area} knows no module`;
  const mine =
    area === 'client'
      ? ['kernel', 'client', 'ui']
      : area === 'ui'
        ? ['kernel', 'ui']
        : ['kernel', 'platform'];
  return mine.includes(there.area) ? undefined : `${area} may not import ${there.area}`;
}

function moduleBreach(here: Place, there: Place): string | undefined {
  if (there.area === 'module' && there.module !== here.module) {
    if (there.room !== 'public') return `modules meet at public.ts alone`;
    return BEFORE[here.module]?.includes(there.module)
      ? undefined
      : `${here.module} may not know ${there.module}`;
  }
  const room = ROOMS[here.room];
  // `api.ts` and the files of a module small enough to have no rooms gather what the module has.
  if (!room)
    return there.area === 'client' || there.area === 'ui' || there.room === 'screens'
      ? `only screens know the browser`
      : undefined;
  if (there.area === 'module') {
    return room.own.includes(there.room) ? undefined : `${here.room} may not import ${there.room}`;
  }
  return room.shared.includes(there.area) ? undefined : `${here.room} may not import ${there.area}`;
}

interface Place {
  readonly area: string;
  readonly module: string;
  readonly room: string;
}

function placeOf(path: string): Place {
  const [, area = '', module = '', room = ''] = path.split('/');
  if (area !== 'modules') return { area, module: '', room: '' };
  return { area: 'module', module, room: room.replace(/\.(ts|svelte)$/, '') };
}
