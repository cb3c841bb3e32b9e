import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kitEffects, kitRules } from '#modules/kit/rules/effects/kit-effects.ts';
import * as kit from '#modules/kit/tables.ts';
import * as members from '#modules/members/tables.ts';
import * as organisation from '#modules/organisation/tables.ts';
import { taskEffects, taskRules } from '#modules/tasks/rules/effects/task-effects.ts';
import { taskTakeBacks } from '#modules/tasks/rules/taking-back.ts';
import * as tasks from '#modules/tasks/tables.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { DeviceDesk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { createReplica, type Replica } from '#kernel/sync/replica.ts';
import type { WayBack } from '#kernel/taking-back.ts';
import type { Envelope } from '#kernel/sync/wire.ts';
import { answerFeed } from '#platform/feed.ts';
import { canonical } from '#kernel/canonical.ts';
import { newId } from '#support/builders.ts';
import type { Order } from '#support/close-orders.ts';
import { monthOf } from '#support/month-of-orders.ts';
import { openStage, type Stage } from '#support/stage.ts';
import type { MinutesRow } from './rules/rows.ts';
import { meetingEffects, meetingRules } from './rules/effects/meeting-effects.ts';
import { meetingTakeBacks } from './rules/taking-back.ts';
import * as meetings from './tables.ts';

const tables = [
  ...organisation.tables,
  ...members.tables,
  ...meetings.tables,
  ...tasks.tables,
  ...kit.tables,
];
const kinds = [
  'meeting',
  'agenda-item',
  'roll-entry',
  'contribution',
  'concern',
  'remark',
  'signature',
  'signed-file',
  'year-day',
  'book',
  'second-version',
  'vote',
  'score-line',
  'score-sheet',
  'resolution',
  'minutes',
  'task',
  'assignment',
  'target',
  'progress',
  'household',
  'visit',
  'resolution-stage',
  'serving',
  'paper',
  'paper-text',
  'paper-receipt',
  'paper-reading',
  'paper-read-out',
  'superior-notice',
  'passed-concern',
  'shortcoming',
];
/** What only the server can know: numbers it gives, and the paper it builds. */
const serverOnly = ['number', 'textHash', 'chainEntry', 'chainHead'];
const now = '2026-11-20T12:00:00.000Z';

let stage: Stage;
let device: DeviceDesk;

beforeAll(async () => {
  stage = await openStage(6);
  stage.clock.set(now);
  await stage.circumstance(stage.people[3] as Id, stage.cell, 'exempt');
  await stage.circumstance(stage.people[4] as Id, stage.cell, 'suspended');
  const follower = await stage.builder.member('Hoàng Thị Theo', stage.neighbour);
  await stage.builder.term(follower, stage.cell, 'follower');
  device = { person: stage.secretary.person, now: now as DeviceDesk['now'], rules: stage.rules };
});

afterAll(() => stage.close());

async function fetched(): Promise<Replica> {
  const replica = createReplica(() => ({
    ...meetingEffects(() => device),
    ...taskEffects(() => device),
    ...kitEffects(() => device),
  }));
  const answer = await answerFeed(
    stage.road,
    tables,
    stage.secretary.person,
    {
      epoch: null,
      cursors: {},
      stage: 2,
      scope: null,
    },
    true,
  );
  const rows = Object.entries(answer.tables).flatMap(([kind, { columns, rows, key }]) =>
    rows.map((values) => ({
      kind,
      key: values.slice(0, key).join('/'),
      row: Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null])),
    })),
  );
  replica.take({ rows });
  return replica;
}

function picture(replica: Replica): Record<string, unknown[]> {
  const plain = (row: object) =>
    canonical(Object.fromEntries(Object.entries(row).filter(([name]) => !serverOnly.includes(name))));
  return Object.fromEntries(kinds.map((kind) => [kind, replica.all<object>(kind).map(plain).sort()]));
}

/** The rows a tap is about; of a task opened again the words stay, and progress is taken off by a line of its own. */
function rowsAbout(replica: Replica, { about }: WayBack): readonly unknown[] {
  return about.flatMap(([kind, key]) => {
    const row = replica.one<Record<string, unknown>>(kind, key);
    if (kind === 'progress') return [];
    // Points the book computes of itself stand from the first score on: nobody tapped them, nobody takes them back.
    if (kind === 'score-line' && row?.scoredBy === 'book') return [null];
    return [row ? canonical({ ...row, ...(kind === 'task' ? { result: null } : {}) }) : null];
  });
}

test('the device draws what the server will store, and refuses what the server would refuse', async () => {
  const rules = { ...meetingRules(() => device), ...taskRules(() => device), ...kitRules(() => device) };
  const waysBack = { ...meetingTakeBacks, ...taskTakeBacks };
  const by = { person: stage.secretary.person, newId, today: '2026-11-20' as CivilDate };
  const outcomes = new Map<string, number>();
  const takenBack = new Set<string>();
  let run = 0;
  const choices = fc.array(fc.nat(1000), { minLength: 400, maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(choices, fc.integer({ min: 0, max: 30 }), async (numbers, spoiled) => {
      run += 1;
      let next = 0;
      const number = () => numbers[(next += 1) % numbers.length] ?? 0;
      const chance = (percent: number) => number() % 100 < percent;
      const pick = (of: readonly unknown[]) => of[chance(100 - spoiled) ? 0 : number() % of.length];
      const month = monthOf(stage, run, pick);
      const orders = month.flatMap((order) => {
        if (chance(spoiled / 4)) return [];
        return chance(spoiled / 2) ? [order, month[number() % month.length] as Order] : [order];
      });
      let replica = await fetched();
      let drawn: Envelope[] = [];
      const carry = async (name: string, input: object) => {
        const refusal =
          rules[name]?.(replica, { organisation: stage.cell.id, input: input as never }) ?? null;
        const envelope = { id: newId(), at: now } as Pick<Envelope, 'id' | 'at'>;
        const receipt = await stage.send(stage.secretary, stage.cell, name, input, envelope);
        const said = receipt.problem && !receipt.problem.awaits ? receipt.problem.code : null;
        expect([name, refusal?.code ?? null]).toEqual([name, said]);
        outcomes.set(`${name} ${receipt.outcome}`, (outcomes.get(`${name} ${receipt.outcome}`) ?? 0) + 1);
        if (receipt.outcome === 'applied') {
          drawn.push({
            ...envelope,
            device: newId(),
            sequence: 0,
            name,
            organisation: stage.cell.id,
            term: stage.secretary.term,
            bundle: null,
            input,
          });
        }
        replica.draw([...drawn]);
        return receipt.outcome;
      };
      for (const [name, given] of orders) {
        const input = { ...given };
        // What is signed is the text that the server has built: the device has to have met it.
        if (name === 'sign-minutes') {
          [replica, drawn] = [await fetched(), []];
          const locked = replica.one<MinutesRow>('minutes', String(input.meetingId));
          input.textHash = locked?.textHash ?? 'a'.repeat(64);
        }
        const wayBack = spoiled === 0 ? (waysBack[name]?.(replica, input as never, by) ?? null) : null;
        const before = wayBack && rowsAbout(replica, wayBack);
        if ((await carry(name, input)) !== 'applied' || !wayBack) continue;
        // What is taken back stands as before, on the device and, in the end, on the server; then it is done again.
        for (const each of wayBack.orders)
          expect([each.name, await carry(each.name, each.input as object)]).toEqual([each.name, 'applied']);
        expect([name, rowsAbout(replica, wayBack)]).toEqual([name, before]);
        takenBack.add(name);
        expect([name, await carry(name, input)]).toEqual([name, 'applied']);
      }
      expect(picture(replica)).toEqual(picture(await fetched()));
    }),
    // Always one month that nobody spoiled, so that every order is tried to its end.
    { numRuns: 12, endOnFailure: true, examples: [[Array.from({ length: 400 }, () => 0), 0]] },
  );
  for (const name of [
    'plan-meeting',
    'record-vote',
    'adopt-resolution',
    'lock-minutes',
    'send-minutes',
    'report-task',
    'excuse-meeting',
    'set-item-level',
    'note-contribution',
    'comment-minutes',
    'settle-comment',
    'sign-minutes',
    'pass-concern',
    'record-shortcoming',
    'reopen-shortcoming',
  ]) {
    expect([name, (outcomes.get(`${name} applied`) ?? 0) > 0]).toEqual([name, true]);
  }
  // At least these; whether a paragraph is written twice in a month nobody spoiled is left to chance.
  takenBack.delete('write-paragraph');
  expect([...takenBack].toSorted()).toEqual([
    'add-progress',
    'conclude-item',
    'note-contribution',
    'record-attendance',
    'record-vote',
    'reopen-item',
    'report-task',
    'score-meeting',
    'set-item-level',
    'set-target',
    'set-task',
    'withdraw-contribution',
  ]);
  expect([...outcomes.keys()].some((key) => key.endsWith('refused'))).toBe(true);
}, 120_000);
