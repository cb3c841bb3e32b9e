import { webcrypto } from 'node:crypto';
import { inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import { verifyingKey, type SigningKey } from './devices.ts';
import type { ServerKeys } from './server-keys.ts';

/** A command as an outbox holds it: readable to the server alone, signed by the device. All base64url. */
export interface SealedCommand {
  readonly id: string;
  readonly device: string;
  readonly sequence: number;
  readonly ephemeral: string;
  readonly iv: string;
  readonly body: string;
  readonly signature: string;
}

const inflate = promisify(inflateRaw);
const largest = 2 * 1024 * 1024;
const info = Buffer.from('sochibo outbox 1');
const { subtle } = webcrypto;

/** Whether the device made this entry just so. */
export async function verifyDeviceSignature(sealed: SealedCommand, signingKey: SigningKey): Promise<boolean> {
  const { id, device, sequence, ephemeral, iv, body, signature } = sealed;
  const text = `${id}.${device}.${sequence}.${ephemeral}.${iv}.${body}`;
  const signed = Buffer.from(signature, 'base64url');
  return subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    await verifyingKey(signingKey),
    signed,
    Buffer.from(text),
  );
}

/**
 * Opens what devices sealed. Entries of one batch share a session key, so it is derived once; an entry does not say
 * to which of our keys it was sealed, so the kept ones are tried, newest first. `null`: to none of them.
 */
export function unsealer(keys: ServerKeys): (sealed: SealedCommand) => Promise<unknown> {
  const sessions = new Map<string, Promise<readonly webcrypto.CryptoKey[]>>();
  return async (sealed) => {
    const session = sessions.get(sealed.ephemeral) ?? sessionKeys(keys, sealed.ephemeral);
    sessions.set(sealed.ephemeral, session);
    for (const key of await session) {
      const packed = await decrypt(key, sealed);
      if (packed) return read(packed, sealed);
    }
    return null;
  };
}

async function sessionKeys(keys: ServerKeys, ephemeral: string): Promise<readonly webcrypto.CryptoKey[]> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  let point: webcrypto.CryptoKey;
  try {
    point = await subtle.importKey('raw', Buffer.from(ephemeral, 'base64url'), curve, false, []);
  } catch {
    return [];
  }
  const ours = keys.all.flatMap((key) => (key.purpose === 'seal' && key.privateKey ? [key.privateKey] : []));
  return Promise.all(
    ours.map(async (privateKey) => {
      const shared = await subtle.deriveBits({ name: 'ECDH', public: point }, privateKey, 256);
      const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
      const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
      return subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    }),
  );
}

async function decrypt(key: webcrypto.CryptoKey, sealed: SealedCommand): Promise<Buffer | null> {
  const iv = Buffer.from(sealed.iv, 'base64url');
  try {
    return Buffer.from(
      await subtle.decrypt({ name: 'AES-GCM', iv }, key, Buffer.from(sealed.body, 'base64url')),
    );
  } catch {
    return null;
  }
}

// The outside of an entry is what was signed and counted: what lies inside must say the same.
async function read(packed: Buffer, sealed: SealedCommand): Promise<unknown> {
  let envelope: unknown;
  try {
    envelope = JSON.parse((await inflate(packed, { maxOutputLength: largest })).toString('utf8'));
  } catch {
    return null;
  }
  const same = (['id', 'device', 'sequence'] as const).every(
    (name) =>
      typeof envelope === 'object' && envelope !== null && Reflect.get(envelope, name) === sealed[name],
  );
  return same ? envelope : null;
}
