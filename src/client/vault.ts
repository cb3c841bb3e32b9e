import { fromUtf8, toBase64Url, toUtf8 } from '#kernel/bytes.ts';

/** Rounds of PBKDF2 for a new code: about a quarter of a second on a PC, one to three on a cheap phone. */
const rounds = 600_000;

export type Bytes = Uint8Array<ArrayBuffer>;

/** Letters that only the vault reads. */
export interface Cipher {
  readonly iv: Bytes;
  readonly bytes: Bytes;
}

/** «Khóa sổ» — how the key of the cache lies on the phone: under the code and under a key bound to this browser. */
export interface Lock {
  readonly salt: Bytes;
  readonly rounds: number;
  readonly wrapped: Cipher;
}

/** «Két trên máy» — reads and writes what only its owner may see. */
export interface Vault {
  readonly close: (value: unknown, about: string) => Promise<Cipher>;
  readonly open: (cipher: Cipher, about: string) => Promise<unknown>;
  /** A name that tells nothing to who has not the key. */
  readonly nameOf: (text: string) => Promise<string>;
  /** The key itself, for another tab of the same person. */
  readonly raw: Bytes;
  /** Puts the key under a code. */
  readonly lockWith: (pin: string, bound: CryptoKey) => Promise<Lock>;
}

/** A vault under a new key. */
export function newVault(): Promise<Vault> {
  return vaultFrom(crypto.getRandomValues(new Uint8Array(32)));
}

/** Opens a vault with the code; `null` if it does not fit. */
export async function unlock(pin: string, lock: Lock, bound: CryptoKey): Promise<Vault | null> {
  const key = await keyOf(pin, lock, bound);
  try {
    const raw = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: lock.wrapped.iv },
      key,
      lock.wrapped.bytes,
    );
    return await vaultFrom(new Uint8Array(raw));
  } catch {
    return null;
  }
}

/** A key that never leaves this browser, to bind a code to this device. */
export function newBoundKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
}

/** A key that never leaves this browser, for what must be readable before the code is typed: names on the cover. */
export function newLabelKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Encrypts a value under a key; `about` must be the same when it is read. */
export async function encrypt(key: CryptoKey, value: unknown, about: string): Promise<Cipher> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: 'AES-GCM', iv, additionalData: toUtf8(about) };
  return {
    iv,
    bytes: new Uint8Array(await crypto.subtle.encrypt(algorithm, key, toUtf8(JSON.stringify(value)))),
  };
}

/** Reads what `encrypt` wrote; throws where key or place do not fit. */
export async function decrypt(key: CryptoKey, cipher: Cipher, about: string): Promise<unknown> {
  const algorithm = { name: 'AES-GCM', iv: cipher.iv, additionalData: toUtf8(about) };
  return JSON.parse(
    fromUtf8(new Uint8Array(await crypto.subtle.decrypt(algorithm, key, cipher.bytes))),
  ) as unknown;
}

/** A vault under a key that another tab has handed over. */
export async function vaultFrom(raw: Bytes): Promise<Vault> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const naming = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return {
    raw,
    close: (value, about) => encrypt(key, value, about),
    open: (cipher, about) => decrypt(key, cipher, about),
    nameOf: async (text) =>
      toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', naming, toUtf8(text)))),
    lockWith: async (pin, bound) => {
      const fresh = { salt: crypto.getRandomValues(new Uint8Array(16)), rounds };
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const wrapping = await keyOf(pin, fresh, bound);
      const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, raw));
      return { ...fresh, wrapped: { iv, bytes: wrapped } };
    },
  };
}

/** The code stretched by PBKDF2, then passed through the key of this browser: neither opens anything alone. */
async function keyOf(pin: string, lock: Pick<Lock, 'salt' | 'rounds'>, bound: CryptoKey): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', toUtf8(pin.normalize('NFC')), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const stretching = { name: 'PBKDF2', hash: 'SHA-256', salt: lock.salt, iterations: lock.rounds };
  const stretched = await crypto.subtle.deriveBits(stretching, typed, 256);
  const key = await crypto.subtle.sign('HMAC', bound, stretched);
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
