import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { recordCorpus, replayCorpus, sendOn, type Corpus, type Send } from '#support/corpus.ts';
import { openStage, type Stage } from '#support/stage.ts';
import { openRoad } from '../../src/house.ts';

// What a release sent must be accepted for at least 18 months. A file that fails here is never edited to pass: the
// server learns to read the old form. A new release adds its file before it goes out:
//   SOCHIBO_RECORD=1 npm test -- tests/faults/corpus.test.ts
const folder = fileURLToPath(new URL('../fixtures/commands/', import.meta.url));
const { version } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
) as { version: string };

async function onStage<Value>(
  work: (stage: Stage, send: Send, installation: Id) => Promise<Value>,
): Promise<Value> {
  const stage = await openStage(6);
  try {
    const administrator = newId();
    await stage.builder.client.query(
      `insert into identity.administrator (person_id, valid, decision) values ($1, '[2026-01-01,)', 'mẫu')`,
      [administrator],
    );
    const found = await stage.builder.client.query<{ id: Id }>(
      'select organisation_id as id from platform.instance',
    );
    const installation = found.rows[0]?.id ?? newId();
    const road = { ...openRoad(stage.road.pool, stage.road.clock) };
    return await work(stage, sendOn(stage, road, administrator, installation), installation);
  } finally {
    await stage.close();
  }
}

test.runIf(process.env.SOCHIBO_RECORD)('the commands of this release are recorded', async () => {
  const commands = await onStage(recordCorpus);
  const corpus: Corpus = { release: version, commands };
  writeFileSync(`${folder}${version}.json`, `${JSON.stringify(corpus, null, 1)}\n`);
});

const releases = readdirSync(folder).filter((name) => name.endsWith('.json'));

test.each(releases)('what release %s sent is accepted today', async (name) => {
  const corpus = JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as Corpus;
  const faults = await onStage((stage, send, installation) =>
    replayCorpus(stage, send, installation, corpus),
  );
  expect(faults).toEqual([]);
  expect(new Set(corpus.commands.map((one) => one.name)).size).toBeGreaterThanOrEqual(25);
});

test('a command that is no longer accepted is named', async () => {
  const commands = [
    {
      by: 'secretary',
      at: 'cell',
      now: '2026-11-28T12:00:00.000Z',
      name: 'plan-meeting',
      input: { id: '#1' },
    },
    { by: 'secretary', at: 'cell', now: '2026-11-28T12:00:00.000Z', name: 'forgotten-order', input: {} },
  ] as const;
  const faults = await onStage((stage, send, installation) =>
    replayCorpus(stage, send, installation, { release: '0.0.1', commands }),
  );
  expect(faults.map((fault) => fault.split(': ')[1]?.trim().split(' ')[1])).toEqual([
    'platform.wrong-shape',
    'platform.unknown-command',
  ]);
});

test('one id in capital letters is the same id', async () => {
  const repeated = await onStage(async (stage) => {
    const id = newId();
    const input = { id: newId(), month: '2026-12-01', kind: 'extraordinary', reason: 'Bão' };
    const changes = { id, sequence: 900 };
    const whole = { ...input, plannedOn: '2026-12-03' };
    const first = await stage.send(stage.secretary, stage.cell, 'excuse-meeting', whole, changes);
    const again = { ...changes, id: id.toUpperCase() as Id };
    const second = await stage.send(stage.secretary, stage.cell, 'excuse-meeting', whole, again);
    return [first.outcome, second.outcome];
  });
  expect(repeated).toEqual(['applied', 'repeated']);
});
