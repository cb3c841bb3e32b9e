import { fromBase64Url, toBase64Url, toUtf8 } from './bytes.ts';
import type { Id } from './id.ts';
import type { Key, SealingTools } from './sealing.ts';
import type { Receipt, Sealed } from './sync/wire.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Tools = Pick<SealingTools, 'subtle'>;

/** «Chữ ký biên nhận» — made by the receipt key of the server over what `receiptBytes` gives. */
export interface Proof {
  readonly key: Id;
  readonly signature: string;
}

/** «Khóa biên nhận» — its public half as a raw point, and the older key that vouches for it. */
export interface ReceiptKey {
  readonly id: Id;
  readonly point: string;
  readonly by?: Proof | null;
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const signing = { name: 'ECDSA', hash: 'SHA-256' };

/** What the server signs: the fate of these very letters, in this life of the server. */
export function receiptBytes(epoch: string, receipt: Receipt, sealed: Sealed | null): Bytes {
  const { id, outcome, organisation, number, arrivedAt, problem } = receipt;
  const letters = sealed
    ? [sealed.device, sealed.sequence, sealed.ephemeral, sealed.iv, sealed.body, sealed.signature]
    : [];
  const said = [epoch, id, outcome, organisation, number ?? '', arrivedAt, problem?.code ?? ''];
  return toUtf8(['sochibo receipt 1', ...said, ...letters].join('\n'));
}

/** What an older receipt key signs to vouch for a newer one. */
export function vouchingBytes({ id, point }: ReceiptKey): Bytes {
  return toUtf8(['sochibo receipt key 1', id, point].join('\n'));
}

/** The raw point of a public key on P-256, base64url. */
export function pointOf({ x = '', y = '' }: { readonly x?: string; readonly y?: string }): string {
  return toBase64Url(new Uint8Array([4, ...fromBase64Url(x), ...fromBase64Url(y)]));
}

/** Whether one of these keys has signed the receipt for these letters. */
export async function isProven(
  tools: Tools,
  keys: readonly ReceiptKey[],
  told: { readonly epoch: string; readonly receipt: Receipt; readonly sealed: Sealed | null },
): Promise<boolean> {
  const { epoch, receipt, sealed } = told;
  const key = keys.find(({ id }) => id === receipt.proof?.key);
  if (!key || !receipt.proof) return false;
  return isMade(tools, key, receipt.proof.signature, receiptBytes(epoch, receipt, sealed));
}

/** The keys to be believed: those known, and what they vouch for, one after the other. Whoever knows none believes the first. */
export async function trusted(
  tools: Tools,
  known: readonly ReceiptKey[],
  told: readonly ReceiptKey[],
): Promise<readonly ReceiptKey[]> {
  if (known.length === 0) return told;
  const believed = [...known];
  let left = told.filter(({ id }) => !known.some((key) => key.id === id));
  for (let grown = true; grown;) {
    const vouched = await Promise.all(left.map((key) => isVouched(tools, believed, key)));
    believed.push(...left.filter((_, index) => vouched[index]));
    grown = vouched.includes(true);
    left = left.filter((_, index) => !vouched[index]);
  }
  return believed;
}

async function isVouched(tools: Tools, believed: readonly ReceiptKey[], key: ReceiptKey): Promise<boolean> {
  const by = believed.find(({ id }) => id === key.by?.key);
  return by && key.by ? isMade(tools, by, key.by.signature, vouchingBytes(key)) : false;
}

async function isMade(tools: Tools, key: ReceiptKey, signature: string, bytes: Bytes): Promise<boolean> {
  try {
    const known = await importPoint(tools, key.point);
    return await tools.subtle.verify(signing, known, fromBase64Url(signature), bytes);
  } catch {
    return false;
  }
}

function importPoint({ subtle }: Tools, point: string): Promise<Key> {
  return subtle.importKey('raw', fromBase64Url(point), curve, false, ['verify']);
}
