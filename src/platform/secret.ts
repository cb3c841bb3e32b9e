import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './durable-file.ts';

const LENGTH = 32;

/** The secret of one data folder; made once, and part of every backup of the folder. */
export function secretOf(folder: string): Buffer {
  const path = join(folder, 'secret');
  const known = read(path);
  if (known) return known;

  mkdirSync(folder, { recursive: true });
  try {
    writeDurably(path, `${randomBytes(LENGTH).toString('hex')}\n`, { mode: 0o600, ifAbsent: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const made = read(path);
  if (!made) throw new Error(`${path} could not be read back after it was written.`);
  return made;
}

/** A password or key for one purpose; the same secret and purpose always give the same text. */
export function derive(secret: Buffer, purpose: string): string {
  return createHmac('sha256', secret).update(purpose, 'utf8').digest('base64url');
}

/** The password of one of our database roles. */
export function rolePassword(secret: Buffer, role: string): string {
  return derive(secret, `postgres ${role}`);
}

function read(path: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const secret = Buffer.from(text, 'hex');
  if (secret.length !== LENGTH) throw new Error(`${path} is damaged: put back the copy from a backup.`);
  return secret;
}
