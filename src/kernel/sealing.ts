import { fromBase64Url, fromUtf8, toBase64Url, toUtf8 } from './bytes.ts';
import type { Envelope, Sealed } from './sync/wire.ts';

/** A key as WebCrypto hands it out; opaque here, so that browser and server may each bring their own. */
export type Key = object;

type Bytes = Uint8Array<ArrayBuffer>;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- browser and Node describe algorithms by overloads of their own
type Algorithm = any;

/** The part of `crypto.subtle` that sealing needs. */
export interface Subtle {
  generateKey(algorithm: Algorithm, extractable: boolean, usages: readonly string[]): Promise<unknown>;
  importKey(
    format: string,
    data: Bytes,
    algorithm: Algorithm,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<Key>;
  exportKey(format: string, key: Key): Promise<unknown>;
  deriveBits(algorithm: Algorithm, key: Key, length: number): Promise<ArrayBuffer>;
  encrypt(algorithm: Algorithm, key: Key, data: Bytes): Promise<ArrayBuffer>;
  decrypt(algorithm: Algorithm, key: Key, data: Bytes): Promise<ArrayBuffer>;
  sign(algorithm: Algorithm, key: Key, data: Bytes): Promise<ArrayBuffer>;
  verify(algorithm: Algorithm, key: Key, signature: Bytes, data: Bytes): Promise<boolean>;
}

/** What sealing takes from its surroundings. */
export interface SealingTools {
  readonly subtle: Subtle;
  readonly random: (bytes: number) => Bytes;
  readonly deflate: (bytes: Bytes) => Promise<Bytes>;
  readonly inflate: (bytes: Bytes) => Promise<Bytes>;
}

const curve = { name: 'ECDH', namedCurve: 'P-256' };
const signing = { name: 'ECDSA', hash: 'SHA-256' };
/** What the shared secret of an entry is stretched for. */
export const sealPurpose = 'sochibo outbox 1';

/**
 * «Niêm phong» — seals an envelope to the public key of the server and signs it with the key of the
 * device. Whoever finds the phone can neither read nor alter it; the device itself cannot read it either.
 */
export async function seal(
  tools: SealingTools,
  envelope: Envelope,
  serverPoint: string,
  signingKey: Key,
): Promise<Sealed> {
  return sealWith(tools, envelope, await newSealKey(tools, serverPoint), signingKey);
}

/** «Khóa một lần» — made for one entry alone: what the server needs to find it again, and the key itself. */
interface SealKey {
  readonly ephemeral: string;
  readonly key: Key;
}

/** «Người niêm phong» — seals like `seal`, with a key made ahead, so that a tap does not wait for it. */
export interface Sealer {
  seal(envelope: Envelope): Promise<Sealed>;
  /** Makes the key for the next entry, when there is time. */
  prepare(): void;
}

/** Seals for one device. No key serves twice. */
export function createSealer(tools: SealingTools, serverPoint: string, signingKey: Key): Sealer {
  let next: Promise<SealKey | null> | null = null;
  return {
    seal: async (envelope) => {
      const ahead = next;
      next = null;
      const key = (await ahead) ?? (await newSealKey(tools, serverPoint));
      return sealWith(tools, envelope, key, signingKey);
    },
    prepare: () => {
      next ??= newSealKey(tools, serverPoint).catch(() => null);
    },
  };
}

async function newSealKey({ subtle }: Pick<SealingTools, 'subtle'>, serverPoint: string): Promise<SealKey> {
  const pair = (await subtle.generateKey(curve, false, ['deriveBits'])) as {
    privateKey: Key;
    publicKey: Key;
  };
  const point = new Uint8Array((await subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer);
  const server = await subtle.importKey('raw', fromBase64Url(serverPoint), curve, false, []);
  const key = await sharedKey(subtle, pair.privateKey, server, 'encrypt');
  return { ephemeral: toBase64Url(point), key };
}

async function sealWith(
  tools: SealingTools,
  envelope: Envelope,
  { ephemeral, key }: SealKey,
  signingKey: Key,
): Promise<Sealed> {
  const { subtle } = tools;
  const iv = tools.random(12);
  const plain = await tools.deflate(toUtf8(JSON.stringify(envelope)));
  const body = await subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);

  const { id, device, sequence } = envelope;
  const open = { id, device, sequence, ephemeral, iv: toBase64Url(iv) };
  const unsigned = { ...open, body: toBase64Url(new Uint8Array(body)) };
  const signature = await subtle.sign(signing, signingKey, signedBytes(unsigned));
  return { ...unsigned, signature: toBase64Url(new Uint8Array(signature)) };
}

/** Whether the device with this public key has signed these very letters. */
export async function isSignedBy(
  tools: Pick<SealingTools, 'subtle'>,
  sealed: Sealed,
  deviceKey: Key,
): Promise<boolean> {
  try {
    return await tools.subtle.verify(
      signing,
      deviceKey,
      fromBase64Url(sealed.signature),
      signedBytes(sealed),
    );
  } catch {
    return false;
  }
}

/** «Mở niêm phong» — opens a sealed envelope; `null` where the key does not fit or the letters outside and inside differ. */
export async function unseal(
  tools: Pick<SealingTools, 'subtle' | 'inflate'>,
  sealed: Sealed,
  serverKey: Key,
): Promise<Envelope | null> {
  try {
    const { subtle } = tools;
    const ephemeral = await subtle.importKey('raw', fromBase64Url(sealed.ephemeral), curve, false, []);
    const key = await sharedKey(subtle, serverKey, ephemeral, 'decrypt');
    const iv = fromBase64Url(sealed.iv);
    const plain = await subtle.decrypt({ name: 'AES-GCM', iv }, key, fromBase64Url(sealed.body));
    const envelope = JSON.parse(fromUtf8(await tools.inflate(new Uint8Array(plain)))) as Envelope;
    const agrees =
      envelope.id === sealed.id && envelope.device === sealed.device && envelope.sequence === sealed.sequence;
    return agrees ? envelope : null;
  } catch {
    return null;
  }
}

async function sharedKey(subtle: Subtle, own: Key, other: Key, usage: 'encrypt' | 'decrypt'): Promise<Key> {
  const secret = new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: other }, own, 256));
  const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: toUtf8(sealPurpose) };
  const bits = new Uint8Array(await subtle.deriveBits(derivation, material, 256));
  return subtle.importKey('raw', bits, 'AES-GCM', false, [usage]);
}

/** The letters that the device signs. */
export function signedBytes(sealed: {
  readonly [Part in keyof Omit<Sealed, 'signature'>]: string | number;
}): Bytes {
  const { id, device, sequence, ephemeral, iv, body } = sealed;
  return toUtf8(`${id}.${device}.${sequence}.${ephemeral}.${iv}.${body}`);
}
