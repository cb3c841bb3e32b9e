import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { newId } from '#support/builders.ts';
import { commandRoutes } from './commands.ts';
import type { ServerParts } from './parts.ts';

/** The road in, over identities that stumble over some items; the device of the others has been ended. */
function roadOver(stumble: (id: string) => Error | null) {
  const app = Fastify();
  const lines: unknown[] = [];
  const parts = {
    road: {
      pool: { query: async () => ({ rows: [{ epoch: 'epoch-1' }] }) },
      clock: { now: () => '2026-11-22T01:00:00.000Z' },
    },
    identities: {
      open: async ({ id }: { id: string }) => {
        const error = stumble(id);
        if (error) throw error;
        return { outcome: 'ended', personId: newId(), envelope: null };
      },
    },
    log: (line: unknown) => void lines.push(line),
    verifiedUntil: (epoch: string) => (epoch === 'epoch-1' ? '2026-11-21T19:04:00.000Z' : null),
  } as unknown as ServerParts;
  commandRoutes(app, parts);
  return { app, lines };
}

const words = { ephemeral: '', iv: '', body: '', signature: '' };
const sealed = () => [1, 2, 3].map((sequence) => ({ id: newId(), device: newId(), sequence, ...words }));

test('an item over which the server stumbles gets no receipt, and the others get theirs', async () => {
  const items = sealed();
  const [one, bad, three] = items.map(({ id }) => id);
  const { app, lines } = roadOver((id) => (id === bad ? new TypeError('no such thing') : null));
  const answer = await app.inject({ method: 'POST', url: '/api/v1/commands', payload: { sealed: items } });
  expect(answer.statusCode).toBe(200);
  expect(answer.json().receipts.map(({ id }: { id: string }) => id)).toEqual([one, three]);
  expect(lines).toEqual([{ command: bad, code: 'TypeError' }]);
});

test('an answer says what o’clock it is, and up to when this life of the server is in a verified backup', async () => {
  const { app } = roadOver(() => null);
  const payload = { sealed: sealed() };
  const answer = await app.inject({ method: 'POST', url: '/api/v1/commands', payload });
  expect(answer.json()).toMatchObject({
    epoch: 'epoch-1',
    verifiedUntil: '2026-11-21T19:04:00.000Z',
    at: '2026-11-22T01:00:00.000Z',
  });
});

test('without the database no item gets anything, and the device comes again', async () => {
  const gone = Object.assign(new Error('the server is shutting down'), { code: '57P01' });
  const { app } = roadOver(() => gone);
  const payload = { sealed: sealed() };
  const answer = await app.inject({ method: 'POST', url: '/api/v1/commands', payload });
  expect(answer.statusCode).toBeGreaterThanOrEqual(500);
  expect(answer.json().receipts).toBeUndefined();
});

test('each receipt is signed over the very letters it was made for, and none over letters nobody has signed', async () => {
  const app = Fastify();
  const parts = {
    road: {
      pool: { query: async () => ({ rows: [{ epoch: 'epoch-1' }] }) },
      clock: { now: () => '2026-11-22T01:00:00.000Z' },
    },
    identities: {
      open: async ({ signature }: { signature: string }) =>
        signature === 'forged'
          ? { outcome: 'wrong-signature' }
          : { outcome: 'opened', personId: newId(), envelope: null },
      prove: async (bytes: Uint8Array) => ({ key: newId(), signature: new TextDecoder().decode(bytes) }),
    },
    verifiedUntil: () => null,
  } as unknown as ServerParts;
  commandRoutes(app, parts);
  const letters = { ...words, id: newId(), device: newId(), sequence: 1 };
  const items = ['one', 'forged', 'two'].map((signature) => ({ ...letters, body: signature, signature }));
  const answer = await app.inject({ method: 'POST', url: '/api/v1/commands', payload: { sealed: items } });
  const { receipts } = answer.json() as { receipts: { proof?: { signature: string } }[] };
  expect(receipts.map(({ proof }) => proof?.signature.split('\n').slice(-2) ?? null)).toEqual([
    ['one', 'one'],
    null,
    ['two', 'two'],
  ]);
});
