import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeDurably } from '../durable-file.ts';
import type { Account } from './programs.ts';
import { giveTo, mayReach } from './programs.ts';

/** Where a cluster lives: everything below `home` belongs to PostgreSQL's account and to nobody else. */
export interface Home {
  readonly home: string;
  readonly data: string;
  readonly log: string;
  /** Absent on Windows, where the server listens on 127.0.0.1. */
  readonly socketFolder: string | undefined;
}

// The kernel keeps 108 bytes for the path of a socket, the last of them zero.
const LONGEST_SOCKET_PATH = 107;
const SOCKET_NAME = '/.s.PGSQL.65535.lock';

/** Makes the closed folder of the cluster of a data folder, or finds it again. */
export function homeOf(folder: string, account: Account): Home {
  mkdirSync(folder, { recursive: true });
  const real = realpathSync(resolve(folder));
  const home = placeOf(real, account);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  chmodSync(home, 0o700);
  giveTo(account, home);
  const socketFolder = process.platform === 'win32' ? undefined : socketFolderOf(home, account);
  return { home, data: join(home, 'data'), log: join(home, 'log'), socketFolder };
}

/**
 * Root may keep its project where no other account can walk to. The cluster then stands in /var/lib,
 * and the data folder holds a note that says so.
 */
function placeOf(folder: string, account: Account): string {
  const inside = join(folder, 'postgres');
  const note = join(folder, 'postgres.place');
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  if (existsSync(inside) || mayReach(account, inside)) return inside;
  const outside = join('/var/lib/sochibo', shortHash(folder));
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  writeDurably(note, `${outside}\n`);
  return outside;
}

function socketFolderOf(home: string, account: Account): string {
  const inside = join(home, 's');
  const fits = Buffer.byteLength(inside + SOCKET_NAME) <= LONGEST_SOCKET_PATH;
  const path = fits ? inside : join(tmpdir(), `sochibo-${shortHash(home)}`);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const found = lstatSync(path);
  const owners = [process.getuid?.(), account.uid];
  if (!found.isDirectory() || !owners.includes(found.uid)) {
    throw new Error(`${path} belongs to somebody else: name a shorter data folder by SOCHIBO_DATA.`);
  }
  chmodSync(path, 0o700);
  giveTo(account, path);
  return path;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
