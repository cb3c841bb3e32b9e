import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** Closes the secret of an installation under a passphrase, for its journey in an archive. */
export function seal(secret: Buffer, passphrase: string): Buffer {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase.normalize('NFC'), salt, 32, COST), iv);
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([salt, iv, cipher.getAuthTag(), body]);
}

/** Opens it again; nothing if the passphrase is another. */
export function unseal(sealed: Buffer, passphrase: string): Buffer | undefined {
  const key = scryptSync(passphrase.normalize('NFC'), sealed.subarray(0, 16), 32, COST);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(16, 28));
  decipher.setAuthTag(sealed.subarray(28, 44));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(44)), decipher.final()]);
  } catch {
    return undefined;
  }
}
