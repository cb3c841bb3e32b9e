import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** How a small file is put on the disk. */
export interface DurableOptions {
  readonly mode?: number;
  /** Fails with EEXIST instead of replacing a file that is already there. */
  readonly ifAbsent?: boolean;
}

/** Writes a small file so that after a power cut either the old content or the whole new one is there. */
export function writeDurably(path: string, content: string | Uint8Array, options: DurableOptions = {}): void {
  const beside = `${path}.${process.pid}.new`;
  rmSync(beside, { force: true });
  const file = openSync(beside, 'wx', options.mode ?? 0o644);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (options.ifAbsent) publishOnce(beside, path);
  else renameSync(beside, path);
  syncFolder(dirname(path));
}

/** Makes names in a folder durable. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

// A hard link is the one way of giving a finished file its name that fails if the name is taken.
function publishOnce(beside: string, path: string): void {
  try {
    linkSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}
