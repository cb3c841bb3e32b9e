import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { fixedClock } from '#platform/clock.ts';
import { newId, type Place } from '#support/builders.ts';
import { CommitteeDesk, paper, stepOf, type Seat } from '#support/committee-desk.ts';
import { carryOutDue } from '../../due-plans.ts';

let desk: CommitteeDesk;
let first: Place;
let second: Place;
let third: Place;
let staff: Seat;
const people: Id[] = [];

beforeAll(async () => {
  desk = await CommitteeDesk.open();
  const { builder } = desk;
  const province = await builder.organisation('Đảng bộ tỉnh Thử', { kind: 'province-chapter' });
  const commune = await builder.organisation('Đảng bộ xã Thử', { parent: province, kind: 'commune-chapter' });
  const far = await builder.organisation('Chi bộ Văn phòng', { parent: province });
  const village = { parent: commune, category: 'village' };
  first = await builder.organisation('Chi bộ thôn Một', village);
  second = await builder.organisation('Chi bộ thôn Hai', village);
  third = await builder.organisation('Chi bộ thôn Ba', village);
  for (const [at, cell] of [first, first, first, second, second, second, third].entries())
    people.push(await builder.member(`Lò Văn ${at}`, cell));
  staff = await desk.seat(await builder.member('Hà Văn Phòng', far), commune, 'office-staff');
});
afterAll(() => desk.close());

async function plan(title: string, ...steps: readonly ((planId: Id) => object)[]): Promise<Id> {
  const id = newId();
  await desk.done(staff, 'draft-plan', { id, title });
  for (const step of steps) await desk.done(staff, 'set-step', step(id));
  return id;
}
const sign = (planId: Id, decision: string, effectiveOn: string) =>
  desk.give(staff, 'sign-plan', { planId, actId: newId(), ...paper(decision, effectiveOn, '2026-11-20') });
const place = (planId: Id, targetId: Id, ...who: Id[]) =>
  desk.give(staff, 'place-persons', {
    planId,
    rule: null,
    people: who.map((personId) => ({ personId, targetId, basedOn: 0 })),
  });
async function due(day: string) {
  desk.turnTo(day);
  return (await carryOutDue(desk.database.ownerUrl, fixedClock(`${day}T01:00:00.000Z`))).map(
    ({ code }) => code,
  );
}
interface Page {
  readonly plan: { readonly state: string };
  readonly ground: {
    readonly gone?: { readonly id: Id; readonly name: string }[];
    readonly work: { readonly id: Id; readonly kind: string }[];
  };
}
const pageOf = (planId: Id) => desk.ask<Page>(staff.person, 'plan-page', { planId });

test('what a signed plan names and another has dissolved since is told, and nothing passes for carried out', async () => {
  const renaming = await plan('Đổi tên thôn Một', (id) =>
    stepOf(id, 'rename', { organisationIds: [first.id], name: 'Chi bộ thôn Nhất' }),
  );
  expect(await sign(renaming, '1-QĐ/ĐU', '2026-12-10')).toMatchObject({ outcome: 'applied' });
  const merged = newId();
  const merging = await plan('Nhập thôn Một, thôn Hai', (id) =>
    stepOf(id, 'merge', {
      ...{ organisationIds: [first.id, second.id], targetId: merged, name: 'Chi bộ thôn Hợp' },
      ...{ organisationKind: 'cell', category: 'village' },
    }),
  );
  const post = { id: newId(), planId: merging, targetId: merged, personId: people[3], office: 'secretary' };
  await desk.done(staff, 'name-post', post);
  expect(await sign(merging, '2-QĐ/ĐU', '2026-12-11')).toMatchObject({ outcome: 'applied' });
  const dissolving = await plan('Giải thể thôn Một', (id) =>
    stepOf(id, 'dissolve', { organisationIds: [first.id] }),
  );
  await place(dissolving, third.id, ...people.slice(0, 3));
  expect(await sign(dissolving, '3-QĐ/ĐU', '2026-11-22')).toMatchObject({ outcome: 'applied' });
  // What has ended keeps a page: whoever asks for it today is told when it ended, and what it went on in.
  expect(await desk.ask(staff.person, 'organisation-lineage', { organisationId: first.id })).toMatchObject({
    stood: { name: 'Chi bộ thôn Một', from: '2000-01-01', lastDay: '2026-11-21' },
    successors: [{ name: 'Chi bộ thôn Ba', lastDay: null }],
  });
  for (const planId of [renaming, merging])
    expect((await pageOf(planId)).ground.gone).toEqual([{ id: first.id, name: 'Chi bộ thôn Một' }]);
  expect(await due('2026-12-10')).toEqual(['restructuring.is-hindered']);
  const refused = await desk.give(staff, 'carry-out-plan', { planId: renaming });
  expect(refused.problem?.message.vi).toContain('Chi bộ thôn Một');
  expect(await due('2026-12-11')).toEqual(['restructuring.is-hindered', 'restructuring.is-hindered']);
  expect((await pageOf(merging)).plan.state).toBe('signed');
  // What is in the way for good is taken back; what was dissolved can be told of as it was.
  for (const planId of [renaming, merging])
    await desk.done(staff, 'undo-plan', { planId, actId: newId(), ...paper('4-QĐ/ĐU', '2026-12-11') });
});

test('what comes up after the signature is placed in the signed plan, and on its day it is carried out', async () => {
  const dissolving = await plan('Giải thể thôn Hai', (id) =>
    stepOf(id, 'dissolve', { organisationIds: [second.id] }),
  );
  await place(dissolving, third.id, ...people.slice(3, 6));
  expect(await sign(dissolving, '5-QĐ/ĐU', '2026-12-20')).toMatchObject({ outcome: 'applied' });
  const newcomer = await desk.builder.member('Người mới đến', second);
  await desk.builder.client.query(
    `insert into preparation.planned_theme (id, organisation_no, month, topic, kind, standing, recorded_at)
     values ($1, $2, '2027-01-01', 'Chuyên đề mới', 'ordinary', 'planned', '2026-12-01')`,
    [newId(), second.no],
  );
  expect(await due('2026-12-20')).toEqual(['restructuring.is-hindered']);
  await place(dissolving, third.id, newcomer);
  const [theme] = (await pageOf(dissolving)).ground.work;
  const work = { planId: dissolving, itemId: theme?.id, targetId: third.id, basedOn: 0 };
  await desk.done(staff, 'place-work', work);
  // What was decided by the signature is not changed after it.
  expect(await desk.give(staff, 'place-work', { ...work, targetId: null, basedOn: 1 })).toMatchObject({
    problem: { code: 'restructuring.plan-is-closed' },
  });
  await desk.done(staff, 'carry-out-plan', { planId: dissolving });
  expect((await desk.picture('2026-12-20')).filter((line) => line.endsWith('thôn Ba'))).toHaveLength(8);
});

test('one person placed twice at once, and one step said twice, are refused in words', async () => {
  const drawing = await plan('Rút đảng viên', (id) => stepOf(id, 'draw', { organisationIds: [third.id] }));
  const [one] = people;
  expect(await place(drawing, third.id, one as Id, one as Id)).toMatchObject({
    problem: { code: 'restructuring.placed-twice' },
  });
  const rename = (name: string) => stepOf(drawing, 'rename', { organisationIds: [third.id], name });
  await desk.done(staff, 'set-step', rename('Chi bộ thôn Tam'));
  expect(await desk.give(staff, 'set-step', rename('Chi bộ thôn Ba mới'))).toMatchObject({
    problem: { code: 'restructuring.said-twice' },
  });
});

test('a campaign is closed once, on a day between its start and today', async () => {
  const campaignId = newId();
  await desk.done(staff, 'open-campaign', {
    ...{ id: campaignId, title: 'Đợt thử', basis: 'Kết luận 38-KL/TW', kind: 'rename' },
    ...{ begunOn: '2026-11-01', dueOn: '2026-12-31', unitIds: [third.id, third.id] },
  });
  const page = await desk.ask<{ units: unknown[] }>(staff.person, 'campaign-page', { campaignId });
  expect(page.units).toHaveLength(1);
  const close = async (on: string) =>
    (await desk.give(staff, 'close-campaign', { campaignId, on })).problem?.code ?? null;
  expect(await close('2026-10-31')).toBe('restructuring.closed-out-of-time');
  expect(await close('2027-06-01')).toBe('restructuring.closed-out-of-time');
  expect(await close('2026-12-20')).toBeNull();
  expect(await close('2026-12-20')).toBe('restructuring.campaign-is-closed');
});

test('a cell does not close over somebody who stays there for a time, with a transfer in the book or without', async () => {
  const guest = await desk.builder.member('Hầu Văn Tạm', staff.place);
  await desk.builder.client.query(
    `insert into members.circumstance (id, person_id, organisation_no, kind, valid, recorded_at)
     values ($1, $2, $3, 'temporarily-here', '[2026-11-01,2027-11-01)', '2026-11-01')`,
    [newId(), guest, third.no],
  );
  const closing = await plan('Giải thể thôn Ba', (id) =>
    stepOf(id, 'dissolve', { organisationIds: [third.id] }),
  );
  const { work } = (await pageOf(closing)).ground;
  expect(work.filter(({ kind }) => kind === 'guest')).toMatchObject([
    { title: 'Hầu Văn Tạm', settle: 'there' },
  ]);
});
