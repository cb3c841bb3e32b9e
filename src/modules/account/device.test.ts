import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { proveDevice } from '#kernel/device-proof.ts';
import type { Subtle } from '#kernel/sealing.ts';
import { epoch, identityBy, issueToken, openAccountHouse, type AccountHouse } from '#support/account.ts';

let house: AccountHouse;
const password = 'sáng mưa chiều nắng';
const day = 24 * 60 * 60_000;

beforeAll(async () => {
  house = await openAccountHouse();
});
afterAll(() => house.close());

test('a token names what it may do, is a device, and ends within a year', async () => {
  const personId = await house.user('tudong', password);
  const browser = await house.signIn('tudong', password);
  expect((await issueToken(house, browser, 366 * day)).problem.code).toBe('account.token-too-long');
  expect((await issueToken(house, browser, -day)).problem.code).toBe('account.token-too-long');
  const expiresAt = new Date(Date.now() + day).toISOString();
  const strange = { name: 'x', commands: ['drop-tables'], queries: [], expiresAt };
  expect((await browser.ask('POST', '/api/v1/tokens', strange)).body.problem.code).toBe(
    'account.token-names-unknown',
  );

  const token = await issueToken(house, browser, 30 * day);
  expect(await identityBy(house, token.secret)).toEqual({
    personId,
    via: 'token',
    deviceId: token.device,
    token: {
      id: token.id,
      device: token.device,
      commands: ['record-attendance'],
      queries: [],
      organisations: null,
    },
  });
  expect(await identityBy(house, `${token.secret}x`)).toBeNull();
  const kept = JSON.stringify((await house.pool.query('select * from identity.token')).rows);
  expect(kept).not.toContain(token.secret.slice(8));

  const authorization = `Bearer ${token.secret}`;
  const more = await house.browser().ask('POST', '/api/v1/tokens', strange, { headers: { authorization } });
  expect(more.status).toBe(403);
  expect((await browser.ask('GET', '/api/v1/tokens')).body.tokens[0].lastUsedAt).not.toBeNull();

  expect((await browser.ask('DELETE', `/api/v1/tokens/${token.id}`)).status).toBe(200);
  expect(await identityBy(house, token.secret)).toBeNull();
  const other = await issueToken(house, browser, 30 * day);
  const { cookie } = browser;
  house.pass(31 * day);
  browser.cookie = cookie;
  expect(await identityBy(house, other.secret)).toBeNull();
});

test('a device is enrolled once, listed, and ended with its sessions', async () => {
  const { x, y } = await keyPair();
  await house.user('maymoi', password);
  const browser = await house.signIn('maymoi', password);
  const id = randomUUID();
  const order = { id, name: 'Điện thoại', signingKey: { kty: 'EC', crv: 'P-256', x, y, d: 'secret' } };
  const enrolled = (await browser.ask('POST', '/api/v1/devices', order)).body;
  expect(enrolled).toMatchObject({ device: id, epoch });
  expect(Buffer.from(enrolled.sealKey.point, 'base64url')).toHaveLength(65);
  expect((await browser.ask('POST', '/api/v1/devices', order)).body).toEqual(enrolled);
  const bad = { name: 'x', signingKey: { kty: 'EC', crv: 'P-256', x, y: x } };
  expect((await browser.ask('POST', '/api/v1/devices', bad)).body.problem.code).toBe(
    'account.key-not-usable',
  );
  expect((await browser.ask('GET', '/whoami')).body.identity.deviceId).toBe(id);

  await house.user('nguoikhac', password);
  const stranger = await house.signIn('nguoikhac', password);
  expect((await stranger.ask('POST', '/api/v1/devices', order)).status).toBe(404);
  expect((await stranger.ask('DELETE', `/api/v1/devices/${id}`)).status).toBe(404);

  const desk = house.browser();
  await desk.ask('POST', '/api/v1/session', { name: 'maymoi', password });
  expect((await desk.ask('DELETE', `/api/v1/devices/${id}`)).status).toBe(200);
  expect((await browser.ask('GET', '/whoami')).body.identity).toBeNull();
  expect((await desk.ask('GET', '/api/v1/devices')).body.devices[0]).toMatchObject({
    id,
    endedAt: expect.any(String),
  });
});

async function keyPair() {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { x, y, privateKey: pair.privateKey };
}

test('a session is none for the book of somebody else on the same phone', async () => {
  await house.user('giao', password);
  const theirs = await house.user('nhan', password);
  const browser = await house.signIn('giao', password);
  const pairs = (await Promise.all([keyPair(), keyPair()])).map(({ x, y }) => ({
    kty: 'EC',
    crv: 'P-256',
    x,
    y,
  }));
  const [mine, ticket] = [randomUUID(), randomUUID()];
  const enrol = (who: typeof browser, id: string, key: object | undefined, more = {}) =>
    who.ask('POST', '/api/v1/devices', { id, name: 'Máy thử', signingKey: key, ...more });
  await enrol(browser, mine, pairs[0]);
  const asks = (who: typeof browser, book: string) =>
    who.ask('GET', '/api/v1/devices', undefined, { headers: { 'x-sochibo-book': book } });
  expect((await asks(browser, mine)).status).toBe(200);
  const refused = await asks(browser, ticket);
  expect([refused.status, refused.body.marker]).toEqual([401, 'sochibo-session-ended']);

  // Whose name was used on a ticket says that the device is not one's own: known, and ended in the same breath.
  const successor = await house.signIn('nhan', password);
  expect((await enrol(successor, ticket, pairs[1], { ended: true })).status).toBe(200);
  const { rows } = await house.pool.query(
    'select person_id, ended_at is not null as ended from identity.device where id = $1',
    [ticket],
  );
  expect(rows).toEqual([{ person_id: theirs, ended: true }]);
  expect((await enrol(browser, ticket, pairs[1], { ended: true })).status).toBe(404);
  expect((await successor.ask('GET', '/api/v1/devices')).status).toBe(200);
});

const sign = (device: string, challenge: string, key: CryptoKey) =>
  proveDevice({ subtle: crypto.subtle as unknown as Subtle }, device as Id, challenge, key);

test('a device is approved by an officer, never by its owner, and the session says so until it is taken back', async () => {
  const { x, y, privateKey } = await keyPair();
  await house.user('mayduyet', password);
  const officer = await house.user('canbo', password);
  const [owner, desk] = [await house.signIn('mayduyet', password), await house.signIn('canbo', password)];
  const id = randomUUID();
  const enrol = { id, name: 'Máy của tôi', signingKey: { kty: 'EC', crv: 'P-256', x, y } };
  const { challenge } = (await owner.ask('POST', '/api/v1/devices', enrol)).body;
  const proof = await sign(id, challenge, privateKey);
  expect((await owner.ask('POST', '/api/v1/devices', { ...enrol, proof })).body.challenge).toBeNull();
  const approved = async (who = owner) => (await who.ask('GET', '/whoami')).body.identity.approved;
  const path = `/api/v1/devices/${id}/approval`;
  expect(await approved()).toBe(false);
  expect((await desk.ask('PUT', path)).status).toBe(404);
  house.officers.add(officer);
  expect((await owner.ask('PUT', path)).status).toBe(404);
  const list = async () => (await desk.ask('GET', '/api/v1/devices/approvals')).body.devices;
  expect((await list()).find((one: { id: string }) => one.id === id)).toMatchObject({
    fullName: 'Nguyễn Thị Mẫu',
    approvedAt: null,
  });
  expect((await desk.ask('PUT', path)).status).toBe(200);
  expect(await approved()).toBe(true);
  expect((await owner.ask('GET', '/api/v1/devices')).body.devices[0].approvedAt).not.toBeNull();
  // Another browser with the password names the device, shows its public key, and its signature of another session.
  const thief = house.browser();
  await thief.ask('POST', '/api/v1/session', { name: 'mayduyet', password, device: id });
  expect((await thief.ask('GET', '/whoami')).body.identity).toMatchObject({ deviceId: id, approved: false });
  const other = await keyPair();
  const theirs = await sign(id, challenge, other.privateKey);
  for (const shown of [{}, { proof }, { proof: theirs }, { proof: 'AAAA' }]) {
    const told = (await thief.ask('POST', '/api/v1/devices', { ...enrol, ...shown })).body;
    expect(told.challenge).not.toBe(challenge);
    expect(await approved(thief)).toBe(false);
  }
  expect((await owner.ask('POST', '/api/v1/devices', enrol)).body.challenge).toBeNull();
  expect(await approved()).toBe(true);
  expect((await desk.ask('DELETE', path)).status).toBe(200);
  expect(await approved()).toBe(false);
  await expect(
    house.pool.query(
      'update identity.device set approved_at = enrolled_at, approved_by = person_id where id = $1',
      [id],
    ),
  ).rejects.toThrow('device_is_approved_by_another');
});
