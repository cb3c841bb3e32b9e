import { expect, test } from 'vitest';
import { openFront } from './front.ts';

test('while the house is exchanged the door answers 503 and says when to come again', async () => {
  let opened = 0;
  const front = await openFront({ port: 0, host: '127.0.0.1' }, async () => {
    opened += 1;
    const name = `house ${opened}`;
    return { answer: (_, response) => response.end(name), close: () => Promise.resolve() };
  });
  const ask = () => fetch(`http://127.0.0.1:${front.port}/`);
  expect(await (await ask()).text()).toBe('house 1');

  await front.pause('restoring');
  const refused = await ask();
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const at = (path: string) => fetch(`http://127.0.0.1:${front.port}${path}`);
  expect((await at('/readyz')).status).toBe(503);
  expect(await (await at('/readyz')).json()).toMatchObject({ ready: false });
  expect(await (await at('/healthz')).json()).toEqual({ alive: true });

  await front.resume();
  expect(await (await ask()).text()).toBe('house 2');
  await front.close();
});

test('a door that cannot open closes the house again', async () => {
  const first = await openFront({ port: 0, host: '127.0.0.1' }, async () => ({
    answer: (_, response) => response.end(),
    close: () => Promise.resolve(),
  }));
  let isClosed = false;
  const second = openFront({ port: first.port, host: '127.0.0.1' }, async () => ({
    answer: (_, response) => response.end(),
    close: async () => void (isClosed = true),
  }));
  await expect(second).rejects.toThrow(/EADDRINUSE/);
  expect(isClosed).toBe(true);
  await first.close();
});
