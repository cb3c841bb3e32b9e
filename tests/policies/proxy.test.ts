import { afterEach, expect, test } from 'vitest';
import { newId } from '#support/builders.ts';
import { openWholeHouse, password, type OpenHouse } from '#support/open-house.ts';

let house: OpenHouse;
afterEach(() => house.close());

/** Tries to sign in through `from`, which says whom it speaks for. */
async function tryFrom(from: string, forwarded: string | undefined, name: string): Promise<number> {
  const reply = await house.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: from,
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    payload: { name, password: 'không phải' },
  });
  return reply.statusCode;
}

/** The addresses that the server believes it has seen. */
async function addresses(): Promise<string[]> {
  const { rows } = await house.builder.client.query<{ address: string }>(
    'select distinct address from identity.event where address is not null order by 1',
  );
  return rows.map((row) => row.address);
}

test('without a named proxy nobody is believed to speak for somebody else', async () => {
  house = await openWholeHouse();
  await tryFrom('127.0.0.1', '203.0.113.9', 'aido');
  expect(await addresses()).toEqual(['127.0.0.1']);
});

test('a named proxy is believed, and only as far as it has seen itself', async () => {
  house = await openWholeHouse({ proxies: ['127.0.0.1', '10.9.0.0/16'] });
  await tryFrom('127.0.0.1', '203.0.113.9', 'aido');
  // The client wrote the first address itself; the proxy has added the one it saw.
  await tryFrom('10.9.3.4', '198.51.100.1, 203.0.113.10', 'aido');
  await tryFrom('192.0.2.7', '203.0.113.11', 'aido');
  expect(await addresses()).toEqual(['192.0.2.7', '203.0.113.10', '203.0.113.9']);
});

test('behind a proxy one guesser pauses nobody else', { timeout: 60_000 }, async () => {
  house = await openWholeHouse({ proxies: ['127.0.0.1'] });
  await house.visitor('bithu1', newId());
  const tries = Array.from({ length: 64 }, (_, index) => index);
  const outcomes = [];
  for (const index of tries) outcomes.push(await tryFrom('127.0.0.1', '203.0.113.9', `ten${index}`));
  expect(outcomes.at(-1)).toBe(429);
  const reply = await house.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: '127.0.0.1',
    headers: { 'x-forwarded-for': '203.0.113.12' },
    payload: { name: 'bithu1', password },
  });
  expect(reply.statusCode).toBe(200);
});

test(
  'whoever may choose among the addresses of one house is counted as one',
  { timeout: 60_000 },
  async () => {
    house = await openWholeHouse();
    const outcomes = [];
    for (let index = 0; index < 63; index += 1)
      outcomes.push(await tryFrom(`2001:db8:7:1::${(index + 1).toString(16)}`, undefined, `ten${index}`));
    expect(outcomes.at(-1)).toBe(429);
    expect(await tryFrom('2001:db8:7:2::1', undefined, 'tenkhac')).toBe(422);
  },
);
