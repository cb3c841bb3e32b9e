import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

// Argon2id, 19 MiB, two passes, one lane: the smallest set OWASP names, for a commune's PC; about 40 ms.
const memory = 19_456;
const passes = 2;
const parallelism = 1;
const tagLength = 32;

// Each hash takes 19 MiB while it runs, so no more than two run at once.
const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

const derive = promisify(argon2);
const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** A password as it is stored: Argon2id in the usual text form, with its own salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await run(password, salt, { memory, passes, parallelism, tagLength });
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** Whether this is the password that was stored. Takes the parameters from what was stored. */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  const [, ...parts] = form.exec(stored) ?? [];
  const [m, t, p, salt, tag] = parts;
  if (salt === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, 'base64');
  const found = await run(password, Buffer.from(salt, 'base64'), {
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
    tagLength: expected.length,
  });
  return timingSafeEqual(expected, found);
}

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly tagLength: number;
}

async function run(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...cost });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
