import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { Receipt } from '#platform/command.ts';
import { newId, type Place } from '#support/builders.ts';
import { openWholeHouse, phoneOf, type OpenHouse, type Visitor, type Wire } from '#support/open-house.ts';

// What the neighbour keeps to itself: found in any answer or line of the log, something is open.
const canaries = ['Hoàng Yến', 'mương Khuổi Chim', 'Nà Kín'];
const asOf = '2026-11-22';

let house: OpenHouse;
let commune: Place;
let cell: Place;
let neighbour: Place;
let secretary: Visitor;
let term: Id;
let other: Visitor;
let otherTerm: Id;
let former: Visitor;
let formerTerm: Id;
let foreign: { meeting: Id; item: Id; task: Id; person: Id };
const told: Wire[] = [];

beforeAll(async () => {
  house = await openWholeHouse();
  const { builder } = house;
  commune = await builder.organisation('Đảng bộ xã Thử', { kind: 'commune-chapter' });
  cell = await builder.organisation('Chi bộ thôn Một', { parent: commune, category: 'village' });
  neighbour = await builder.organisation('Chi bộ thôn Hai', { parent: commune, category: 'village' });
  const person = await builder.member('Lò Văn Một', cell);
  term = await builder.term(person, cell, 'secretary');
  const theirs = await builder.member('Vàng Hoàng Yến', neighbour);
  otherTerm = await builder.term(theirs, neighbour, 'secretary');
  const past = newId();
  await builder.client.query(
    `insert into members.person (id, organisation_no, full_name, sort_name, search_name, recorded_at)
     values ($1, $2, 'Sùng Văn Cũ', 'cũ', 'cu', '2026-01-01')`,
    [past, cell.no],
  );
  formerTerm = await builder.term(past, cell, 'secretary', '[2020-01-01,2025-01-01)');
  secretary = await house.visitor('bithu1', person);
  other = await house.visitor('bithu2', theirs);
  former = await house.visitor('bithucu', past);
  foreign = await keepABook(other, neighbour, otherTerm, theirs);
});
afterAll(() => house.close());

/** A meeting with words that nobody else may read, written over the wire. */
async function keepABook(visitor: Visitor, place: Place, held: Id, person: Id) {
  const [meeting, item, task] = [newId(), newId(), newId()];
  const write = async (name: string, input: unknown) => {
    const answer = await visitor.ask('POST', `/api/v1/commands/${name}`, {
      organisation: place.id,
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
  await write('set-task', {
    id: task,
    meetingId: meeting,
    title: 'Đào mương Khuổi Chim',
    ownerId: person,
    helperIds: [],
    dueOn: '2026-11-30',
  });
  return { meeting, item, task, person };
}

function silent(answer: Wire): Wire {
  told.push(answer);
  for (const canary of canaries) expect(answer.text).not.toContain(canary);
  return answer;
}

/** Answers without what differs by nature: ids and moments. */
function alike(answer: Wire): string {
  const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  return `${answer.status} ${answer.text.replaceAll(ids, 'id').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'moment')}`;
}

function command(
  visitor: Visitor,
  name: string,
  place: Place,
  held: Id | null,
  input: unknown,
): Promise<Wire> {
  return visitor.ask('POST', `/api/v1/commands/${name}`, { organisation: place.id, term: held, input });
}

async function chainOf(place: Place): Promise<number> {
  const found = await house.builder.client.query(
    'select entry_no::int as no from platform.organisation_head where organisation_no = $1',
    [place.no],
  );
  return found.rows[0]?.no;
}

describe('what is forbidden and what is absent cannot be told apart', () => {
  test('by asking with a foreign id', async () => {
    const questions: readonly (readonly [string, (id: Id) => unknown, Id])[] = [
      ['meeting-minutes', (meetingId) => ({ meetingId }), foreign.meeting],
      ['member-page', (personId) => ({ personId, asOf }), foreign.person],
      ['paper-receipts', (paperId) => ({ paperId }), foreign.task],
      [
        'meetings-of',
        (organisationId) => ({ organisationId, from: '2026-01-01', until: '2027-01-01' }),
        neighbour.id,
      ],
      ['tasks-of', (organisationId) => ({ organisationId }), neighbour.id],
      ['members-of', (organisationId) => ({ organisationId, asOf }), neighbour.id],
      [
        'agenda-template',
        (organisationId) => ({ organisationId, month: '2026-11-01', kind: 'ordinary' }),
        neighbour.id,
      ],
    ];
    for (const [name, input, id] of questions) {
      const forbidden = silent(await secretary.query(name, input(id)));
      const absent = silent(await secretary.query(name, input(newId())));
      expect(alike(forbidden), name).toBe(alike(absent));
      expect([200, 404], name).toContain(forbidden.status);
    }
  });

  test('by ordering with a foreign id in one’s own cell', async () => {
    const before = await chainOf(neighbour);
    const orders: readonly (readonly [string, (id: Id) => unknown, Id])[] = [
      ['convene-meeting', (meetingId) => ({ meetingId }), foreign.meeting],
      ['change-plan', (meetingId) => ({ meetingId, place: 'Nơi khác' }), foreign.meeting],
      ['lock-minutes', (meetingId) => ({ meetingId }), foreign.meeting],
      ['send-minutes', (meetingId) => ({ meetingId }), foreign.meeting],
      ['receive-minutes', (meetingId) => ({ meetingId }), foreign.meeting],
      [
        'conclude-item',
        (itemId) => ({ meetingId: foreign.meeting, itemId, conclusion: 'Xong' }),
        foreign.item,
      ],
      ['report-task', (taskId) => ({ taskId, state: 'done', doneOn: '2026-11-20' }), foreign.task],
      ['drop-task', (taskId) => ({ taskId }), foreign.task],
      [
        'record-attendance',
        (meetingId) => ({ meetingId, entries: [{ personId: foreign.person, attendance: 'present' }] }),
        foreign.meeting,
      ],
    ];
    for (const [name, input, id] of orders) {
      const forbidden = silent(await command(secretary, name, cell, term, input(id)));
      const absent = silent(await command(secretary, name, cell, term, input(newId())));
      expect(forbidden.status, `${name} ${forbidden.text}`).toBe(422);
      const numbers = /"number":\d+/g;
      expect(alike(forbidden).replaceAll(numbers, ''), name).toBe(alike(absent).replaceAll(numbers, ''));
    }
    expect(await chainOf(neighbour)).toBe(before);
    expect((await other.query('tasks-of', { organisationId: neighbour.id })).body.tasks[0]).toMatchObject({
      id: foreign.task,
      state: 'draft',
    });
  });
});

describe('an organisation that is not one’s own', () => {
  test('takes no command: not under one’s own term, nor under another’s, nor under one that has ended', async () => {
    const before = [await chainOf(neighbour), await chainOf(cell)];
    const input = { meetingId: foreign.meeting };
    for (const [who, place, held] of [
      [secretary, neighbour, term],
      [secretary, neighbour, otherTerm],
      [secretary, neighbour, null],
      [former, cell, formerTerm],
      [former, cell, term],
    ] as const) {
      const answer = silent(await command(who, 'convene-meeting', place, held, input));
      expect(answer.status).toBe(422);
      expect(answer.body.problem.code).toBe('platform.not-yours');
    }
    expect([await chainOf(neighbour), await chainOf(cell)]).toEqual(before);
    const logged = await house.builder.client.query(
      `select count(*)::int as count from platform.access_log where action = 'refused convene-meeting'`,
    );
    expect(logged.rows[0]?.count).toBe(5);
  });

  test('gives nothing through the feed, whatever cursors are sent', async () => {
    const own = (
      await secretary.ask('POST', '/api/v1/feed', { epoch: null, cursors: {}, stage: 1, scope: null })
    ).body;
    for (const stage of [1, 2] as const)
      for (const cursors of [{}, { [neighbour.id]: 0 }, { [neighbour.id]: 0, [cell.id]: 0 }]) {
        const answer = silent(
          await secretary.ask('POST', '/api/v1/feed', { epoch: own.epoch, cursors, stage, scope: own.scope }),
        );
        expect(answer.status).toBe(200);
        expect(Object.keys(answer.body.cursors).sort()).toEqual([cell.id, commune.id].sort());
        expect(answer.text).not.toContain(foreign.meeting);
      }
  });

  test('is closed to who has left: the account opens an empty book', async () => {
    expect(silent(await former.query('tasks-of', { organisationId: cell.id })).body.tasks).toEqual([]);
    const feed = await former.ask('POST', '/api/v1/feed', {
      epoch: null,
      cursors: {},
      stage: 1,
      scope: null,
    });
    expect(silent(feed).body.cursors).toEqual({});
    // Nor does it open by asking about the days on which the office was held: rights are those of today.
    for (const day of ['2022-06-01', '2020-01-01', '0001-01-01', '9999-12-31']) {
      const then = silent(await former.query('members-of', { organisationId: cell.id, asOf: day }));
      expect(then.text).not.toContain('Lò Văn Một');
      expect(then.status).toBeLessThan(500);
    }
  });
});

describe('open commands of a session', () => {
  const order = (device: Id, sequence: number) => ({
    id: newId(),
    device,
    sequence,
    name: 'set-task',
    organisation: cell.id,
    term,
    bundle: null,
    at: null,
    input: {
      id: newId(),
      meetingId: foreign.meeting,
      title: 'Việc',
      ownerId: null,
      helperIds: [],
      dueOn: null,
    },
  });
  const send = (visitor: Visitor, commands: readonly object[]) =>
    visitor.ask('POST', '/api/v1/commands', { commands });

  test('name their own device and no other', async () => {
    const own = await phoneOf(secretary);
    const theirs = await phoneOf(other);
    const before = await chainOf(cell);
    const devices = [theirs.device, newId(), other.person];
    const answer = silent(
      await send(
        secretary,
        devices.map((device) => order(device, 7)),
      ),
    );
    expect(answer.body.receipts).toHaveLength(devices.length);
    for (const receipt of answer.body.receipts)
      expect(receipt).toMatchObject({ outcome: 'refused', problem: { code: 'platform.not-yours' } });
    expect(await chainOf(cell)).toBe(before);

    // What the neighbour's phone sends under that number afterwards is nobody else's yet.
    const { id, ...wanted } = order(theirs.device, 7);
    const receipts = (await send(secretary, [{ ...wanted, id, device: own.device }])).body.receipts;
    expect(receipts[0].problem?.code).not.toBe('platform.not-yours');
    const used = await house.builder.client.query(
      'select from platform.receipt where device_id = any($1) and sequence = 7',
      [devices],
    );
    expect(used.rowCount).toBe(0);
  });

  test('under an id that the neighbour has used, or with signs no book can hold, get a receipt, and so do the others', async () => {
    const { device } = await phoneOf(secretary);
    const taken = await house.builder.client.query<{ id: Id }>(
      `select command_id as id from platform.receipt where person_id = $1 and outcome = 'applied' limit 1`,
      [other.person],
    );
    const meeting = { month: '2026-12-01', kind: 'ordinary', plannedOn: '2026-12-30', startsAt: '19:30' };
    const plan = (sequence: number, changes: object = {}, place = 'Nhà văn hóa') => ({
      ...order(device, sequence),
      name: 'plan-meeting',
      input: { id: newId(), ...meeting, place, items: [] },
      ...changes,
    });
    const batch = [
      plan(1, { id: taken.rows[0]?.id }),
      plan(2, {}, 'Nhà \u0000 văn hóa'),
      plan(3, { at: 'hôm qua' }),
      plan(4),
    ];
    const used = ['refused', null, 'platform.id-used'];
    const shape = ['refused', null, 'platform.wrong-shape'];
    for (const last of ['applied', 'repeated']) {
      const answer = silent(await send(secretary, batch));
      expect(answer.status, last).toBe(200);
      const { receipts } = answer.body as { receipts: Receipt[] };
      expect(receipts.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
      const told = receipts.map(({ outcome, number, problem }) => [outcome, number, problem?.code]);
      expect(told).toEqual([used, shape, shape, [last, expect.any(Number), undefined]]);
    }
    const kept = await house.builder.client.query(
      `select person_id as person, why from platform.kept_command where command_id = $1`,
      [taken.rows[0]?.id],
    );
    expect(kept.rows).toEqual([{ person: secretary.person, why: 'different-version' }]);
  });

  test('of a token name its device and no other', async () => {
    const issued = await secretary.ask('POST', '/api/v1/tokens', {
      name: 'Máy tính kho',
      commands: ['set-task'],
      queries: [],
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    });
    const script = house.stranger({ authorization: `Bearer ${issued.body.secret}` });
    const phone = await phoneOf(secretary);
    const answer = silent(await send(script, [order(phone.device, 900)]));
    expect(answer.body.receipts[0].problem.code).toBe('platform.not-yours');
    const own = silent(await send(script, [order(issued.body.device, 1)]));
    expect(own.body.receipts[0].problem?.code).not.toBe('platform.not-yours');
  });
});

describe('sealed commands', () => {
  test('with a forged device are not carried out', async () => {
    const own = await phoneOf(other);
    const forger = await phoneOf(secretary, own.device);
    const before = await chainOf(neighbour);
    const wanted = {
      name: 'convene-meeting',
      organisation: neighbour.id,
      term: otherTerm,
      input: { meetingId: foreign.meeting },
    };
    const forged = await forger.seal(wanted);
    const bent = { ...(await own.seal(wanted)), sequence: 900 };
    const answer = silent(await house.stranger().ask('POST', '/api/v1/commands', { sealed: [forged, bent] }));
    expect(answer.status).toBe(200);
    for (const receipt of answer.body.receipts) expect(receipt.outcome).not.toBe('applied');
    expect(await chainOf(neighbour)).toBe(before);
  });

  test('with another device inside than on the cover are not carried out', async () => {
    const victim = await phoneOf(other);
    const phone = await phoneOf(secretary);
    const before = await chainOf(neighbour);
    const inside = await phone.seal({
      name: 'convene-meeting',
      organisation: neighbour.id,
      term: otherTerm,
      input: { meetingId: foreign.meeting },
      device: victim.device,
    });
    for (const sealed of [inside, { ...inside, device: phone.device }]) {
      const answer = silent(await house.stranger().ask('POST', '/api/v1/commands', { sealed: [sealed] }));
      for (const receipt of answer.body.receipts) expect(receipt.outcome).not.toBe('applied');
    }
    expect(await chainOf(neighbour)).toBe(before);
  });

  test('speak only for the person of the device', async () => {
    const phone = await phoneOf(secretary);
    const sealed = await phone.seal({
      name: 'convene-meeting',
      organisation: neighbour.id,
      term: otherTerm,
      input: { meetingId: foreign.meeting },
    });
    const answer = silent(await house.stranger().ask('POST', '/api/v1/commands', { sealed: [sealed] }));
    expect(answer.body.receipts[0]).toMatchObject({
      outcome: 'refused',
      problem: { code: 'platform.not-yours' },
    });
  });
});

test('a token goes no further than its names and its organisations', async () => {
  const issued = await secretary.ask('POST', '/api/v1/tokens', {
    name: 'Máy tính kho',
    commands: ['set-task'],
    queries: ['tasks-of'],
    organisations: [cell.id],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  const script = house.stranger({ authorization: `Bearer ${issued.body.secret}` });
  expect(silent(await script.query('tasks-of', { organisationId: cell.id })).status).toBe(200);
  expect(silent(await script.query('members-of', { organisationId: cell.id, asOf })).status).toBe(404);
  expect(silent(await script.query('no-such-question', {})).status).toBe(404);
  for (const [name, place] of [
    ['convene-meeting', cell],
    ['set-task', neighbour],
  ] as const) {
    const answer = silent(await command(script, name, place, term, {}));
    expect(answer.status).toBe(422);
    expect(answer.body.problem.code).toBe('platform.not-yours');
  }
  // The feed would give it everything that devices keep.
  const feed = await script.ask('POST', '/api/v1/feed', { epoch: null, cursors: {}, stage: 1, scope: null });
  expect(silent(feed).status).toBe(404);
  expect(silent(await script.ask('GET', '/api/v1/tokens')).status).toBe(403);
  expect(silent(await script.ask('POST', '/api/v1/devices', { name: 'x', signingKey: {} })).status).toBe(403);
});

test('the machine’s health is the administrator’s alone: to others it does not exist', async () => {
  const path = '/api/v1/installation/health';
  expect(silent(await secretary.ask('GET', path)).status).toBe(404);
  const keeper = await house.visitor('quantri', newId());
  await house.builder.client.query(
    `insert into identity.administrator (person_id, valid, decision) values ($1, '[2026-01-01,)', 'thử')`,
    [keeper.person],
  );
  const told = silent(await keeper.ask('GET', path));
  expect(told.body).toEqual({ trial: null, isAlarming: false, restores: [] });
});

test('without a session every door says so, and says that the session has ended', async () => {
  const nobody = house.stranger();
  const forged = house.stranger({ authorization: 'Bearer sochibo_bịa', cookie: 'sochibo=bia.bia' });
  for (const who of [nobody, forged])
    for (const [method, path, body] of [
      ['GET', '/api/v1/me', undefined],
      ['POST', '/api/v1/queries/tasks-of', { input: {} }],
      ['POST', '/api/v1/commands/set-task', { organisation: cell.id, input: {} }],
      ['POST', '/api/v1/commands', { commands: [] }],
      ['POST', '/api/v1/feed', { epoch: null, cursors: {}, stage: 1, scope: null }],
      ['GET', '/api/v1/devices', undefined],
    ] as const) {
      const answer = silent(await who.ask(method, path, body));
      if (who === forged && path === '/api/v1/devices') continue;
      if (who === nobody && path === '/api/v1/me') {
        // A question that may be asked by anybody: the page of sign-in begins with it.
        expect([answer.status, answer.body]).toEqual([200, null]);
        continue;
      }
      expect(answer.status, path).toBe(401);
      expect(answer.body, path).toMatchObject({
        marker: 'sochibo-session-ended',
        problem: { message: { vi: expect.any(String) }, fix: { vi: expect.any(String) } },
      });
    }
});

describe('nonsense', () => {
  test('an unknown command is refused, and adds no link to anybody’s chain', async () => {
    const before = [await chainOf(cell), await chainOf(neighbour)];
    for (const place of [cell, neighbour]) {
      const answer = silent(
        await command(secretary, 'erase-everything', place, term, { text: 'mương Khuổi Mạ' }),
      );
      expect(answer.status).toBe(422);
      expect(answer.body.problem.code).toBe('platform.unknown-command');
    }
    expect([await chainOf(cell), await chainOf(neighbour)]).toEqual(before);
  });

  test('too large a body is turned away unread', async () => {
    const answer = await secretary.ask('POST', '/api/v1/commands/set-task', {
      text: 'x'.repeat(5 * 1024 * 1024),
    });
    expect(silent(answer).status).toBe(413);
    expect(answer.body.problem.code).toBe('platform.wrong-shape');
  });

  test('what cannot be kept or read is named by its field, never by its content', async () => {
    const typed = 'Chữ Gõ Nhầm';
    for (const [name, input] of [
      ['set-task', { id: typed }],
      ['set-task', typed],
      ['plan-meeting', { id: newId(), month: typed }],
      ['convene-meeting', { meetingId: `${newId()}'; drop table meetings.meeting --${typed}` }],
    ] as const) {
      const answer = silent(await command(secretary, name, cell, term, input));
      expect(answer.status).toBe(422);
      expect(answer.text).not.toContain(typed);
    }
    expect(silent(await secretary.query('tasks-of', { organisationId: typed })).text).not.toContain(typed);
    expect(
      silent(await secretary.ask('GET', `/api/v1/queries/tasks-of?input=${encodeURIComponent(typed)}`))
        .status,
    ).toBe(422);
    expect(silent(await secretary.ask('GET', `/api/v1/${encodeURIComponent(typed)}`)).status).toBe(404);
  });

  // A phone tries again after 503 for ever: what can never be kept must be refused for good.
  test.each([
    ['a sign that no text may hold', { title: 'Đào \u0000 mương' }],
    ['half a sign', { title: 'Đào \ud800 mương' }],
  ])('%s is refused for good', async (_, input) => {
    const task = { id: newId(), meetingId: newId(), ownerId: null, helperIds: [], dueOn: null, ...input };
    const answer = silent(await command(secretary, 'set-task', cell, term, task));
    expect(answer.status).toBe(422);
    expect(answer.body.problem.code).toBe('platform.wrong-shape');
    expect(
      (await secretary.query('members-of', { organisationId: cell.id, asOf, search: 'a\u0000b' })).status,
    ).toBe(422);
  });

  test('the number of somebody else’s command tells nothing and changes nothing', async () => {
    const id = newId();
    const set = {
      id: newId(),
      meetingId: foreign.meeting,
      title: 'Việc',
      ownerId: null,
      helperIds: [],
      dueOn: null,
    };
    const first = await other.ask('POST', '/api/v1/commands/set-task', {
      id,
      organisation: neighbour.id,
      term: otherTerm,
      input: set,
    });
    expect(first.status).toBe(200);
    const before = await chainOf(cell);
    const again = { id, organisation: cell.id, term, input: { ...set, id: newId() } };
    const answer = silent(await secretary.ask('POST', '/api/v1/commands/set-task', again));
    expect(answer.status).not.toBe(200);
    expect(await chainOf(cell)).toBe(before);
  });
});

test('the API describes itself: OpenAPI 3.1, every command and every query once', async () => {
  const { body: api } = await house.stranger().ask('GET', '/api/v1/openapi.json');
  expect(api.openapi).toMatch(/^3\.1\.\d$/);
  expect(api.info).toEqual({ title: expect.any(String), version: expect.any(String) });
  const operations = Object.entries<Record<string, Operation>>(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
  );
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const name of [
    'plan-meeting',
    'set-task',
    'publish-paper',
    'members-of',
    'statistics',
    'me',
    'POST /api/v1/session',
  ])
    expect(names).toContain(name);
  expect(names.length).toBeGreaterThan(35);
  for (const { path, method, operationId, summary, responses, requestBody, parameters } of operations) {
    expect(summary, operationId).not.toBe('');
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '401', '422']));
    // People's own accounts are neither commands nor queries: their paths name themselves.
    if (operationId.includes(' ')) continue;
    expect(path).toMatch(/^\/api\/v1\/(commands|queries)\/[a-z-]+$/);
    expect(path.endsWith(`/${operationId}`)).toBe(true);
    const schema = (requestBody ?? parameters?.[0])?.content['application/json']?.schema;
    expect(schema?.type, `${method} ${path}`).toBe('object');
    expect(JSON.stringify(responses[200])).toContain('schema');
  }
});

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly responses: Readonly<Record<string, object>>;
  readonly requestBody?: Content;
  readonly parameters?: readonly Content[];
}

interface Content {
  readonly content: Readonly<Record<string, { readonly schema: { readonly type?: string } }>>;
}

// Comes last: everything above has gone through the log.
test('no line of the log holds a name, a password or a word that somebody typed', () => {
  expect(house.lines.length).toBeGreaterThan(80);
  expect(told.length).toBeGreaterThan(60);
  const typed = [
    ...canaries,
    'trăng sáng',
    'Lò Văn',
    'Chữ Gõ Nhầm',
    'Khuổi Mạ',
    'erase-everything',
    'bithu',
    'bịa',
    foreign.meeting,
  ];
  const known = ['method', 'route', 'status', 'ms', 'incident', 'code', 'at', 'job'];
  for (const line of house.lines) {
    for (const word of typed) expect(line).not.toContain(word);
    expect(Object.keys(JSON.parse(line) as object).filter((key) => !known.includes(key))).toEqual([]);
  }
  const { rows } = { rows: house.lines.filter((line) => line.includes('incident')) };
  expect(rows).toEqual([]);
});
