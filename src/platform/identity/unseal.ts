import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  verify,
  type ECDH,
  type KeyObject,
} from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { toUtf8 } from '#kernel/bytes.ts';
import { sealPurpose, signedBytes } from '#kernel/sealing.ts';
import type { Sealed } from '#kernel/sync/wire.ts';
import type { SigningKey } from './devices.ts';
import type { ServerKeys } from './server-keys.ts';

/** A sealed entry as it arrives: its texts have not been looked at. */
export type SealedCommand = Omit<Sealed, 'id' | 'device'> & { readonly id: string; readonly device: string };

// A phone's word may be a packed bomb: no envelope of ours unpacks to more.
const largest = 2 * 1024 * 1024;
const tagBytes = 16;
const keyBytes = 32;
const nothing = new Uint8Array();

// All on this thread. Each of these steps takes less than the way to a helper and back, and an evening of meetings
// brings thousands: by WebCrypto an entry takes twice the processor.

/** Whether the device made this entry just so. */
export function verifyDeviceSignature(sealed: SealedCommand, signingKey: SigningKey): boolean {
  try {
    const key = createPublicKey({ key: { ...signingKey }, format: 'jwk' });
    const signature = Buffer.from(sealed.signature, 'base64url');
    return verify('sha256', signedBytes(sealed), { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}

/** Opens an entry. It does not say to which key it was sealed: the kept ones are tried, newest first. `null`: to none. */
export function unsealCommand(keys: ServerKeys, sealed: SealedCommand): unknown {
  for (const key of keys.all) {
    if (key.purpose !== 'seal' || !key.privateKey) continue;
    const envelope = opened(sealed, key.privateKey);
    if (envelope) return envelope;
  }
  return null;
}

/** `null` where the key does not fit or the letters outside and inside differ. */
function opened(sealed: SealedCommand, privateKey: KeyObject): unknown {
  try {
    // What is no point of the curve throws.
    const secret = agreementOf(privateKey).computeSecret(Buffer.from(sealed.ephemeral, 'base64url'));
    const key = new Uint8Array(hkdfSync('sha256', secret, nothing, toUtf8(sealPurpose), keyBytes));
    const body = Buffer.from(sealed.body, 'base64url');
    const iv = Buffer.from(sealed.iv, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
    decipher.setAuthTag(body.subarray(-tagBytes));
    const packed = Buffer.concat([decipher.update(body.subarray(0, -tagBytes)), decipher.final()]);
    const plain = inflateRawSync(packed, { maxOutputLength: largest });
    const envelope = JSON.parse(plain.toString('utf8')) as Partial<SealedCommand>;
    const agrees =
      envelope.id === sealed.id && envelope.device === sealed.device && envelope.sequence === sealed.sequence;
    return agrees ? envelope : null;
  } catch {
    return null;
  }
}

const agreements = new WeakMap<KeyObject, ECDH>();

/** Takes raw points, which need not be made into keys first. */
function agreementOf(privateKey: KeyObject): ECDH {
  const known = agreements.get(privateKey);
  if (known) return known;
  const made = createECDH('prime256v1');
  made.setPrivateKey(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  agreements.set(privateKey, made);
  return made;
}
