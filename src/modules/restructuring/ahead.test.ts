import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId, type Place } from '#support/builders.ts';
import { answerQuestion } from '#platform/question.ts';
import { buildServer } from '#platform/http/server.ts';
import type { ServerParts } from '#platform/http/parts.ts';
import type { CommandHandler, QueryHandler } from '#platform/handle.ts';
import { CommitteeDesk, paper, stepOf, type Seat } from '#support/committee-desk.ts';

let desk: CommitteeDesk;
let commune: Place;
let upper: Place;
let lower: Place;
let third: Place;
let staff: Seat;
let head: Seat;
let above: Seat;
let other: Seat;
const merged = newId();
const [merging, dissolving] = [newId(), newId()];
const [today, day] = ['2026-11-22', '2026-12-01'];

beforeAll(async () => {
  desk = await CommitteeDesk.open();
  const { builder } = desk;
  const province = await builder.organisation('Đảng bộ tỉnh Thử', { kind: 'province-chapter' });
  commune = await builder.organisation('Đảng bộ xã Thử', { kind: 'commune-chapter', parent: province });
  const office = await builder.organisation('Chi bộ Văn phòng', { parent: commune });
  [upper, lower, third] = [
    await builder.organisation('Chi bộ thôn Trên', { parent: commune, category: 'village' }),
    await builder.organisation('Chi bộ thôn Dưới', { parent: commune, category: 'village' }),
    await builder.organisation('Chi bộ thôn Ba', { parent: commune, category: 'village' }),
  ];
  for (const [name, place] of [
    ['Trên', upper],
    ['Dưới', lower],
    ['Ba', third],
  ] as const)
    for (let at = 0; at < 4; at += 1) await builder.member(`Nông Văn ${name} ${at}`, place);
  const { rows } = await builder.client.query<{ id: Id }>(
    `select distinct on (organisation_no) person_id as id from members.affiliation
     where organisation_no = any($1) order by organisation_no`,
    [[lower.no, third.no]],
  );
  head = await desk.seat(rows[0]?.id as Id, lower, 'secretary');
  other = await desk.seat(rows[1]?.id as Id, third, 'secretary', '[2026-01-01,2026-11-25)');
  staff = await desk.seat(await builder.member('Hà Văn Phòng', office), commune, 'office-staff');
  await desk.done(staff, 'draft-plan', { id: merging, title: 'Hợp nhất hai thôn' });
  const said = { targetId: merged, name: 'Chi bộ thôn Hợp', organisationKind: 'cell', category: 'village' };
  const department = await builder.organisation('Chi bộ Ban Tổ chức', { parent: province });
  above = await desk.seat(await builder.member('Bế Trên Tỉnh', department), province, 'office-staff');
  const step = stepOf(merging, 'merge', { organisationIds: [upper.id, lower.id], ...said });
  await desk.done(staff, 'set-step', step);
  const post = { id: newId(), planId: merging, targetId: merged, personId: head.person, office: 'secretary' };
  await desk.done(staff, 'name-post', post);
});
afterAll(() => desk.close());

interface Ahead {
  readonly plans: readonly { readonly title: string; readonly problem: object | null }[];
}
/** What the pages of a day show: figures, tree, list, seats, and two days side by side. */
async function pages(asOf: string, seat = staff) {
  const ask = <Answer>(name: string, input: object) => desk.ask<Answer>(seat.person, name, input);
  const organisationId = commune.id;
  const [figures, tree, list, seats, two] = await Promise.all([
    ask<{ total: { cells: number; members: number } }>('statistics', {
      organisationId,
      asOf,
      by: 'category',
    }),
    ask<{ rows: { name: string }[] }>('organisations', { asOf, underId: organisationId, only: 'cells' }),
    ask<{ rows: { fullName: string; organisationName: string }[] }>('members-of', { organisationId, asOf }),
    ask<{ rows: { organisationName: string; fullName: string }[] }>('seats-of', {
      organisationId,
      asOf,
    }),
    ask<{ acts: { act: { decision: string } | null; cells: number }[]; after: { members: number } }>(
      'comparison',
      {
        ...{ organisationId, from: '2026-11-01', until: asOf },
      },
    ),
  ]);
  return { figures, tree, list, seats, two };
}
const figuresOf = (asOf: string) =>
  desk.ask<{ total: object }>(staff.person, 'statistics', {
    organisationId: commune.id,
    asOf,
    by: 'category',
  });
const joined = async (asOf: string) =>
  (await desk.ask<{ rows: object[] }>(staff.person, 'members-of', { organisationId: merged, asOf })).rows;
const ahead = async (asOf: string, seat = staff) =>
  (await desk.ask<Ahead>(seat.person, 'plans-ahead', { asOf })).plans;

test('signed for a day to come, a plan shows in every figure of that day and in none before it', async () => {
  const before = await pages(day);
  await desk.done(staff, 'sign-plan', { planId: merging, actId: newId(), ...paper('16-QĐ/ĐU', day, today) });
  const rows = await desk.picture(day);
  const shown = await pages(day);
  expect(shown.figures.total).toMatchObject({
    cells: before.figures.total.cells - 1,
    members: before.figures.total.members,
  });
  expect(shown.tree.rows.map((row) => row.name)).toContain('Chi bộ thôn Hợp');
  expect(shown.list.rows.filter((row) => row.organisationName === 'Chi bộ thôn Hợp')).toHaveLength(8);
  expect(shown.seats.rows).toMatchObject([{ organisationName: 'Chi bộ thôn Hợp' }]);
  expect(shown.two.acts).toMatchObject([{ act: { decision: '16-QĐ/ĐU' }, cells: -1 }]);
  expect(await ahead(day)).toMatchObject([{ title: 'Hợp nhất hai thôn', problem: null }]);
  expect((await figuresOf('2026-11-30')).total).toEqual(before.figures.total);
  expect(await ahead('2026-11-30')).toEqual([]);
  const line = { organisationId: commune.id, until: day };
  const { months } = await desk.ask<{ months: { month: string; cells: number }[] }>(
    staff.person,
    'strength-by-month',
    line,
  );
  expect(months.at(-1)).toMatchObject({ month: day, cells: before.figures.total.cells - 1 });
  // Looking changes nothing: no row is written ahead.
  expect(await desk.picture(day)).toEqual(rows);
  expect(rows.join()).not.toContain('thôn Hợp');
});

test('who may not see the plan sees the day as the book stands', async () => {
  expect(await ahead(day, head)).toEqual([]);
  // But the cell itself is told what paper will concern it, and its neighbour nothing.
  const told = (person: Id, organisationId: Id) =>
    desk.ask<{ decisions: object[] }>(person, 'decisions-coming', { organisationId });
  expect(await told(head.person, lower.id)).toMatchObject({
    decisions: [{ decision: '16-QĐ/ĐU', effectiveOn: day, kinds: ['merge'], mayOpen: false }],
  });
  expect(await told(other.person, lower.id)).toMatchObject({ decisions: [] });
  expect(await told(other.person, third.id)).toMatchObject({ decisions: [] });
  const mine = { organisationId: lower.id, asOf: day };
  expect(await desk.ask<{ total: number }>(head.person, 'members-of', mine)).toMatchObject({ total: 4 });
});

test('who knows that there is a plan, and may not read it, is shown nothing that it says', async () => {
  const asked = { organisationId: commune.id };
  const { plans } = await desk.ask<{ plans: { title: string }[] }>(above.person, 'restructuring-of', asked);
  expect(plans).toMatchObject([{ title: 'Hợp nhất hai thôn' }]);
  await expect(desk.ask(above.person, 'plan-page', { planId: merging })).rejects.toThrow('not-found');
  expect(await ahead(day, above)).toEqual([]);
  const tree = await desk.ask<{ rows: { name: string }[] }>(above.person, 'organisations', {
    asOf: day,
    underId: commune.id,
    only: 'cells',
  });
  expect(tree.rows.map((row) => row.name)).toContain('Chi bộ thôn Dưới');
  expect(tree.rows.map((row) => row.name)).not.toContain('Chi bộ thôn Hợp');
});

test('what happens in between is reckoned with, and what stands in the way is told', async () => {
  await desk.done(staff, 'draft-plan', { id: dissolving, title: 'Giải thể thôn Ba' });
  await desk.done(staff, 'set-step', stepOf(dissolving, 'dissolve', { organisationIds: [third.id] }));
  const { ground } = await desk.ask<{ ground: { people: { id: Id }[] } }>(staff.person, 'plan-page', {
    planId: dissolving,
  });
  const people = ground.people.map(({ id }) => ({ personId: id, targetId: upper.id, basedOn: 0 }));
  await desk.done(staff, 'place-persons', { planId: dissolving, rule: null, people });
  const signed = { planId: dissolving, actId: newId(), ...paper('17-QĐ/ĐU', '2026-11-28', today) };
  await desk.done(staff, 'sign-plan', signed);
  expect((await figuresOf(day)).total).toMatchObject({ cells: 2, members: 13 });
  expect(await joined(day)).toHaveLength(12);
  // Somebody comes to the cell that closes: the first plan waits, the second goes on.
  await desk.builder.member('Người mới đến', third);
  expect(await ahead(day)).toMatchObject([{ problem: { vi: expect.any(String) } }, { problem: null }]);
  expect((await figuresOf(day)).total).toMatchObject({ cells: 3, members: 14 });
  await desk.done(staff, 'undo-plan', { planId: dissolving, actId: newId(), ...paper('18-QĐ/ĐU', today) });
  expect(await ahead(day)).toHaveLength(1);
  // One of those who are to move dies before the day.
  const [departureId, personId] = [newId(), await dying()];
  await desk.done(head, 'end-membership', {
    ...{ departureId, personId, how: 'died', on: today, decision: 'Giấy báo tử', reason: null },
  });
  expect(await joined(day)).toHaveLength(7);
});

test('one rehearsal serves all questions of a person until somebody writes, and each day is told as it will be', async () => {
  const handler = desk.road.handlers.get('carry-out-plan') as { run: CommandHandler['run'] };
  const { run } = handler;
  let rehearsed = 0;
  handler.run = (tx, input) => {
    rehearsed += 1;
    return run(tx, input);
  };
  const members = (await pages(day)).list.rows.length;
  rehearsed = 0;
  expect((await pages(day)).list.rows).toHaveLength(members);
  expect((await pages('2027-03-01')).list.rows).toHaveLength(members);
  expect(rehearsed).toBe(0);
  // The day before, and the day again: the book goes back and comes on.
  expect(await ahead('2026-11-30')).toEqual([]);
  expect(
    (
      await desk.ask<{ total: number }>(staff.person, 'members-of', {
        organisationId: upper.id,
        asOf: '2026-11-30',
      })
    ).total,
  ).toBe(4);
  expect(await ahead(day)).toHaveLength(1);
  expect(rehearsed).toBe(1);
  // Nobody else is answered out of it; who may know of nothing that is signed does not take it down either.
  expect(await ahead(day, head)).toEqual([]);
  await figuresOf(day);
  expect(rehearsed).toBe(1);
  await desk.done(staff, 'draft-plan', { id: newId(), title: 'Việc khác' });
  await figuresOf(day);
  expect(rehearsed).toBe(2);
  // Written by another server, it is noticed at the next question.
  await desk.builder.member('Người đến muộn', upper);
  await desk.builder.client.query(
    'update platform.organisation_head set entry_no = entry_no + 1 where organisation_no = $1',
    [upper.no],
  );
  expect((await pages(day)).list.rows).toHaveLength(members + 1);
  await desk.builder.client.query(
    'update platform.organisation_head set entry_no = entry_no - 1 where organisation_no = $1',
    [upper.no],
  );
  handler.run = run;
});

test('another server that writes the very rows does not wait for a rehearsal that only stands', async () => {
  await figuresOf(day);
  const { rows } = await desk.builder.client
    .query(
      `begin; set local lock_timeout = '2s'; update members.affiliation set recorded_at = recorded_at where organisation_no = ${upper.no}; commit; select 1 as one`,
    )
    .then((results) => (results as unknown as { rows: object[] }[]).at(-1) ?? { rows: [] });
  expect(rows).toEqual([{ one: 1 }]);
});

async function dying(): Promise<Id> {
  const { rows } = await desk.builder.client.query<{ id: Id }>(
    `select person_id as id from members.affiliation where organisation_no = $1 and person_id <> $2 limit 1`,
    [lower.no, head.person],
  );
  return rows[0]?.id as Id;
}

test('while one looks ahead and many wait for it, orders in the same organisations go on; who comes after is told', async () => {
  let go = () => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  let isOpen = () => {};
  const opened = new Promise<void>((resolve) => (isOpen = resolve));
  const plain = desk.road.queries.get('plans-ahead') as QueryHandler;
  const slow: QueryHandler = {
    ...plain,
    run: async (tx, input) => {
      isOpen();
      await gate;
      return plain.run(tx, input);
    },
  };
  const look = (handler: QueryHandler) => answerQuestion(desk.road, handler, staff.person, { asOf: day });
  const first = look(slow);
  await Promise.race([opened, first]);
  const crowd = Array.from({ length: 40 }, () => look(plain));
  const orders = Promise.all([
    desk.done(staff, 'draft-plan', { id: newId(), title: 'Một phương án khác' }),
    desk.done(other, 'plan-meeting', meeting()),
  ]);
  const patience = new Promise((resolve) => setTimeout(resolve, 3_000, 'stood still'));
  const came = await Promise.race([orders.then(() => 'done'), patience]);
  go();
  expect(came).toBe('done');
  expect(await first).toMatchObject({ ok: true, value: { plans: expect.any(Array) } });
  const answers = await Promise.all(crowd);
  const sentAway = answers.filter((answer) => !answer.ok);
  expect(sentAway).toHaveLength(28);
  expect(sentAway[0]).toMatchObject({ problem: { code: 'platform.ahead-is-busy' } });
});

test('over the wire, who comes when the line is full is told with 503 when to come again', async () => {
  let go = () => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  const plain = desk.road.queries.get('plans-ahead') as QueryHandler;
  const slow: QueryHandler = { ...plain, run: (tx, input) => gate.then(() => plain.run(tx, input)) };
  const identities = { identify: async () => ({ personId: staff.person }), plugin: async () => {} };
  const app = await buildServer({
    ...{ road: desk.road, queries: new Map([['plans-ahead', slow]]), tables: [], endpoints: [], proxies: [] },
    ...{ verifiedUntil: () => null, extend: async () => {}, log: () => {} },
    identities,
  } as unknown as ServerParts);
  const url = `/api/v1/queries/plans-ahead?input=${encodeURIComponent(JSON.stringify({ asOf: day }))}`;
  const all = Array.from({ length: 20 }, () => app.inject({ method: 'GET', url }));
  const answered: Awaited<(typeof all)[number]>[] = [];
  for (const one of all) void one.then((answer) => answered.push(answer));
  // Nobody is let through before the last has come: a place set free would be taken by one who is to be sent away.
  await expect.poll(() => answered.length, { timeout: 20_000 }).toBe(7);
  const [sentAway] = answered;
  expect(Number(sentAway?.headers['retry-after'])).toBeGreaterThan(0);
  expect(sentAway?.json()).toMatchObject({ problem: { code: 'platform.ahead-is-busy' } });
  go();
  const codes = (await Promise.all(all)).map((answer) => answer.statusCode);
  expect([200, 503].map((code) => codes.filter((one) => one === code).length)).toEqual([13, 7]);
  await app.close();
});

const meeting = () => ({
  ...{ id: newId(), month: '2026-11-01', kind: 'extraordinary', plannedOn: '2026-11-29', startsAt: '19:30' },
  place: 'Nhà văn hóa',
  items: [{ id: newId(), part: 'proceedings', kind: 'discussion', title: 'Việc của thôn' }],
});

test('on its day the book comes out as it was shown ahead', async () => {
  const shown = await pages(day);
  desk.turnTo(day);
  await desk.done(staff, 'carry-out-plan', { planId: merging });
  const { figures, tree, list, seats, two } = await pages(day);
  expect([figures, list, two.acts, two.after]).toEqual([
    shown.figures,
    shown.list,
    shown.two.acts,
    shown.two.after,
  ]);
  expect(tree.rows.map((row) => row.name)).toEqual(shown.tree.rows.map((row) => row.name));
  expect(seats.rows.map((row) => row.fullName)).toEqual(shown.seats.rows.map((row) => row.fullName));
});
