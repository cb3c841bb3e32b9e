import { randomBytes, randomUUID, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { trusted } from '#kernel/receipts.ts';
import { seal, signedBytes, type Subtle } from '#kernel/sealing.ts';
import type { Envelope, Sealed } from '#kernel/sync/wire.ts';
import { openAccountHouse, type AccountHouse } from '#support/account.ts';
import { createIdentity } from './create-identity.ts';
import { enrolDevice, endDevice } from './devices.ts';

let house: AccountHouse;
const month = 31 * 24 * 60 * 60_000;
const password = 'sáng mưa chiều nắng';

beforeAll(async () => {
  house = await openAccountHouse();
});
afterAll(() => house.close());

const tools = {
  subtle: webcrypto.subtle as unknown as Subtle,
  random: (length: number) => new Uint8Array(randomBytes(length)),
  deflate: async (bytes: Uint8Array) => new Uint8Array(await promisify(deflateRaw)(bytes)),
  inflate: async (bytes: Uint8Array<ArrayBuffer>) => bytes,
};

async function aPhone(name: string) {
  const personId = await house.user(name, password);
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const { x = '', y = '' } = await webcrypto.subtle.exportKey('jwk', pair.publicKey);
  const device = randomUUID() as string as Id;
  const key = { kty: 'EC', crv: 'P-256', x, y } as const;
  await enrolDevice(house.identity.setting, { id: device, personId, name: 'Điện thoại', key, sessionId: '' });
  return { personId, device, signingKey: pair.privateKey };
}

function envelopeOf(device: Id): Envelope {
  return {
    id: randomUUID() as string as Id,
    device,
    sequence: 7,
    name: 'record-attendance',
    organisation: randomUUID() as string as Id,
    term: null,
    bundle: null,
    at: '2026-11-21T01:00:00.000Z' as Instant,
    input: { remark: 'vắng có phép' },
  };
}

/** Signed by the device all the same: nothing stands between these letters and the seal. */
async function signedAnew(sealed: Sealed, key: webcrypto.CryptoKey): Promise<Sealed> {
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await webcrypto.subtle.sign(how, key, signedBytes(sealed));
  return { ...sealed, signature: Buffer.from(signature).toString('base64url') };
}

test('what a phone sealed is opened, and known to be its owner’s', async () => {
  const phone = await aPhone('niemphong');
  const { sealKey } = await house.identity.keys();
  const envelope = envelopeOf(phone.device);
  const sealed = await seal(tools, envelope, sealKey.point, phone.signingKey);
  expect(await house.identity.open(sealed)).toEqual({
    outcome: 'opened',
    personId: phone.personId,
    envelope,
  });
  expect(JSON.stringify(sealed)).not.toContain('phép');
});

test('what was altered on the way, or signed by another key, is not opened', async () => {
  const phone = await aPhone('sualen');
  const other = await aPhone('khoakhac');
  const { sealKey } = await house.identity.keys();
  const sealed = await seal(tools, envelopeOf(phone.device), sealKey.point, phone.signingKey);
  expect(await house.identity.open({ ...sealed, sequence: 8 })).toEqual({ outcome: 'wrong-signature' });
  expect(await house.identity.open({ ...sealed, device: other.device })).toEqual({
    outcome: 'wrong-signature',
  });
  expect(await house.identity.open({ ...sealed, device: randomUUID() })).toEqual({
    outcome: 'unknown-device',
  });
  const foreign = await seal(tools, envelopeOf(phone.device), sealKey.point, other.signingKey);
  expect(await house.identity.unseal(foreign)).toBeNull();
});

test('what lies inside must say the same as the outside', async () => {
  const phone = await aPhone('trongngoai');
  const { sealKey } = await house.identity.keys();
  const pretended = { ...envelopeOf(phone.device), toJSON: () => envelopeOf(randomUUID() as string as Id) };
  const sealed = await seal(tools, pretended, sealKey.point, phone.signingKey);
  expect(await house.identity.open(sealed)).toEqual({ outcome: 'unreadable' });
});

test('what names no point of the curve, or has been cut short, is not opened', async () => {
  const phone = await aPhone('diemla');
  const { sealKey } = await house.identity.keys();
  const envelope = envelopeOf(phone.device);
  const sealed = await seal(tools, envelope, sealKey.point, phone.signingKey);
  const letters = (part: Partial<typeof sealed>) => signedAnew({ ...sealed, ...part }, phone.signingKey);
  const beside = Buffer.concat([Buffer.from([4]), randomBytes(64)]).toString('base64url');
  for (const part of [{ ephemeral: beside }, { ephemeral: '' }, { body: '' }, { body: 'AAAA' }, { iv: '' }])
    expect(await house.identity.open(await letters(part))).toEqual({ outcome: 'unreadable' });
  expect((await house.identity.open(await letters({}))).outcome).toBe('opened');
});

test('a bomb is not unpacked', async () => {
  const phone = await aPhone('bomnen');
  const { sealKey } = await house.identity.keys();
  const bomb = { ...envelopeOf(phone.device), input: ' '.repeat(8 * 1024 * 1024) };
  const sealed = await seal(tools, bomb, sealKey.point, phone.signingKey);
  expect(await house.identity.open(sealed)).toEqual({ outcome: 'unreadable' });
});

test('an ended device is known but carries nothing out', async () => {
  const phone = await aPhone('mayhong');
  const { sealKey } = await house.identity.keys();
  const sealed = await seal(tools, envelopeOf(phone.device), sealKey.point, phone.signingKey);
  await endDevice(house.identity.setting, phone.personId, phone.device, phone.personId);
  expect((await house.identity.open(sealed)).outcome).toBe('ended');
  expect(await house.identity.unseal(sealed)).toBeNull();
});

test('a replaced seal key opens what was sealed before, for eighteen months', async () => {
  const phone = await aPhone('doikhoa');
  const before = (await house.identity.keys()).sealKey;
  const sealed = await seal(tools, envelopeOf(phone.device), before.point, phone.signingKey);
  await house.identity.rotateKey('seal');
  expect((await house.identity.keys()).sealKey.id).not.toBe(before.id);
  expect((await house.identity.open(sealed)).outcome).toBe('opened');
  house.pass(17 * month);
  await house.identity.rotateKey('seal');
  expect((await house.identity.open(sealed)).outcome).toBe('opened');
  house.pass(3 * month);
  await house.identity.rotateKey('seal');
  expect((await house.identity.open(sealed)).outcome).toBe('unreadable');
});

test('receipts and checkpoints are signed, and retired keys still prove them', async () => {
  const words = new Uint8Array(Buffer.from('biên nhận'));
  for (const purpose of ['receipt', 'checkpoint'] as const) {
    const { key, signature } = await (await house.identity.keys()).sign(purpose, words);
    await house.identity.rotateKey(purpose);
    const keys = await house.identity.keys();
    expect((await keys.sign(purpose, words)).key).not.toBe(key);
    expect(await keys.verify(key, words, signature)).toBe(true);
    expect(await keys.verify(key, new Uint8Array([1]), signature)).toBe(false);
  }
});

test('each receipt key is vouched for by the one before it, so that a phone which knows the first believes the last', async () => {
  const first = (await house.identity.keys()).receiptKeys;
  await house.identity.rotateKey('receipt');
  await house.identity.rotateKey('receipt');
  const { receiptKeys } = await house.identity.keys();
  expect(receiptKeys).toHaveLength(first.length + 2);
  const believed = await trusted(tools, first.slice(-1), receiptKeys);
  expect(believed.map(({ id }) => id).toSorted()).toEqual(receiptKeys.map(({ id }) => id).toSorted());
  const bytes = new Uint8Array(Buffer.from('biên nhận'));
  expect(receiptKeys[0]?.id).toBe((await house.identity.prove(bytes)).key);
});

test('two servers that start at once on a new database share one set of keys', async () => {
  const fresh = await openAccountHouse();
  try {
    const { setting } = fresh.identity;
    const offices = [1, 2, 3].map(() => createIdentity(setting));
    const ids = await Promise.all(offices.map(async (office) => (await office.keys()).sealKey.id));
    expect(new Set(ids).size).toBe(1);
    expect((await fresh.identity.keys()).all).toHaveLength(3);
  } finally {
    await fresh.close();
  }
});

test('a database without its secret gives no key away', async () => {
  await house.identity.keys();
  const stolen = createIdentity({ ...house.identity.setting, secret: randomBytes(32) });
  await expect(stolen.keys()).rejects.toThrow(/another secret/);
  const { rows } = await house.pool.query('select public_key, private_key from identity.server_key');
  expect(JSON.stringify(rows)).not.toContain('"d"');
});
