import { fromBase64Url, toBase64Url, toUtf8 } from './bytes.ts';
import type { Id } from './id.ts';
import type { Key, SealingTools } from './sealing.ts';

type Tools = Pick<SealingTools, 'subtle'>;

const signing = { name: 'ECDSA', hash: 'SHA-256' };

/** «Chứng minh máy» — what the key of a device signs: that it speaks in this web session, and in no other. */
function proofBytes(device: Id, challenge: string): Uint8Array<ArrayBuffer> {
  return toUtf8(['sochibo device 1', device, challenge].join('\n'));
}

/** Signs with the key of the device for the session that the challenge names; base64url. */
export async function proveDevice(
  { subtle }: Tools,
  device: Id,
  challenge: string,
  signingKey: Key,
): Promise<string> {
  const signature = await subtle.sign(signing, signingKey, proofBytes(device, challenge));
  return toBase64Url(new Uint8Array(signature));
}

/** Whether whoever holds the key of the device has signed for this session. */
export async function isDeviceProven(
  { subtle }: Tools,
  told: { readonly device: Id; readonly challenge: string; readonly proof: string },
  publicKey: Key,
): Promise<boolean> {
  try {
    const bytes = proofBytes(told.device, told.challenge);
    return await subtle.verify(signing, publicKey, fromBase64Url(told.proof), bytes);
  } catch {
    return false;
  }
}
