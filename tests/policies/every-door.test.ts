import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId, type Place } from '#support/builders.ts';
import { openWholeHouse, type OpenHouse, type Visitor, type Wire } from '#support/open-house.ts';

// Every query and every command that the interface describes, filled in from its own schema: whoever adds one is tested.
const canaries = ['Hoàng Yến', 'mương Khuổi Chim', 'Nà Kín'];

/** The tree of organisations itself (names, kinds, how many) is known to everybody who is signed in: `kernel/access.ts`. */
const ofTheTree = [
  ...['organisation-page', 'organisation-lineage', 'statistics', 'comparison', 'changed-organisations'],
  'believed',
];

let house: OpenHouse;
let cell: Place;
let neighbour: Place;
let term: Id;
let secretary: Visitor;
let foreign: Readonly<Record<string, Id>>;
let doors: readonly Door[];

interface Door {
  readonly name: string;
  readonly kind: 'queries' | 'commands';
  readonly schema: Schema;
}

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

beforeAll(async () => {
  house = await openWholeHouse();
  const { builder } = house;
  const commune = await builder.organisation('Đảng bộ xã Thử', { kind: 'commune-chapter' });
  cell = await builder.organisation('Chi bộ thôn Một', { parent: commune, category: 'village' });
  neighbour = await builder.organisation('Chi bộ Thôn Kín', { parent: commune, category: 'village' });
  const person = await builder.member('Lò Văn Một', cell);
  term = await builder.term(person, cell, 'secretary');
  const theirs = await builder.member('Vàng Hoàng Yến', neighbour);
  const otherTerm = await builder.term(theirs, neighbour, 'secretary');
  secretary = await house.visitor('bithu1', person);
  const other = await house.visitor('bithu2', theirs);
  foreign = await keepABook(other, otherTerm, theirs);
  const { body: api } = await house.stranger().ask('GET', '/api/v1/openapi.json');
  doors = Object.entries<Record<string, Described>>(api.paths).flatMap(([path, item]) => {
    const [, kind, name] = /^\/api\/v1\/(queries|commands)\/([a-z-]+)$/.exec(path) ?? [];
    const schema = Object.values(item)
      .map(
        ({ requestBody, parameters }) =>
          (requestBody ?? parameters?.[0])?.content?.['application/json'].schema,
      )
      .find((one) => one !== undefined);
    return name && schema ? [{ name, kind: kind as Door['kind'], schema }] : [];
  });
});
afterAll(() => house.close());

interface Described {
  readonly requestBody?: Body;
  readonly parameters?: readonly Body[];
}
interface Body {
  readonly content?: { readonly 'application/json': { readonly schema: Schema } };
}

async function keepABook(visitor: Visitor, held: Id, person: Id): Promise<Record<string, Id>> {
  const [meeting, item, task] = [newId(), newId(), newId()];
  const write = async (name: string, input: unknown) => {
    const answer = await visitor.ask('POST', `/api/v1/commands/${name}`, {
      organisation: neighbour.id,
      term: held,
      input,
    });
    if (answer.status !== 200) throw new Error(`${name}: ${answer.text}`);
  };
  const items = [
    { id: item, part: 'proceedings', kind: 'discussion', title: 'Sửa mương Khuổi Chim', originKind: 'added' },
  ];
  const plan = { month: '2026-11-01', kind: 'ordinary', plannedOn: '2026-11-30', startsAt: '19:30' };
  await write('plan-meeting', { id: meeting, ...plan, place: 'Nhà ông Nà Kín', items });
  const title = 'Đào mương Khuổi Chim';
  await write('set-task', {
    id: task,
    meetingId: meeting,
    title,
    ownerId: person,
    helperIds: [],
    dueOn: null,
  });
  return { meetingId: meeting, itemId: item, taskId: task, personId: person, organisationId: neighbour.id };
}

/** An input in which every id is one of the neighbour's, or one that nobody has. */
function fill(schema: Schema, name: string, idOf: (name: string) => Id): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return fill(schema.anyOf.find(({ type }) => type !== 'null') ?? {}, name, idOf);
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, fill(inner, key, idOf)]),
    );
  if (schema.type === 'array') return schema.items ? [fill(schema.items, name, idOf)] : [];
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'boolean') return true;
  return text(schema, name, idOf);
}

function text(schema: Schema, name: string, idOf: (name: string) => Id): string {
  if (schema.format === 'uuid' || /Ids?$|^id$/.test(name)) return idOf(name);
  if (schema.format === 'date-time') return '2026-11-22T00:00:00.000Z';
  if (schema.format === 'date' || /^(asOf|from|until|day|month|on)$|On$/.test(name))
    return name === 'month' ? '2026-11-01' : '2026-11-22';
  if (/time|At$/i.test(name)) return '19:30';
  return 'a';
}

const foreignId = (name: string): Id =>
  foreign[name] ?? foreign[nameFor(name)] ?? foreign.meetingId ?? newId();
const nameFor = (name: string) =>
  /person|member|owner|helper|chair|clerk/i.test(name)
    ? 'personId'
    : /organisation|parent|place|keeper/i.test(name)
      ? 'organisationId'
      : /task/i.test(name)
        ? 'taskId'
        : 'meetingId';

/** Without what differs by nature: ids, moments, numbers of entries. */
function alike(answer: Wire): string {
  return `${answer.status} ${answer.text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'moment')
    .replaceAll(/"(number|[a-zA-Z]*[eE]ntry)":\d+/g, '')}`;
}

function send({ kind, name }: Door, input: unknown): Promise<Wire> {
  return kind === 'queries'
    ? secretary.query(name, input)
    : secretary.ask('POST', `/api/v1/commands/${name}`, { organisation: cell.id, term, input });
}

/** The part of a command's description that is its input. */
const inputOf = ({ kind, schema }: Door): Schema =>
  (kind === 'commands' ? schema.properties?.input : (schema.properties?.input ?? schema)) ?? schema;

async function neighbours(): Promise<unknown> {
  const { rows } = await house.builder.client.query(
    `select entry_no, encode(hash, 'hex') as hash from platform.organisation_head where organisation_no = $1`,
    [neighbour.no],
  );
  return rows;
}

test('every query and every command is there to be tried', () => {
  expect(doors.filter(({ kind }) => kind === 'queries').length).toBeGreaterThan(15);
  expect(doors.filter(({ kind }) => kind === 'commands').length).toBeGreaterThan(25);
});

test('asked with the neighbour’s ids no query answers otherwise than with ids that nobody has', async () => {
  const told: string[] = [];
  for (const door of doors.filter(({ kind }) => kind === 'queries')) {
    const answers: Wire[] = [];
    for (const idOf of [foreignId, newId]) answers.push(await send(door, fill(inputOf(door), '', idOf)));
    const [forbidden, absent] = answers.map(alike);
    if (forbidden !== absent && !ofTheTree.includes(door.name))
      told.push(`${door.name}: ${forbidden} / ${absent}`);
    for (const { text: said, status } of answers) {
      if (status >= 500) told.push(`${door.name}: ${status}`);
      if (canaries.some((canary) => said.includes(canary))) told.push(`${door.name} tells ${said}`);
    }
  }
  expect(told).toEqual([]);
});

test('ordered with the neighbour’s ids no command tells or changes anything of the neighbour’s', async () => {
  const before = await neighbours();
  const told: string[] = [];
  for (const door of doors.filter(({ kind }) => kind === 'commands')) {
    const { text: said, status } = await send(door, fill(inputOf(door), '', foreignId));
    if (status >= 500)
      told.push(`${door.name}: ${house.lines.findLast((line) => line.includes('incident'))}`);
    if (canaries.some((canary) => said.includes(canary))) told.push(`${door.name} tells ${said}`);
  }
  expect(told).toEqual([]);
  expect(await neighbours()).toEqual(before);
});

test('the id of somebody else’s row is refused for good, as any contradiction is', async () => {
  const plan = { month: '2026-11-01', kind: 'ordinary', plannedOn: '2026-11-30', startsAt: '19:30' };
  const answer = await secretary.ask('POST', '/api/v1/commands/plan-meeting', {
    organisation: cell.id,
    term,
    input: { id: foreign.meetingId, ...plan, place: 'Nhà', items: [] },
  });
  expect(answer.status).toBe(422);
  expect(answer.body.problem.code).toBe('platform.conflict');
  const { rows } = await house.builder.client.query(
    'select organisation_no as no from meetings.meeting where id = $1',
    [foreign.meetingId],
  );
  expect(rows).toEqual([{ no: neighbour.no }]);
});

test('no door takes a field that it does not describe', async () => {
  // What could be set on the way by: whose row it is, what it may, whether it is closed.
  const smuggled = {
    organisationNo: neighbour.no,
    organisation_no: neighbour.no,
    office: 'administrator',
    role: 'administrator',
    state: 'locked',
    lockedAt: '2026-11-22T00:00:00.000Z',
    recordedAt: '2020-01-01T00:00:00.000Z',
    ...(JSON.parse(
      '{"__proto__": {"right": true}, "constructor": {"prototype": {"right": true}}}',
    ) as object),
  };
  const before = await neighbours();
  const id = newId();
  const plan = {
    month: '2026-12-01',
    kind: 'ordinary',
    plannedOn: '2026-12-20',
    startsAt: '19:30',
    place: 'Nhà',
  };
  await secretary.ask('POST', '/api/v1/commands/plan-meeting', {
    organisation: cell.id,
    term,
    input: { ...smuggled, id, ...plan, items: [] },
    ...smuggled,
  });
  const { rows } = await house.builder.client.query(
    'select organisation_no as no, state, recorded_at > $2 as now from meetings.meeting where id = $1',
    [id, '2026-01-01'],
  );
  for (const row of rows) expect(row).toEqual({ no: cell.no, state: 'planned', now: true });
  expect(await neighbours()).toEqual(before);
  expect(({} as { right?: boolean }).right).toBeUndefined();
});

test('a token bound to one organisation asks about that one alone', async () => {
  const person = await house.builder.member('Lò Thị Hai', cell);
  await house.builder.term(person, cell, 'deputy-secretary');
  await house.builder.term(person, neighbour, 'deputy-secretary');
  const both = await house.visitor('haichibo', person);
  const issued = await both.ask('POST', '/api/v1/tokens', {
    name: 'Máy tính kho',
    commands: [],
    queries: ['tasks-of', 'meeting-minutes', 'me'],
    organisations: [cell.id],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  const script = house.stranger({ authorization: `Bearer ${issued.body.secret}` });
  expect((await both.query('tasks-of', { organisationId: neighbour.id })).text).toContain('Khuổi Chim');
  expect((await script.query('tasks-of', { organisationId: cell.id })).status).toBe(200);
  for (const [name, input] of [
    ['tasks-of', { organisationId: neighbour.id }],
    ['meeting-minutes', { meetingId: foreign.meetingId }],
    ['meeting-minutes', { organisationId: cell.id, meetingId: foreign.meetingId }],
    ['me', {}],
  ] as const) {
    const answer = await script.query(name, input);
    expect(answer.status, name).toBe(404);
    for (const canary of canaries) expect(answer.text).not.toContain(canary);
  }
});
