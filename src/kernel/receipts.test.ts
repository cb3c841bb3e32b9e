import { webcrypto } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { sealPlainly } from '#support/sync-model.ts';
import { idFrom, seeded } from '#support/seeded.ts';
import type { Instant } from './civil-date.ts';
import { toBase64Url } from './bytes.ts';
import {
  isProven,
  pointOf,
  receiptBytes,
  trusted,
  vouchingBytes,
  type Proof,
  type ReceiptKey,
} from './receipts.ts';
import type { Subtle } from './sealing.ts';
import type { Receipt, Sealed } from './sync/wire.ts';

const tools = { subtle: webcrypto.subtle as unknown as Subtle };
const random = seeded(5);
const [device, organisation, epoch] = [idFrom(random), idFrom(random), 'first life'];

interface Pair extends ReceiptKey {
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Proof>;
}

async function pair(before?: Pair): Promise<Pair> {
  const made = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const key = { id: idFrom(random), point: pointOf(await webcrypto.subtle.exportKey('jwk', made.publicKey)) };
  const sign = async (bytes: Uint8Array<ArrayBuffer>): Promise<Proof> => {
    const by = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await webcrypto.subtle.sign(by, made.privateKey, bytes);
    return { key: key.id, signature: toBase64Url(new Uint8Array(signature)) };
  };
  return { ...key, by: before ? await before.sign(vouchingBytes(key)) : null, sign };
}

let sealed: Sealed;
let receipt: Receipt;
let key: Pair;
beforeAll(async () => {
  sealed = await sealPlainly({
    id: idFrom(random),
    device,
    sequence: 1,
    name: 'record-attendance',
    organisation,
    term: null,
    bundle: null,
    at: '2026-11-21T01:00:00.000Z' as Instant,
    input: {},
  });
  key = await pair();
  const arrivedAt = '2026-11-21T01:00:01.000Z' as Instant;
  const bare: Receipt = { id: sealed.id, outcome: 'applied', organisation, number: 4, arrivedAt };
  receipt = { ...bare, proof: await key.sign(receiptBytes(epoch, bare, sealed)) };
});

test('a receipt is proven by the key that signed it, and by no other', async () => {
  const other = await pair();
  expect(await isProven(tools, [other, key], { epoch, receipt, sealed })).toBe(true);
  expect(await isProven(tools, [other], { epoch, receipt, sealed })).toBe(false);
  expect(await isProven(tools, [{ ...other, id: key.id }], { epoch, receipt, sealed })).toBe(false);
  expect(await isProven(tools, [], { epoch, receipt, sealed })).toBe(false);
});

test.each<[string, { epoch?: string; receipt?: Partial<Receipt>; sealed?: Partial<Sealed> }]>([
  ['another life of the server', { epoch: 'second life' }],
  ['another outcome', { receipt: { outcome: 'refused' } }],
  ['another number', { receipt: { number: 5 } }],
  ['another hour', { receipt: { arrivedAt: '2026-11-21T01:00:02.000Z' as Instant } }],
  ['another organisation', { receipt: { organisation: device } }],
  [
    'a problem beside it',
    { receipt: { problem: { code: 'x', message: { vi: '', en: '' }, fix: { vi: '', en: '' } } } },
  ],
  ['other words', { sealed: { body: 'AAAA' } }],
  ['another hand', { sealed: { signature: 'AAAA' } }],
  ['another place in the line', { sealed: { sequence: 2 } }],
  ['no letters', {}],
])('a receipt proves nothing of %s', async (_, changed) => {
  const told = {
    epoch: changed.epoch ?? epoch,
    receipt: { ...receipt, ...changed.receipt },
    sealed: Object.keys(changed).length === 0 ? null : { ...sealed, ...changed.sealed },
  };
  expect(await isProven(tools, [key], told)).toBe(false);
});

test('a newer key is believed only where a known one vouches for it, however many lie between', async () => {
  const second = await pair(key);
  const third = await pair(second);
  const stranger = await pair();
  const forged = { ...stranger, by: third.by ?? null };
  const ids = (keys: readonly ReceiptKey[]) => keys.map(({ id }) => id);
  expect(ids(await trusted(tools, [key], [third, second, key, stranger, forged]))).toEqual(
    ids([key, second, third]),
  );
  // A server restored to before its keys were changed signs with the older one: still believed.
  expect(ids(await trusted(tools, [key, second, third], [key]))).toEqual(ids([key, second, third]));
  // Lost with all its keys it is believed by nobody, until the person signs in anew.
  expect(ids(await trusted(tools, [key], [stranger]))).toEqual(ids([key]));
  expect(ids(await trusted(tools, [], [stranger]))).toEqual(ids([stranger]));
});
