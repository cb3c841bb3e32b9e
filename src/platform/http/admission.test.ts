import Fastify from 'fastify';
import { expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { createTurns } from '../turns.ts';
import { createAdmission } from './admission.ts';
import { admitInTurn } from './admit.ts';

test('so many are at work, the next stand in line, and who comes first goes in first', async () => {
  const { enter } = createAdmission({ atWork: 2, waiting: 2, patience: 1_000 });
  const [one, two] = [await enter(), await enter()];
  const order: string[] = [];
  const third = enter().then((out) => (order.push('third'), out));
  const fourth = enter().then((out) => (order.push('fourth'), out));
  expect(await enter()).toBeNull();

  one?.();
  one?.();
  const out = await third;
  expect(order).toEqual(['third']);
  two?.();
  out?.();
  (await fourth)?.();
  expect(order).toEqual(['third', 'fourth']);
  expect(await enter()).not.toBeNull();
});

test('whoever asks fourteen times at once stands in the line of all once', async () => {
  const { enter } = createTurns({ atWork: 1, waiting: 12, patience: 1_000 });
  const [one, another] = [newId(), newId()];
  const order: string[] = [];
  const ask = async (person: Id, name: string): Promise<void> => {
    const leave = await enter(person);
    order.push(leave ? name : `${name} refused`);
    leave?.();
  };
  const first = await enter(one);
  const others = Array.from({ length: 12 }, async (_, at) => ask(one, `again ${at}`));
  const office = ask(another, 'office');
  first?.();
  await Promise.all([...others, office]);
  expect(order.slice(0, 2)).toContain('office');
  expect(order.filter((name) => name.endsWith('refused'))).toEqual([]);
});

test('nobody waits for ever', async () => {
  const { enter } = createAdmission({ atWork: 1, waiting: 5, patience: 20 });
  const out = await enter();
  expect(await enter()).toBeNull();
  out?.();
  expect(await enter()).not.toBeNull();
});

test('a crowd is served in turn or told when to come again, and never left without an answer', async () => {
  const app = Fastify();
  let atWork = 0;
  let mostAtWork = 0;
  admitInTurn(app, { bounds: { atWork: 4, waiting: 40, patience: 60 }, isFull: () => false });
  app.post('/api/v1/feed', async () => {
    atWork += 1;
    mostAtWork = Math.max(mostAtWork, atWork);
    await new Promise((resolve) => setTimeout(resolve, 10));
    atWork -= 1;
    return {};
  });
  const crowd = Array.from({ length: 100 }, () =>
    app.inject({ method: 'POST', url: '/api/v1/feed', payload: {} }),
  );
  const answers = await Promise.all(crowd);
  const served = answers.filter((answer) => answer.statusCode === 200);
  const sentAway = answers.filter((answer) => answer.statusCode === 503);
  expect(mostAtWork).toBe(4);
  expect(served.length + sentAway.length).toBe(100);
  expect(served.length).toBeGreaterThan(4);
  for (const answer of sentAway) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  // All places are free again.
  expect((await app.inject({ method: 'POST', url: '/api/v1/feed', payload: {} })).statusCode).toBe(200);
  await app.close();
});

test('on a full disk nothing more is taken, with a word when to come again, and reading goes on', async () => {
  const app = Fastify();
  let full = true;
  admitInTurn(app, { bounds: { atWork: 4, waiting: 4, patience: 60 }, isFull: () => full });
  app.post('/api/v1/commands', async () => ({ receipts: [] }));
  app.post('/api/v1/feed', async () => ({}));
  const ask = (url: string) => app.inject({ method: 'POST', url, payload: {} });
  const refused = await ask('/api/v1/commands');
  expect(refused.statusCode).toBe(507);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.json().receipts).toBeUndefined();
  expect((await ask('/api/v1/feed')).statusCode).toBe(200);
  full = false;
  expect((await ask('/api/v1/commands')).statusCode).toBe(200);
  await app.close();
});
