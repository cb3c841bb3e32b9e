import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { expect, test } from 'vitest';
import type { Instant } from '#kernel/civil-date.ts';
import type { DeviceDesk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { handoverEffects } from '#modules/account/rules/handover-effects.ts';
import { kitEffects } from '#modules/kit/rules/effects/kit-effects.ts';
import { meetingEffects } from '#modules/meetings/rules/effects/meeting-effects.ts';
import { memberEffects } from '#modules/members/rules/effects/member-effects.ts';
import { preparationEffects } from '#modules/preparation/rules/effects/preparation-effects.ts';
import { programmeEffects } from '#modules/programmes/rules/effects/programme-effects.ts';
import { taskEffects } from '#modules/tasks/rules/effects/task-effects.ts';
import { fixedClock } from '#platform/clock.ts';
import { newId } from '#support/builders.ts';
import { recordCorpus, replayCorpus, sendOn, type Corpus, type Send } from '#support/corpus.ts';
import type { RecordedEnvelope } from '#support/recorded-envelopes.ts';
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

const envelopes = fileURLToPath(new URL('../fixtures/envelopes/', import.meta.url));
const now = '2026-11-28T12:00:00.000Z' as Instant;
// Nothing is asked of this database: what the contracts say is all that is wanted.
const { handlers } = openRoad({} as pg.Pool, fixedClock(now));
const desk = (): DeviceDesk => ({ person: null, now, rules: null });
const onDevices = [
  meetingEffects,
  taskEffects,
  kitEffects,
  preparationEffects,
  memberEffects,
  handoverEffects,
  programmeEffects,
].flatMap((effects) => Object.keys(effects(desk)));

// The month above is carried out anew; what else a release sent, of each command the fullest, is read by the contracts of today.
test.each(readdirSync(envelopes))('every envelope of release %s is understood today', (name) => {
  const { envelopes: sent } = JSON.parse(readFileSync(`${envelopes}${name}`, 'utf8')) as {
    readonly envelopes: readonly RecordedEnvelope[];
  };
  const faults = sent.flatMap((one) => {
    const read = handlers.get(one.name)?.contract.input.safeParse(one.input);
    if (!read) return [`${one.name}: nobody carries it out`];
    return read.success ? [] : [`${one.name}: ${JSON.stringify(read.error.issues[0])}`];
  });
  expect(faults).toEqual([]);
});

test('what a device can decide by itself is in the corpus of this release', () => {
  const of = (path: string, part: 'commands' | 'envelopes') =>
    (JSON.parse(readFileSync(`${path}${version}.json`, 'utf8')) as Record<string, { name: string }[]>)[
      part
    ] ?? [];
  const recorded = new Set(
    [...of(folder, 'commands'), ...of(envelopes, 'envelopes')].map(({ name }) => name),
  );
  expect(onDevices.length).toBeGreaterThan(60);
  expect(onDevices.filter((name) => !recorded.has(name))).toEqual([]);
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
