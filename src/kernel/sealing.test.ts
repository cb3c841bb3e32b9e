import { webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Instant } from './civil-date.ts';
import type { Id } from './id.ts';
import { fromBase64Url, toBase64Url } from './bytes.ts';
import { createSealer, isSignedBy, seal, unseal, type SealingTools } from './sealing.ts';
import type { Envelope } from './sync/wire.ts';

const tools: SealingTools = {
  subtle: webcrypto.subtle,
  random: (bytes) => webcrypto.getRandomValues(new Uint8Array(bytes)),
  deflate: async (bytes) => new Uint8Array(await promisify(deflateRaw)(bytes)),
  inflate: async (bytes) => new Uint8Array(await promisify(inflateRaw)(bytes)),
};

const envelope: Envelope = {
  id: '01890000-0000-7000-8000-000000000001' as Id,
  device: '01890000-0000-7000-8000-0000000000d1' as Id,
  sequence: 7,
  name: 'write-paragraph',
  organisation: '01890000-0000-7000-8000-0000000000a1' as Id,
  term: null,
  bundle: null,
  at: '2026-11-03T10:00:00.000Z' as Instant,
  input: { text: 'Đồng chí Nguyễn Thị Ngọc Ánh phát biểu: "đường làng" 🚩' },
};

test('what a device seals, the server reads whole, and the device cannot', async () => {
  const { server, point, device } = await keys();
  const sealed = await seal(tools, envelope, point, device.privateKey);

  expect(await unseal(tools, sealed, server.privateKey)).toEqual(envelope);
  expect(await isSignedBy(tools, sealed, device.publicKey)).toBe(true);
  expect(JSON.stringify(sealed)).not.toContain('phát biểu');
  expect(await unseal(tools, sealed, (await keys()).server.privateKey)).toBeNull();
});

test('a changed letter, another sequence or another device breaks the signature', async () => {
  const { point, device } = await keys();
  const sealed = await seal(tools, envelope, point, device.privateKey);

  expect(await isSignedBy(tools, { ...sealed, sequence: 8 }, device.publicKey)).toBe(false);
  expect(await isSignedBy(tools, { ...sealed, body: `A${sealed.body.slice(1)}B` }, device.publicKey)).toBe(
    false,
  );
  expect(await isSignedBy(tools, sealed, (await keys()).device.publicKey)).toBe(false);
});

test('a key made ahead serves one entry alone, however many are sealed at once', async () => {
  const { server, point, device } = await keys();
  const sealer = createSealer(tools, point, device.privateKey);
  sealer.prepare();
  sealer.prepare();
  const first = await Promise.all([envelope, envelope, envelope].map(sealer.seal));
  sealer.prepare();
  const all = [...first, await sealer.seal(envelope)];
  expect(new Set(all.map(({ ephemeral }) => ephemeral)).size).toBe(all.length);
  for (const sealed of all) expect(await unseal(tools, sealed, server.privateKey)).toEqual(envelope);
});

test('base64url keeps every byte', () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = webcrypto.getRandomValues(new Uint8Array(length));
    expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
  }
});

async function keys() {
  const server = await webcrypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ]);
  const device = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const point = toBase64Url(new Uint8Array(await webcrypto.subtle.exportKey('raw', server.publicKey)));
  return { server, device, point };
}
