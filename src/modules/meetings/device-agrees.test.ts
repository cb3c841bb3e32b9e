import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kitEffects, kitRules } from '#modules/kit/rules/effects/kit-effects.ts';
import * as kit from '#modules/kit/tables.ts';
import * as members from '#modules/members/tables.ts';
import * as organisation from '#modules/organisation/tables.ts';
import { taskEffects, taskRules } from '#modules/tasks/rules/effects/task-effects.ts';
import * as tasks from '#modules/tasks/tables.ts';
import type { DeviceDesk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { createReplica, type Replica } from '#kernel/sync/replica.ts';
import type { Envelope } from '#kernel/sync/wire.ts';
import { answerFeed } from '#platform/feed.ts';
import { canonical } from '#kernel/canonical.ts';
import { newId } from '#support/builders.ts';
import { openStage, type Stage } from '#support/stage.ts';
import { meetingEffects, meetingRules } from './rules/effects/meeting-effects.ts';
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
  'vote',
  'score-line',
  'score-sheet',
  'resolution',
  'minutes',
  'task',
  'paper',
  'paper-receipt',
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
  device = { person: stage.secretary.person, now: now as DeviceDesk['now'], rules: stage.rules };
});

afterAll(() => stage.close());

type Order = readonly [name: string, input: Record<string, unknown>];

/** The month of one run as it should go; `pick` spoils some of the inputs. */
function monthOf(run: number, pick: (of: readonly unknown[]) => unknown): Order[] {
  const { people } = stage;
  const [meeting, resolution, vote, adoption, task, said] = Array.from({ length: 6 }, newId) as [
    Id,
    Id,
    Id,
    Id,
    Id,
    Id,
  ];
  const items = (['roll-call', 'discussion', 'resolution', 'minutes'] as const).map((kind) => ({
    id: newId(),
    part: 'proceedings',
    kind,
    title: `Mục ${kind}`,
  }));
  const day = `2026-11-${String(1 + (run % 20)).padStart(2, '0')}`;
  const person = () => pick([...people, newId()]);
  const itemId = () => pick(items.map((item) => item.id));
  const count = {
    form: 'show-of-hands',
    threshold: pick(['majority', 'majority', 'two-thirds']),
    inFavour: pick([3, 3, 3, 2]),
    against: pick([0, 0, 1]),
    abstaining: 0,
  };
  const frame = stage.rules.packs['meetings.score-frame'].values.findLast(
    (entry) => entry.value && entry.area === null,
  )?.value;
  const lines = (frame?.criteria ?? [])
    .flatMap((criterion) => criterion.parts)
    .filter(
      (part) => part.measure === 'cell' || part.measure === 'last-resolution' || part.measure === 'length',
    )
    .map((part) => ({ criterion: part.id, points: part.maximum, evidence: 'Chi bộ thống nhất' }));
  return [
    [
      'plan-meeting',
      {
        id: meeting,
        month: '2026-11-01',
        kind: pick(['ordinary', 'thematic']),
        plannedOn: day,
        startsAt: '19:30',
        place: ' Nhà  văn hóa',
        items,
      },
    ],
    ['change-plan', { meetingId: meeting, place: 'Trường học', theme: pick([null, 'Nước sạch']) }],
    ['arrange-agenda', { meetingId: meeting, items: pick([items, items.toReversed(), items.slice(1)]) }],
    ['convene-meeting', { meetingId: meeting }],
    ['tell-members', { meetingId: meeting, personIds: [person()], toldBy: 'phone' }],
    [
      'answer-invitation',
      { meetingId: meeting, answer: pick(['coming', 'leave-asked']), reason: pick([null, 'Ốm']) },
    ],
    [
      'open-meeting',
      {
        meetingId: meeting,
        heldOn: day,
        openedAt: '19:30',
        chairId: people[0],
        clerkId: pick([people[1], people[1], newId()]),
        guests: ['Khách'],
      },
    ],
    [
      'record-attendance',
      {
        meetingId: meeting,
        entries: [0, 1, 2].map((index) => ({ personId: people[index], attendance: 'present' })),
      },
    ],
    [
      'record-attendance',
      {
        meetingId: meeting,
        entries: [
          {
            personId: people[5],
            attendance: pick(['present', 'absent', 'excused']),
            reason: pick([null, 'Ốm']),
          },
        ],
      },
    ],
    [
      'record-attendance',
      { meetingId: meeting, entries: [{ personId: person(), attendance: pick(['present', null]) }] },
    ],
    [
      'note-contribution',
      { id: said, meetingId: meeting, itemId: itemId(), personId: pick([null, people[2]]), text: 'Nhất trí' },
    ],
    ['withdraw-contribution', { contributionId: pick([said, newId()]) }],
    ['draft-resolution', { id: resolution, meetingId: meeting, title: 'Nghị quyết', text: '' }],
    [
      'set-task',
      {
        id: task,
        meetingId: meeting,
        title: 'Giúp hộ nghèo',
        ownerId: pick([people[1], people[1], null]),
        helperIds: [people[2]],
        dueOn: pick(['2026-12-01', '2026-12-01', null]),
      },
    ],
    [
      'record-vote',
      {
        ...count,
        id: vote,
        meetingId: meeting,
        itemId: items[2]?.id,
        question: 'Thông qua nghị quyết',
        probationaryInFavour: pick([null, 0, 1]),
      },
    ],
    ['adopt-resolution', { resolutionId: resolution, voteId: vote }],
    [
      'report-task',
      {
        taskId: task,
        state: pick(['done', 'open', 'dropped']),
        result: 'Đã làm',
        cause: pick([null, 'Hết kinh phí']),
      },
    ],
    ['drop-task', { taskId: task }],
    [
      'score-meeting',
      {
        meetingId: meeting,
        lines: pick([lines, lines, lines.slice(1), [{ criterion: 'length', points: 99 }]]),
      },
    ],
    ...items.map((item): Order => [
      'conclude-item',
      { meetingId: meeting, itemId: item.id, conclusion: pick([null, 'Thống nhất']) },
    ]),
    ['read-back-minutes', { meetingId: meeting, at: '21:00' }],
    [
      'record-vote',
      { ...count, id: adoption, meetingId: meeting, itemId: items[3]?.id, question: 'Thông qua biên bản' },
    ],
    ['adopt-minutes', { meetingId: meeting, voteId: adoption }],
    ['lock-minutes', { meetingId: meeting, endedAt: '21:20' }],
    ['record-attendance', { meetingId: meeting, entries: [{ personId: people[1], attendance: 'absent' }] }],
    ['send-minutes', { meetingId: meeting }],
    [
      'publish-paper',
      {
        id: newId(),
        title: pick(['Kế hoạch', 'Báo cáo (Mật)']),
        issuedOn: day,
        audience: [],
        discuss: false,
        validFrom: day,
        validUntil: pick([null, day]),
      },
    ],
    [
      'excuse-meeting',
      {
        id: newId(),
        month: pick(['2026-11-01', '2026-12-01']),
        kind: 'extraordinary',
        reason: 'Bão',
        plannedOn: '2026-12-03',
      },
    ],
  ];
}

async function fetched(): Promise<Replica> {
  const replica = createReplica(() => ({
    ...meetingEffects(() => device),
    ...taskEffects(() => device),
    ...kitEffects(() => device),
  }));
  const answer = await answerFeed(stage.road, tables, stage.secretary.person, {
    epoch: null,
    cursors: {},
    stage: 2,
    scope: null,
  });
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

test('the device draws what the server will store, and refuses what the server would refuse', async () => {
  const rules = { ...meetingRules(() => device), ...taskRules(() => device), ...kitRules(() => device) };
  const outcomes = new Map<string, number>();
  let run = 0;
  const choices = fc.array(fc.nat(1000), { minLength: 400, maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(choices, fc.integer({ min: 0, max: 30 }), async (numbers, spoiled) => {
      run += 1;
      let next = 0;
      const number = () => numbers[(next += 1) % numbers.length] ?? 0;
      const chance = (percent: number) => number() % 100 < percent;
      const pick = (of: readonly unknown[]) => of[chance(100 - spoiled) ? 0 : number() % of.length];
      const month = monthOf(run, pick);
      const orders = month.flatMap((order) => {
        if (chance(spoiled / 4)) return [];
        return chance(spoiled / 2) ? [order, month[number() % month.length] as Order] : [order];
      });
      const replica = await fetched();
      const drawn: Envelope[] = [];
      for (const [name, input] of orders) {
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
      }
      expect(picture(replica)).toEqual(picture(await fetched()));
    }),
    { numRuns: 12, endOnFailure: true },
  );
  for (const name of [
    'plan-meeting',
    'record-vote',
    'adopt-resolution',
    'lock-minutes',
    'send-minutes',
    'report-task',
    'excuse-meeting',
  ]) {
    expect([name, (outcomes.get(`${name} applied`) ?? 0) > 0]).toEqual([name, true]);
  }
  expect([...outcomes.keys()].some((key) => key.endsWith('refused'))).toBe(true);
}, 120_000);
