import { webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { isSignedBy, unseal, type SealingTools, type Subtle } from '#kernel/sealing.ts';
import type { Id } from '#kernel/id.ts';
import type { Sealed } from '#kernel/sync/wire.ts';
import { verifyingKey, type SigningKey } from './devices.ts';
import type { ServerKeys } from './server-keys.ts';

/** A sealed entry as it arrives: its texts have not been looked at. */
export type SealedCommand = Omit<Sealed, 'id' | 'device'> & { readonly id: string; readonly device: string };

// A phone's word may be a packed bomb: no envelope of ours unpacks to more.
const largest = 2 * 1024 * 1024;
const inflate = promisify(inflateRaw);

const tools: Pick<SealingTools, 'subtle' | 'inflate'> = {
  subtle: webcrypto.subtle as unknown as Subtle,
  inflate: async (bytes) => new Uint8Array(await inflate(bytes, { maxOutputLength: largest })),
};

/** Whether the device made this entry just so. */
export async function verifyDeviceSignature(sealed: SealedCommand, signingKey: SigningKey): Promise<boolean> {
  return isSignedBy(tools, named(sealed), await verifyingKey(signingKey));
}

/** Opens an entry. It does not say to which key it was sealed: the kept ones are tried, newest first. `null`: to none. */
export async function unsealCommand(keys: ServerKeys, sealed: SealedCommand): Promise<unknown> {
  for (const key of keys.all) {
    if (key.purpose !== 'seal' || !key.privateKey) continue;
    const envelope = await unseal(tools, named(sealed), key.privateKey);
    if (envelope) return envelope;
  }
  return null;
}

function named(sealed: SealedCommand): Sealed {
  return { ...sealed, id: sealed.id as Id, device: sealed.device as Id };
}
